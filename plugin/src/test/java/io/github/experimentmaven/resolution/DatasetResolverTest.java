package io.github.experimentmaven.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.ResolutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.inject.Inject;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.codehaus.plexus.testing.PlexusTest;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlexusTest
class DatasetResolverTest {

  private static final String GROUP = "io.github.experimentmaven";

  @TempDir Path temporary;

  @Inject RepositorySystem system;

  @Inject DatasetResolver resolver;

  private LocalRepositoryFixture maven;

  @BeforeEach
  void createProject() throws IOException {
    maven = new LocalRepositoryFixture(system, temporary);
  }

  @Test
  void aFolderIsRelativeToTheModule() throws Exception {
    IdxFiles.writeSmallDataset(temporary.resolve("module/data/animals"));

    var dataset = resolver.resolve(new DatasetSource.Folder("data/animals"), maven.context());

    assertThat(dataset.name()).isEqualTo("animals");
  }

  @Test
  void aSubsetHasSomeSamplesOfItsDataSet() throws Exception {
    IdxFiles.writeSmallDataset(temporary.resolve("module/data/animals"));
    var whole = new DatasetSource.Folder("data/animals");

    var dataset = resolver.resolve(new DatasetSource.Subset(whole, 4, null, 1), maven.context());

    assertThat(dataset.name()).isEqualTo("animals");
    assertThat(dataset.counts()).containsEntry(Part.TRAIN, 4).containsEntry(Part.TEST, 3);
    assertThat(dataset.files().folder()).startsWith(maven.context().dataCache());
    assertThat(resolver.resolve(new DatasetSource.Subset(whole, 4, null, 1), maven.context()))
        .isEqualTo(dataset);
  }

