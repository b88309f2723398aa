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

/** The daily work with newer Mavens than that of this build, on the oldest and the newest JDK. */
class MavenVersionsIT {

  private static final String REASON = "-Dexperiment.reason=first";

  @TempDir private Path temporary;

  /** The Mavens that this module's build has unpacked, with each JDK there is. */
  static List<Arguments> setups() throws IOException {
    List<Path> mavens;
    try (Stream<Path> unpacked = Files.list(Path.of("target", "mavens"))) {
      mavens = unpacked.map(Path::toAbsolutePath).sorted().toList();
    }
    // One less would go unseen.
    assertThat(mavens).hasSize(2);
    List<Path> jdks = new ArrayList<>(List.of(Jdks.OWN));
    Jdks.ofOtherKind().ifPresent(jdks::add);
    return mavens.stream()
        .flatMap(
            maven ->
                jdks.stream()
                    .map(
                        jdk ->
                            Arguments.of(
                                maven.getFileName() + " with " + jdk.getFileName(),
                                MavenSetup.OWN.withMaven(maven).withJdk(jdk))))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("setups")
  void whatIsTrainedIsAcceptedComparedAndReported(String name, MavenSetup setup) throws Exception {
    Path project = CachedProject.make(temporary.toRealPath().resolve("project"));
    // Maven 4 warns of a project whose root it has to guess.
    Files.createDirectory(project.resolve(".mvn"));
    String cache = "-Dexperiment.cacheDirectory=" + temporary.resolve("cache");

    assertThat(build(setup, project, cache, "verify", "experiment:accept", REASON))
        .contains("steady seed 1  started");
    assertThat(build(setup, project, cache, "verify", "experiment:reproduce"))
        .contains("steady: PASS", "steady: bitwise equal")
        .doesNotContain("[WARNING]");
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
