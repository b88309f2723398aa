package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one JDK has accepted is checked by another: since JDK 19 numbers are spelt otherwise than
 * before. Skipped where there is none beside that of the build.
 */
class OtherJdkIT {

  private static final int SPELLS_SHORTLY_SINCE = 19;

  private static final Path OWN = Path.of(System.getProperty("java.home"));

  @TempDir private Path temporary;

  @Test
  void whatTheOldOneAcceptedHoldsForTheNewOneAndTheOtherWayRound() throws Exception {
    Optional<Path> other = otherJdk();
    assumeTrue(other.isPresent(), "no JDK of another kind beside " + OWN);
    for (List<Path> jdks : List.of(List.of(OWN, other.get()), List.of(other.get(), OWN))) {
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
    try (MavenBuild build = MavenBuild.startWith(jdk, project, arguments)) {
      assertThat(build.exitCode()).as(build.log()).isZero();
      return build.log();
    }
  }

  /** The newest that spells numbers otherwise than that of this build. */
  private static Optional<Path> otherJdk() throws IOException {
    boolean isOld = Runtime.version().feature() < SPELLS_SHORTLY_SINCE;
    try (Stream<Path> folders = Files.list(OWN.getParent())) {
      return folders
          .filter(folder -> Files.isExecutable(folder.resolve("bin").resolve("javac")))
          .filter(folder -> version(folder) >= 17)
          .filter(folder -> (version(folder) < SPELLS_SHORTLY_SINCE) != isOld)
          .max(Comparator.comparingInt(OtherJdkIT::version));
    }
  }

  /** 0 if it does not say. */
  private static int version(Path jdk) {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(jdk.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      return 0;
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.split("[.+-]", 2)[0]);
  }
}
