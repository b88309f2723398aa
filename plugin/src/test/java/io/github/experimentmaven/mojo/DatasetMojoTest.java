package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.module.ModuleFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class DatasetMojoTest extends GoalTest {

  @Test
  @InjectMojo(goal = "dataset")
  @MojoParameter(name = "skipDataset", value = "true")
  void thisGoalCanBeSkippedAlone(DatasetMojo goal) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    goal.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "dataset")
  @MojoParameter(name = "datasetLicence", value = "CC0")
  @MojoParameter(name = "datasetName", value = "Dots")
  void theDataOfAnExperimentIsWrittenAsAnArtifactHasIt(DatasetMojo goal) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.SMALL);

    goal.execute();

    Path folder = module().file("src/main/resources/dataset");
    Dataset written = DatasetReader.read(folder);
    Dataset source = DatasetReader.read(module().file("data"));
    assertThat(written.name()).isEqualTo("Dots");
    assertThat(written.licence()).isEqualTo("CC0");
    assertThat(written.counts()).isEqualTo(source.counts());
    assertThat(written.features()).isEqualTo(source.features());
    assertThat(written.targets()).isEqualTo(source.targets());
    source
        .files()
        .byPart()
        .forEach(
            (part, file) ->
                assertThat(written.files().byPart().get(part).contentSha256())
                    .as(part)
                    .isEqualTo(file.contentSha256()));
    assertThat(log.lines())
        .containsExactly(
            "Data set: Dots, in src/main/resources/dataset",
            "the manifest does not name the data's origin: give it by"
                + " -Dexperiment.dataset.origin, or write it into"
                + " src/main/resources/dataset/dataset.json");
  }

  @Test
  @InjectMojo(goal = "dataset")
  void whatPeopleWroteIntoTheManifestStays(DatasetMojo goal) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.SMALL);
    goal.execute();
    Path manifest = module().file("src/main/resources/dataset/dataset.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"licence\" : \"\"", "\"licence\" : \"CC BY 4.0\"")
            .replace("\"origin\" : \"\"", "\"origin\" : \"A camera\""));

    goal.execute();

    assertThat(DatasetManifest.read(manifest).licence()).isEqualTo("CC BY 4.0");
    assertThat(DatasetManifest.read(manifest).origin()).isEqualTo("A camera");
  }

  @Test
  @InjectMojo(goal = "dataset")
  void ofDifferentDataOneHasToBeNamed(DatasetMojo goal) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.SMALL);
    module()
        .writeExperiment(
            "smaller",
            ModuleFixture.SMALL.replace("{path: data}", "{subset: {path: data}, train: 3}"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(goal::execute)
        .withMessage(
            "the experiments small, smaller have different data; name one whose data is meant, as"
                + " in -Dexperiment.names=small");
    assertThat(module().file("src/main")).doesNotExist();
  }
}
