package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The daily work with every Maven that the plugin supports, on the oldest and the newest JDK. */
class MavenVersionsIT {

  @TempDir private Path temporary;

  /** Those that this module's build has unpacked, with each JDK there is. */
  static List<Arguments> setups() throws IOException {
    List<Path> mavens = new ArrayList<>();
    mavens.add(MavenSetup.OWN.maven());
    try (Stream<Path> unpacked = Files.list(Path.of("target", "mavens"))) {
      unpacked.map(Path::toAbsolutePath).sorted().forEach(mavens::add);
    }
    List<Arguments> setups = new ArrayList<>();
    for (Path maven : mavens) {
      setups.add(Arguments.of(maven.getFileName().toString(), MavenSetup.OWN.withMaven(maven)));
      Jdks.ofOtherKind()
          .map(jdk -> MavenSetup.OWN.withMaven(maven).withJdk(jdk))
          .ifPresent(
              setup ->
                  setups.add(
                      Arguments.of(
                          maven.getFileName() + " and " + setup.jdk().getFileName(), setup)));
    }
    // One less for each that is not there would go unseen.
    assertThat(mavens).hasSize(3);
    return setups;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("setups")
  void whatIsTrainedIsAcceptedComparedAndReported(String name, MavenSetup setup) throws Exception {
    Path project = CachedProject.make(temporary.toRealPath().resolve("project"));
    String cache = "-Dexperiment.cacheDirectory=" + temporary.resolve("cache");

    assertThat(build(setup, project, "verify", cache)).contains("steady seed 1  started");
    build(setup, project, "experiment:accept", "-Dexperiment.reason=first");
    String log = build(setup, project, "verify", "experiment:reproduce", cache);

    assertThat(log).contains("steady: PASS", "steady: bitwise equal").doesNotContain("[WARNING]");
    assertThat(project.resolve("target/site/experiments/steady.html")).isRegularFile();
  }

  private static String build(MavenSetup setup, Path project, String... arguments)
      throws Exception {
    try (MavenBuild build = MavenBuild.startWith(setup, project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }
}
