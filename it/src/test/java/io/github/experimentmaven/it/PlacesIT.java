package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds in folders of whatever name and in whatever environment come to the same files. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Elsewhere not every name is allowed.")
class PlacesIT {

  /** Digits of other scripts, which locales bring along. */
  private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

  private static final Pattern MAVENS_TIME = Pattern.compile("Total time:|Finished at:");

  private static final int LONG = 250;

  private static Map<String, String> usual;

  @TempDir private static Path shared;
  @TempDir private Path temporary;

  @BeforeAll
  static void buildAsUsual() throws Exception {
    Path project = CachedProject.make(shared.toRealPath().resolve("usual"));
    build(MavenSetup.OWN, project);
    usual = accepted(project);
    assertThat(usual).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ünïcödé 日本語", "-D 100% # $HOME !%PATH%! ' @ & ; (1) +x"})
  void aFolderMayHaveAnyName(String name) throws Exception {
    Path project = CachedProject.make(temporary.toRealPath().resolve(name));
    build(MavenSetup.OWN, project);
    assertThat(accepted(project)).isEqualTo(usual);
  }

  @Test
  void aPathMayBeLong() throws Exception {
    Path folder = temporary.toRealPath();
    while (folder.toString().length() < LONG) {
      folder = folder.resolve("one-of-many-folders");
    }
    Path project = CachedProject.make(folder);
    build(MavenSetup.OWN, project);
    assertThat(accepted(project)).isEqualTo(usual);
  }

  @Test
  void aCheckoutMayBeALink() throws Exception {
    Path project = CachedProject.make(temporary.toRealPath().resolve("elsewhere"));
    Path link = Files.createSymbolicLink(temporary.toRealPath().resolve("link"), project);
    build(MavenSetup.OWN, link);
    assertThat(accepted(link)).isEqualTo(usual);
  }

  static Stream<Arguments> environments() {
    return Stream.of(
        Arguments.of(
            "the dotless i of Turkish, another encoding",
            Map.of(
                "MAVEN_OPTS",
                "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1",
                "LC_ALL",
                "C")),
        Arguments.of(
            "Arabic digits, another time zone",
            Map.of(
                "MAVEN_OPTS",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab"
                    + " -Duser.timezone=Pacific/Apia",
                "TZ",
                "Asia/Kathmandu")),
        Arguments.of(
            "Thai digits and years, for all JVMs, little heap",
            Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Duser.language=th -Duser.country=TH -Duser.variant=TH -Duser.extensions=nu-thai",
                "MAVEN_OPTS",
                "-Xmx128m")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("environments")
  void anEnvironmentChangesNothing(String name, Map<String, String> environment) throws Exception {
    Path project = CachedProject.make(temporary.toRealPath().resolve("project"));
    String log = build(MavenSetup.OWN.withEnvironment(environment), project);

    assertThat(accepted(project)).isEqualTo(usual);
    assertThat(log).contains("steady seed 1  started");
    // Maven itself tells its time in digits of the locale.
    assertThat(log.lines().filter(line -> !MAVENS_TIME.matcher(line).find()))
        .noneMatch(line -> FOREIGN_DIGIT.matcher(line).find());
    try (Stream<Path> files = Files.walk(project.resolve("target"))) {
      for (Path file : files.filter(PlacesIT::isText).toList()) {
        assertThat(FOREIGN_DIGIT.matcher(Files.readString(file)).find()).as("%s", file).isFalse();
      }
    }
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return Stream.of("html", "json", "jsonl", "xml", "csv", "md")
        .anyMatch(ending -> name.endsWith("." + ending));
  }

  /** Trains and accepts; nothing is to come from another build. */
  private static String build(MavenSetup setup, Path project) throws Exception {
    try (MavenBuild build =
        MavenBuild.startWith(
            setup,
            project,
            "verify",
            "experiment:accept",
            "-Dexperiment.cacheDirectory=" + project.resolve("target/cache"),
            "-Dexperiment.reason=first",
            "-Dexperiment.names=steady")) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }

  /** What is committed, by its path: results, their predictions, the history. */
  private static Map<String, String> accepted(Path project) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path experiments = project.resolve("src/experiments");
    for (String folder : new String[] {"baselines", "history"}) {
      try (Stream<Path> files = Files.walk(experiments.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(
              experiments.relativize(file).toString(),
              new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }
}
