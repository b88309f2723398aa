package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one JDK has accepted is checked by another: since JDK 19 numbers are spelt otherwise than
 * before. Skipped where there is none beside that of the build.
 */
class OtherJdkIT {

  @TempDir private Path temporary;

  @Test
  void whatTheOldOneAcceptedHoldsForTheNewOneAndTheOtherWayRound() throws Exception {
    Optional<Path> other = Jdks.ofOtherKind();
    assumeTrue(other.isPresent(), "no JDK of another kind beside " + Jdks.OWN);
    for (List<Path> jdks :
        List.of(List.of(Jdks.OWN, other.get()), List.of(other.get(), Jdks.OWN))) {
      Path project = CachedProject.make(temporary.toRealPath().resolve(jdks.get(0).getFileName()));
      build(jdks.get(0), project, "verify", cache(project, "first"));
      build(jdks.get(0), project, "experiment:accept", "-Dexperiment.reason=first");

      assertThat(build(jdks.get(1), project, "verify", cache(project, "second")))
          .contains("steady seed 1  started")
          .doesNotContain("differs", "[WARNING]");
      assertThat(build(jdks.get(1), project, "experiment:accept", "-Dexperiment.reason=again"))
          .contains("unchanged");
    }
  }

  /** A cache of its own: nothing is to come from another build. */
  private static String cache(Path project, String name) {
    return "-Dexperiment.cacheDirectory=" + project.resolve("cache-" + name);
  }

  private static String build(Path jdk, Path project, String... arguments) throws Exception {
    try (MavenBuild build = MavenBuild.startWith(MavenSetup.OWN.withJdk(jdk), project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }
}
