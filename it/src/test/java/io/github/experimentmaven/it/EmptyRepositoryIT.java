package io.github.experimentmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build gets that has nothing in its local repository but this project's own artifacts. */
class EmptyRepositoryIT {

  private static final List<String> TRAINING =
      List.of("org/deeplearning4j", "org/nd4j", "org/bytedeco");

  @TempDir private Path temporary;

  @Test
  void goalsThatTrainNothingGetNothingOfDeeplearning4j() throws Exception {
    Path folder = temporary.toRealPath();
    Path project = CachedProject.make(folder.resolve("project"));
    try (MavenBuild trained =
        MavenBuild.start(project, "verify", "-Dexperiment.cacheDirectory=" + folder)) {
      assertThat(trained.exitCode()).as(trained.log()).isZero();
    }
    Path repository = folder.resolve("repository");
    Path ours = Path.of("io", "github", "experimentmaven");
    CachedProject.copy(
        Path.of(System.getProperty("it.local-repository")).resolve(ours), repository.resolve(ours));

    try (MavenBuild build =
        MavenBuild.start(
            project,
            repository,
            List.of(
                "experiment:schema",
                "experiment:describe",
                "experiment:report",
                "experiment:check"))) {
      assertThat(build.exitCode()).as(build.log()).isZero();
    }

    assertThat(jars(repository)).anyMatch(jar -> jar.startsWith("org/freemarker"));
    assertThat(jars(repository)).noneMatch(jar -> jar.startsWith("org/apache/spark"));
    assertThat(jars(repository)).noneMatch(jar -> TRAINING.stream().anyMatch(jar::startsWith));
  }

  private static List<String> jars(Path repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      return files
          .map(file -> repository.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".jar"))
          .toList();
    }
  }
}
