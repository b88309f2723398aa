package io.github.experimentmaven.resolution;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlexusTest
class TrainerResolverTest {

  private static final NativePlatform PLATFORM =
      new NativePlatform("linux-x86_64-onednn-avx2", "linux-x86_64");

  private static final String LIST = "META-INF/experiment-trainer/dependencies.txt";

  private static final String DEPENDENCIES =
      """
      io.github.experimentmaven:experiment-trainer:jar:2.5
         io.github.experimentmaven:experiment-core:jar:2.5:compile
            org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile
         org.nd4j:nd4j-native:jar:1.0.0-M2.1:runtime
         org.bytedeco:openblas:jar:0.3.19-1.5.7:compile
      """;

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
  void aClassOfAProjectGetsTheTrainerWithoutDeeplearning4j() throws Exception {
    placeTrainer(
        """
        io.github.experimentmaven:experiment-trainer:jar:2.5
           io.github.experimentmaven:experiment-core:jar:2.5:compile
              com.fasterxml.jackson.core:jackson-core:jar:2.22.4:compile
           io.github.experimentmaven:experiment-maven-spi:jar:2.5:compile
           org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile
        """);
    install("io.github.experimentmaven", "experiment-core", "2.5", "");
    install("io.github.experimentmaven", "experiment-maven-spi", "2.5", "");
    install("com.fasterxml.jackson.core", "jackson-core", "2.22.4", "");
    maven.goOffline();

    assertThat(trainer.classTrainer(maven.context()))
        .extracting(path -> path.getFileName().toString())
        .containsExactly(
            "experiment-trainer-2.5.jar", "experiment-core-2.5.jar", "jackson-core-2.22.4.jar");
    assertThat(trainer.interfaces(maven.context())).hasFileName("experiment-maven-spi-2.5.jar");
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
        WrittenDependencies.of(
            Path.of(Trainer.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
            "experiment-trainer");

    assertThat(dependencies)
        .extracting(Artifact::getArtifactId)
        .containsExactly(
            "experiment-core",
            "jackson-annotations",
            "experiment-maven-spi",
            "jackson-core",
            "jackson-databind",
            "jspecify",
            "deeplearning4j-nn",
            "deeplearning4j-utility-iterators",
            "commons-io",
            "nd4j-api",
            "byteunits",
            "commons-math3",
            "commons-lang3",
            "commons-collections4",
            "flatbuffers-java",
            "protobuf",
            "commons-net",
            "neoitertools",
            "nd4j-native-api",
            "nd4j-common",
            "guava",
            "commons-compress",
            "commons-codec",
            "gson",
            "error_prone_annotations",
            "jackson",
            "oshi-core",
            "jna-platform",
            "jna",
            "threetenbp",
            "fastutil",
            "resources",
            "nd4j-native",
            "nd4j-native-preset",
            "nd4j-presets-common",
            "javacpp",
            "openblas",
            "slf4j-api",
            "slf4j-simple");
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
    write(jar, "other.txt", new byte[0]);

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> trainer.libraries(maven.context(), PLATFORM))
        .withMessage("%s is damaged: it has no %s\n  delete it and run again".formatted(jar, LIST));
  }

  @Test
  void aTrainerThatIsAFolderOfClassesWithoutItsListHasToBeBuilt() throws Exception {
    Path classes = Files.createDirectories(temporary.resolve("trainer/target/classes"));
    maven.buildInReactor("experiment-trainer", classes);

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> trainer.libraries(maven.context(), PLATFORM))
        .withMessage(
            """
            %s is damaged: it has no %s
              build it anew, with 'mvn process-classes' or a later phase"""
                .formatted(classes, LIST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // in the colours of the console
        "   org.nd4j:\u001B[1mnd4j-api\u001B[m:jar:\u001B[1m1.0.0-M2.1\u001B[m:\u001B[1mcompile\u001B[m",
        // with a classifier, of another type, of another scope
        "   org.nd4j:nd4j-native:jar:linux-x86_64:1.0.0-M2.1:runtime",
        "   org.nd4j:nd4j-api:zip:1.0.0-M2.1:compile",
        "   org.nd4j:nd4j-api:jar:1.0.0-M2.1:test",
        // with more than dependency:tree is asked for
        "   (org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile - omitted for duplicate)",
        "   org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile -- module nd4j.api (auto)",
        "   none",
        // not below the trainer
        "org.nd4j:nd4j-api:jar:1.0.0-M2.1:compile"
      })
  void aLineThatNamesNoPlainLibraryMakesTheTrainerDamaged(String line) throws Exception {
    Path jar = placeTrainer(DEPENDENCIES + line + "\n");

    assertDamaged(
        jar,
        "line 6 of %s is not understood: '%s'"
            .formatted(LIST, line.strip().replace('\u001B', '?')));
  }

  @Test
  void aListThatDoesNotBeginWithTheTrainerMakesItDamaged() throws Exception {
    Path jar = placeTrainer(DEPENDENCIES.substring(DEPENDENCIES.indexOf('\n') + 1));

    assertDamaged(
        jar,
        "line 1 of %s is not understood: 'io.github.experimentmaven:experiment-core:jar:2.5:compile'"
            .formatted(LIST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "io.github.experimentmaven:experiment-trainer:jar:2.5\n"})
  void aListOfNothingMakesTheTrainerDamaged(String list) throws Exception {
    assertDamaged(placeTrainer(list), LIST + " names no library");
  }

  @Test
  void aListThatIsNoTextMakesTheTrainerDamaged() throws Exception {
    Path jar = maven.place("io.github.experimentmaven", "experiment-trainer", "2.5", "");
    write(jar, LIST, new byte[] {'a', (byte) 0xFF, '\n'});

    assertDamaged(jar, LIST + " is no text in UTF-8");
  }

  @Test
  void aListThatCannotBeUnpackedMakesTheTrainerDamaged() throws Exception {
    Path jar = placeTrainer(DEPENDENCIES);
    byte[] bytes = Files.readAllBytes(jar);
    int localHeader = 30;
    bytes[localHeader + LIST.length()] = (byte) 0xFF;
    Files.write(jar, bytes);

    assertDamaged(jar, LIST + " cannot be read: invalid block type");
  }

  private void assertDamaged(Path jar, String how) {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> trainer.classPath(maven.context(), PLATFORM))
        .withMessage("%s is damaged: %s\n  delete it and run again".formatted(jar, how));
  }

  private void installTrainer() throws IOException {
    placeTrainer(DEPENDENCIES);
  }

  private Path placeTrainer(String list) throws IOException {
    Path jar = maven.place("io.github.experimentmaven", "experiment-trainer", "2.5", "");
    write(jar, LIST, list.getBytes(UTF_8));
    return jar;
  }

  private static void write(Path jar, String name, byte[] content) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
  }

  private void install(String groupId, String artifactId, String version, String classifier)
      throws IOException {
    Files.writeString(maven.place(groupId, artifactId, version, classifier), "jar");
  }
}
