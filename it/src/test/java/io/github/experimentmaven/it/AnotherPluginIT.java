package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds of the plugin: the second one has another version, another message and a layer more,
 * and the same arithmetic.
 */
class AnotherPluginIT {

  private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

  private static final Path REPOSITORY = Path.of(System.getProperty("it.local-repository"));

  private static final String VERSION = "77.0";

  private static final String LAYER =
      """
        /** Passes a sample on as it is. */
        @Described("Passes a sample on as it is.")
        record PassThrough(
            @Argument(value = "The layer's name.", optional = true) @Nullable String name)
            implements Layer {

          @Override
          public Shape outputShape(Shape input) {
            return input;
          }
        }

        /** Convolution: {@code""";

  @TempDir private Path temporary;

  @Test
  void whatWasTrainedAndAcceptedWithOneHoldsForTheOther() throws Exception {
    Path folder = temporary.toRealPath();
    Path project = CachedProject.make(folder.resolve("project"));
    String cache = "-Dexperiment.cacheDirectory=" + folder.resolve("cache");
    assertThat(successful(project, "verify", cache)).contains("steady seed 1  started");
    successful(project, "experiment:accept", "-Dexperiment.reason=first", cache);
    installAnotherPlugin(folder.resolve("sources"));

    String other = "-Dplugin.version=" + VERSION;
    assertThat(successful(project, "verify", cache, other))
        .contains("steady seed 1  cached", "varied seed 1  cached")
        .doesNotContain("started", "differs", "[WARNING]");
    assertThat(successful(project, "experiment:reproduce", cache, other))
        .contains("steady", "bitwise equal");
  }

  private static void installAnotherPlugin(Path copy) throws Exception {
    for (String part :
        List.of(
            ".mvn",
            "spi/src/main",
            "core/src/main",
            "trainer/src/main",
            "plugin/src/main",
            "reports-template/src/main")) {
      CachedProject.copy(SOURCES.resolve(part), copy.resolve(part));
    }
    List<String> modules = List.of("spi", "core", "trainer", "plugin", "reports-template");
    String others =
        "<module>(?!(?:%s)</module>)[^<]*</module>".formatted(String.join("|", modules));
    for (String module : Stream.concat(Stream.of(""), modules.stream()).toList()) {
      Path pom = Path.of(module, "pom.xml");
      String text = Files.readString(SOURCES.resolve(pom));
      write(
          copy.resolve(pom),
          text.replace("<version>0.1.0-SNAPSHOT</version>", "<version>" + VERSION + "</version>")
              .replaceAll(others, ""));
    }
    for (String file : List.of("LICENSE", "NOTICE")) {
      Files.copy(SOURCES.resolve(file), copy.resolve(file));
    }
    change(
        copy.resolve("core/src/main/java/io/github/experimentmaven/experiment/Layer.java"),
        "  /** Convolution: {@code",
        LAYER);
    change(
        copy.resolve("plugin/src/main/java/io/github/experimentmaven/mojo/ExperimentMojo.java"),
        "No experiment that is asked for is in this module",
        "Nothing that is asked for is here");
    try (MavenBuild build =
        MavenBuild.start(
            copy,
            REPOSITORY,
            List.of("install", "-DskipTests", "-Dspotless.check.skip", "-Dmdep.analyze.skip"))) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }
  }

  private static void change(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(before);
    write(file, text.replace(before, after));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String successful(Path project, String... arguments) throws Exception {
    try (MavenBuild build = MavenBuild.start(project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }
}