  @Test
  void aSubsetIsNotLargerThanItsDataSet() throws Exception {
    IdxFiles.writeSmallDataset(temporary.resolve("module/data/animals"));
    var source = new DatasetSource.Subset(new DatasetSource.Folder("data/animals"), 7, null, 1);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> resolver.resolve(source, maven.context()))
        .withMessage("train: 7 is more than animals has, which is 6");
  }

  @Test
  void theManifestIsThatOfTheFolderOrTheJarAsItIsNow() throws Exception {
    Path folder = IdxFiles.writeSmallDataset(temporary.resolve("module/data/animals"));
    DatasetSource source = new DatasetSource.Folder("data/animals");
    Files.deleteIfExists(folder.resolve("dataset.json"));
    assertThat(resolver.manifest(source, maven.context())).isEmpty();
    Files.writeString(folder.resolve("dataset.json"), "{\"licence\": \"CC0\"}");
    assertThat(resolver.manifest(source, maven.context()))
        .asString()
        .isEqualTo("{\"licence\": \"CC0\"}");

    jar(maven.place(GROUP, "small", "2.5", ""));
    assertThat(resolver.manifest(new DatasetSource.Artifact(GROUP + ":small"), maven.context()))
        .asString()
        .contains("train-images-idx3-ubyte");
  }

  @Test
  void anAbsoluteFolderStaysAsItIs() throws Exception {
    Path folder = IdxFiles.writeSmallDataset(temporary.resolve("elsewhere"));

    var dataset = resolver.resolve(new DatasetSource.Folder(folder.toString()), maven.context());

    assertThat(dataset.files().file(Part.TRAIN, "images").path()).hasParent(folder);
  }

  @Test
  void whatIsNoPathIsRejected() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> resolver.resolve(new DatasetSource.Folder("a\0b"), maven.context()))
        .withMessage("'a\0b' is not a path to a folder: Nul character not allowed");
  }

  @Test
  void anArtifactOfThePluginsGroupHasThePluginsVersion() throws Exception {
    jar(maven.place(GROUP, "small", "2.5", ""));

    assertThat(resolve(GROUP + ":small").files().file(Part.TRAIN, "images").path())
        .isEqualTo(unpacked(GROUP, "small-2.5", "train-images-idx3-ubyte"));
  }

  @Test
  void aVersionInTheExperimentWinsOverAllOthers() throws Exception {
    jar(maven.place(GROUP, "small", "1.0", ""));
    maven.project().getDependencies().add(dependency(GROUP, "2.0"));

    assertThat(resolve(GROUP + ":small:1.0").files().file(Part.TRAIN, "images").path())
        .isEqualTo(unpacked(GROUP, "small-1.0", "train-images-idx3-ubyte"));
  }

  @Test
  void theVersionOfADependencyWinsOverThatOfAManagedOneAndThatOverThePlugins() throws Exception {
    for (String version : List.of("1", "2", "3")) {
      jar(maven.place("org.data", "small", version, ""));
    }

    maven.plugin().getPlugin().addDependency(dependency("org.data", "3"));
    assertThat(resolvedFolder()).isEqualTo("small-3");

    var management = new DependencyManagement();
    management.addDependency(dependency("org.data", "2"));
    maven.project().getModel().setDependencyManagement(management);
    assertThat(resolvedFolder()).isEqualTo("small-2");

    maven.project().getDependencies().add(dependency("org.data", "1"));
    assertThat(resolvedFolder()).isEqualTo("small-1");
  }

  @Test
  void anArtifactWithoutAVersionSaysHowToGiveOne() {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolve("org.data:small"))
        .withMessage(
            "org.data:small has no version: write org.data:small:VERSION, or declare it as a"
                + " dependency of org.example:module:jar:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "small", "a:b:c:d", "a:", ":b:1", "a:../b:1", "a:b:1/2", "a b:c"})
  void whatIsNoArtifactIsRejected(String text) {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolve(text))
        .withMessage(
            "'"
                + text
                + "' is not an artifact; expected groupId:artifactId or groupId:artifactId:version");
  }

  @Test
  void aModuleThatTheReactorHasNotPackagedIsReadFromItsClasses() throws Exception {
    Path classes = temporary.resolve("small/target/classes");
    IdxFiles.writeSmallManifest(IdxFiles.writeSmallDataset(classes.resolve("dataset")));
    maven.buildInReactor("small", classes);

    var dataset = resolve(GROUP + ":small");

    assertThat(dataset.name()).isEqualTo("Small");
    assertThat(dataset.files().file(Part.TEST, "labels").path())
        .hasParent(classes.resolve("dataset"));
    assertThat(temporary.resolve("datasets")).doesNotExist();
  }

  @Test
  void aModuleWithoutAManifestInItsClassesIsNoDataSet() throws Exception {
    Path classes = Files.createDirectories(temporary.resolve("small/target/classes"));
    maven.buildInReactor("small", classes);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> resolve(GROUP + ":small"))
        .withMessage(
            GROUP
                + ":small:jar:2.5 has no dataset.json in "
                + classes.resolve("dataset")
                + "; a data set artifact has its manifest and its files in that folder");
  }

  @Test
  void aJarIsUnpackedOnlyOnceAndADamagedFileAnew() throws Exception {
    jar(maven.place(GROUP, "small", "2.5", ""));
    var files = resolve(GROUP + ":small").files();
    var longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(files.file(Part.TRAIN, "images").path(), longAgo);
    Files.writeString(files.file(Part.TRAIN, "labels").path(), "damaged");

    var again = resolve(GROUP + ":small").files();

    assertThat(again).isEqualTo(files);
    assertThat(Files.getLastModifiedTime(again.file(Part.TRAIN, "images").path()))
        .isEqualTo(longAgo);
    assertThat(DatasetFile.of(again.file(Part.TRAIN, "labels").path()))
        .isEqualTo(files.file(Part.TRAIN, "labels"));
  }

  @Test
  void modulesThatUnpackTheSameJarAtOnceDoNotDisturbEachOther() throws Exception {
    jar(maven.place(GROUP, "small", "2.5", ""));
    int modules = 8;
    var start = new CyclicBarrier(modules);
    List<Callable<Dataset>> tasks = new ArrayList<>();
    for (int i = 0; i < modules; i++) {
      tasks.add(
          () -> {
            start.await();
            return resolve(GROUP + ":small");
          });
    }
    var threads = Executors.newFixedThreadPool(modules);
    try {
      for (var future : threads.invokeAll(tasks)) {
        assertThat(future.get().name()).isEqualTo("Small");
      }
    } finally {
      threads.shutdownNow();
    }
    try (var left = Files.list(unpacked(GROUP, "small-2.5", "dataset.json").getParent())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "dataset.json",
              "train-images-idx3-ubyte",
              "train-labels-idx1-ubyte",
              "t10k-images-idx3-ubyte.gz",
              "t10k-labels-idx1-ubyte.gz");
    }
  }

  @Test
  void aJarWhoseFileDoesNotHaveItsHashIsDamaged() throws Exception {
    Path folder = smallDataset();
    String expected = DatasetFile.of(folder.resolve("train-labels-idx1-ubyte")).sha256();
    Files.write(folder.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(0, 1, 2, 0, 1, 1));
    Path jar = jar(maven.place(GROUP, "small", "2.5", ""), folder);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> resolve(GROUP + ":small"))
        .withMessage(
            jar
                + " is damaged: its dataset/train-labels-idx1-ubyte does not have the SHA-256 that"
                + " its dataset.json says, "
                + expected
                + "; delete it, so that Maven gets it again");
  }

  /** Packed, blanks take next to nothing. */
  @Test
  void aManifestThatIsPaddedIsNotUnpackedToItsEnd() throws Exception {
    Path folder = smallDataset();
    Path manifest = folder.resolve("dataset.json");
    byte[] padded = Arrays.copyOf(Files.readAllBytes(manifest), 40 << 20);
    Arrays.fill(padded, (int) Files.size(manifest), padded.length, (byte) ' ');
    Files.write(manifest, padded);
    jar(maven.place(GROUP, "small", "2.5", ""), folder);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> resolve(GROUP + ":small"))
        .withMessageMatching(
            ".*dataset.json has more than 16777216 bytes, which is the most that a manifest may"
                + " have");
    assertThat(
            resolver.manifest(new DatasetSource.Artifact(GROUP + ":small"), maven.context()).length)
        .isLessThan(17 << 20);
  }

  @Test
  void aJarThatIsNoJarIsDamaged() throws Exception {
    Path jar = Files.writeString(maven.place(GROUP, "small", "2.5", ""), "<html>Not found</html>");

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> resolve(GROUP + ":small"))
        .withMessage(
            jar + " is damaged (zip END header not found); delete it, so that Maven gets it again");
  }

  @Test
  void aJarWithoutAManifestIsNoDataSet() throws Exception {
    Path folder = smallDataset();
    Files.delete(folder.resolve("dataset.json"));
    Path jar = jar(maven.place(GROUP, "small", "2.5", ""), folder);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> resolve(GROUP + ":small"))
        .withMessage(
            jar
                + " has no dataset/dataset.json; a data set artifact has its manifest and its files"
                + " in that folder");
  }

  @Test
  void aMissingArtifactIsNamedWithWhatToDo() {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolve("org.data:small:7"))
        .withMessage(
            """
            org.data:small:jar:7 cannot be resolved: Could not find artifact org.data:small:jar:7
              check its name and version, or build it: declare it as a dependency if it is a \
            module of this build, else run 'mvn install' in its project""");
  }

  @Test
  void aMisspeltBareNameIsToldWhichThereAre() {
    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolve(GROUP + ":minst-dataset"))
        .withMessageStartingWith(
            """
            no data set of this plugin is minst; by a bare name there is: mnist
            io.github.experimentmaven:minst-dataset:jar:""");
  }

  @Test
  void aMissingArtifactOfflineSaysSo() {
    maven.goOffline();

    assertThatExceptionOfType(ResolutionException.class)
        .isThrownBy(() -> resolve("org.data:small:7"))
        .withMessage(
            """
            org.data:small:jar:7 is not in the local repository, and Maven is offline:
              run once without -o, or build it: declare it as a dependency if it is a module of \
            this build, else run 'mvn install' in its project""");
  }

  private Dataset resolve(String artifact) throws ResolutionException, DatasetException {
    return resolver.resolve(new DatasetSource.Artifact(artifact), maven.context());
  }

  private String resolvedFolder() throws ResolutionException, DatasetException {
    Path folder = resolve("org.data:small").files().file(Part.TRAIN, "images").path().getParent();
    return folder.getFileName().toString();
  }

  private Path unpacked(String groupId, String folder, String file) {
    return temporary.resolve("datasets").resolve(groupId).resolve(folder).resolve(file);
  }

  private Path smallDataset() throws IOException, DatasetException {
    return IdxFiles.writeSmallManifest(IdxFiles.writeSmallDataset(temporary.resolve("source")));
  }

  private Path jar(Path jar) throws IOException, DatasetException {
    return jar(jar, smallDataset());
  }

  private static Path jar(Path jar, Path folder) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
        var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        zip.putNextEntry(new ZipEntry("dataset/" + file.getFileName()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  private static Dependency dependency(String groupId, String version) {
    var dependency = new Dependency();
    dependency.setGroupId(groupId);
    dependency.setArtifactId("small");
    dependency.setVersion(version);
    return dependency;
  }
}
