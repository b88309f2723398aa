package io.github.experimentmaven.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.failure.ResolutionException;
import io.github.experimentmaven.platform.NativePlatform;
import io.github.experimentmaven.trainer.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.inject.Inject;
import org.codehaus.plexus.testing.PlexusTest;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlexusTest
class TrainerResolverTest {

  private static final NativePlatform PLATFORM =
      new NativePlatform("linux-x86_64-onednn-avx2", "linux-x86_64");

  private static final String LIST = "META-INF/experiment-trainer/dependencies.txt";

  @TempDir Path temporary;

  @Inject RepositorySystem system;

  @Inject TrainerResolver trainer;

  private LocalRepositoryFixture maven;

  @BeforeEach
  void createProject() throws IOException {
    maven = new LocalRepositoryFixture(system, temporary);
  }

  @Test
  void theClassPathIsTheTrainerThenItsLibrariesInTheirOrderThenTheNativeOnes() throws Exception {
    installTrainer();
    install("io.github.experimentmaven", "experiment-core", "2.5", "");
    install("org.nd4j", "nd4j-api", "1.0.0-M2.1", "");
    install("org.nd4j", "nd4j-native", "1.0.0-M2.1", "");
    install("org.bytedeco", "openblas", "0.3.19-1.5.7", "");
    install("org.nd4j", "nd4j-native", "1.0.0-M2.1", "linux-x86_64-onednn-avx2");
    install("org.bytedeco", "openblas", "0.3.19-1.5.7", "linux-x86_64");

    assertThat(trainer.classPath(maven.context(), PLATFORM))
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "experiment-trainer-2.5.jar",
            "experiment-core-2.5.jar",
            "nd4j-api-1.0.0-M2.1.jar",
            "nd4j-native-1.0.0-M2.1.jar",
            "openblas-0.3.19-1.5.7.jar",
            "nd4j-native-1.0.0-M2.1-linux-x86_64-onednn-avx2.jar",
            "openblas-0.3.19-1.5.7-linux-x86_64.jar");
  }

  @Test
  void toNameTheLibrariesNoneOfThemHasToBeThere() throws Exception {
    installTrainer();
    maven.goOffline();

    assertThat(trainer.libraries(maven.context(), PLATFORM))
        .containsExactly(
            "org.nd4j:nd4j-api:1.0.0-M2.1",
            "org.nd4j:nd4j-native:1.0.0-M2.1",
            "org.bytedeco:openblas:0.3.19-1.5.7",
            "org.nd4j:nd4j-native:1.0.0-M2.1:linux-x86_64-onednn-avx2",
            "org.bytedeco:openblas:0.3.19-1.5.7:linux-x86_64");
  }

  @Test
  void theTrainerThatIsBuiltNamesItsLibraries() throws Exception {
    List<Artifact> dependencies =
        TrainerDependencies.read(
            Path.of(Trainer.class.getProtectionDomain().getCodeSource().getLocation().toURI()));

    assertThat(dependencies)
        .extracting(Artifact::getArtifactId)
        .contains(
            "experiment-core",
            "deeplearning4j-nn",
            "nd4j-api",
            "nd4j-native",
            "nd4j-native-preset",
            "javacpp",
            "openblas",
            "slf4j-api",
            "slf4j-simple")
        .doesNotContain("experiment-trainer", "junit-jupiter", "snakeyaml", "maven-core");
    assertThat(dependencies).allMatch(each -> each.getClassifier().isEmpty());
  }

  @Test
  void aMissingTrainerIsNamedWithWhatToDo() {
    maven.goOffline();

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> trainer.classPath(maven.context(), PLATFORM))
        .withMessage(
            """
            io.github.experimentmaven:experiment-trainer:jar:2.5 is not in the local repository, \
            and Maven is offline:
              run once without -o, or make it available in a plugin repository""");
  }

  @Test
  void missingNativeLibrariesOfflineAreNamedWithWhatToDo() throws Exception {
    installTrainer();
    install("io.github.experimentmaven", "experiment-core", "2.5", "");
    install("org.nd4j", "nd4j-api", "1.0.0-M2.1", "");
    install("org.nd4j", "nd4j-native", "1.0.0-M2.1", "");
    install("org.bytedeco", "openblas", "0.3.19-1.5.7", "");
    maven.goOffline();

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> trainer.classPath(maven.context(), PLATFORM))
        .withMessage(
            """
            org.nd4j:nd4j-native:jar:linux-x86_64-onednn-avx2:1.0.0-M2.1 is not in the local \
            repository, and Maven is offline:
              run once without -o, or name other native libraries with \
            -Dexperiment.nativeClassifier""");
  }

  @Test
  void aTrainerThatIsNoJarIsNamed() throws Exception {
    Path jar = maven.place("io.github.experimentmaven", "experiment-trainer", "2.5", "");
    Files.writeString(jar, "no jar");

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> trainer.libraries(maven.context(), PLATFORM))
        .withMessage(
            "%s is damaged: zip END header not found\n  delete it and run again".formatted(jar));
  }

  @Test
  void aTrainerWithoutItsListIsNamed() throws Exception {
    Path jar = maven.place("io.github.experimentmaven", "experiment-trainer", "2.5", "");
    write(jar, "other.txt", "");

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> trainer.libraries(maven.context(), PLATFORM))
        .withMessage("%s is damaged: it has no %s\n  delete it and run again".formatted(jar, LIST));
  }

  private void installTrainer() throws IOException {
    write(
        maven.place("io.github.experimentmaven", "experiment-trainer", "2.5", ""),
        LIST,
        """

        The following files have been resolved:
           io.github.experimentmaven:experiment-core:jar:2.5:compile
           org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile -- module nd4j.api (auto)
           org.nd4j:nd4j-native:jar:1.0.0-M2.1:runtime -- module nd4j.cpu
           org.bytedeco:openblas:jar:0.3.19-1.5.7:compile

        """);
  }

  private static void write(Path jar, String name, String text) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private void install(String groupId, String artifactId, String version, String classifier)
      throws IOException {
    Files.writeString(maven.place(groupId, artifactId, version, classifier), "jar");
  }
}
