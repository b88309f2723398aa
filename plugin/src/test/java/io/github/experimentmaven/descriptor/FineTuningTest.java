package io.github.experimentmaven.descriptor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.SavedWeights;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that are frozen, and weights that some of the layers take from a file. */
class FineTuningTest {

  private static final String HEAD =
      """
      dataset: mnist
      epochs: 1
      initial_weights: {file: base.keras, layers: [flatten, first]}
      architecture:
        - Flatten: {trainable: false}
        - Dense: {units: 8, activation: relu, name: first, trainable: false}
        - Dense: {units: 10, activation: softmax, trainable: true}
      """;

  @TempDir Path base;
  private ExperimentFolder folder;

  @BeforeEach
  void createFolder() throws Exception {
    folder = new ExperimentFolder(base);
  }

  private String problems(String text) throws Exception {
    return folder.with("a.yaml", text).problems();
  }

  @Test
  void layersAreTrainedUnlessTheFileSaysNot() throws Exception {
    Experiment experiment = folder.with("a.yaml", HEAD).one();

    Architecture architecture = experiment.architecture();
    assertThat(List.of(0, 1, 2)).filteredOn(architecture::isFrozen).containsExactly(0, 1);
    assertThat(experiment.initialWeights())
        .isEqualTo(new SavedWeights("base.keras", List.of("flatten", "first")));
    assertThat(ExperimentJson.read(ExperimentJson.write(experiment))).isEqualTo(experiment);
  }

  /** What is as by default is not written, so that earlier fingerprints stay what they are. */
  @Test
  void onlyFrozenLayersSaySoInTheFormThatDecides() throws Exception {
    JsonNode deciding = ExperimentJson.deciding(folder.with("a.yaml", HEAD).one());

    assertThat(deciding.get("architecture"))
        .hasToString(
            "[{\"Flatten\":{\"trainable\":false}},"
                + "{\"Dense\":{\"units\":8,\"activation\":\"relu\",\"name\":\"first\","
                + "\"trainable\":false}},"
                + "{\"Dense\":{\"units\":10,\"activation\":\"softmax\"}}]");
  }

  @Test
  void aFileAloneIsTakenByAllLayers() throws Exception {
    Experiment experiment =
        folder.with("a.yaml", HEAD.replaceAll("\\{file: (.*), layers.*}", "$1")).one();

    SavedWeights weights = experiment.initialWeights();
    assertThat(weights).isEqualTo(new SavedWeights("base.keras", List.of()));
    assertThat(weights.isTakenBy("dense")).isTrue();
    assertThat(ExperimentJson.write(experiment).get("initial_weights"))
        .hasToString("\"base.keras\"");
  }

  @Test
  void layersThatTakeWeightsAreThoseOfTheNetwork() throws Exception {
    assertThat(problems(HEAD.replace("[flatten, first]", "[flatten, firts]")))
        .isEqualTo(
            """
            src/experiments/a.yaml:3:55: there is no layer 'firts'
              | initial_weights: {file: base.keras, layers: [flatten, firts]}
              |                                                       ^^^^^
              known: flatten, first, dense""");
  }

  @Test
  void whatIsNeitherTrueNorFalseIsRefused() throws Exception {
    assertThat(problems(HEAD.replace("trainable: true", "trainable: 1")))
        .isEqualTo(
            """
            src/experiments/a.yaml:7:56: trainable must be true or false, found 1
              |   - Dense: {units: 10, activation: softmax, trainable: 1}
              |                                                        ^
              write true""");
  }

  @Test
  void aTrainingOfNothingIsRefused() throws Exception {
    String nothing = HEAD.replace("trainable: true", "trainable: false");

    assertThat(check(nothing))
        .isEqualTo(
            """
            src/experiments/a.yaml:5:3: nothing is trained: all layers with weights have trainable: false
              |   - Flatten: {trainable: false}
              |   ^
              leave it out of one, or write epochs: 0 to evaluate the weights as they are""");
    assertThat(check(nothing.replace("epochs: 1", "epochs: 0"))).isEmpty();
    assertThat(check(HEAD)).isEmpty();
  }

  private String check(String text) throws Exception {
    LocatedExperiment experiment = folder.with("a.yaml", text).read().get(0);
    Targets digits = new Targets.Classes(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    return NetworkCheck.check(experiment, Networks.MNIST, digits).stream()
        .map(Problem::render)
        .collect(joining("\n\n"));
  }

  @Test
  void kerasIsToldAndTells() throws Exception {
    Architecture architecture = folder.with("a.yaml", HEAD).one().architecture();
    JsonNode model = KerasModelJson.write(architecture, Shape.of(28, 28, 1));
    assertThat(model.findValuesAsText("trainable"))
        .containsExactly("true", "false", "false", "true");

    Files.writeString(base.resolve("m.json"), model.toString());
    Experiment read =
        folder.with("a.yaml", "dataset: mnist\nepochs: 1\narchitecture: {keras: m.json}\n").one();
    assertThat(read.architecture()).isEqualTo(architecture);
    assertThat(KerasConversion.of(base.resolve("m.json")).text())
        .contains(
            """
              - Flatten: {trainable: false}
              - Dense: {units: 8, activation: relu, name: first, trainable: false}
              - Dense: {units: 10, activation: softmax}
            """);
  }

  @Test
  void aConvertedModelSaysWhatItsLayersRead() throws Exception {
    String branches =
        """
        dataset: mnist
        epochs: 1
        architecture:
          - Flatten
          - Dense: {units: 784, activation: relu}
          - Add: {input: [dense, flatten]}
          - Dense: {units: 10, activation: softmax}
        """;
    Architecture architecture = folder.with("a.yaml", branches).one().architecture();
    Files.writeString(
        base.resolve("m.json"), KerasModelJson.write(architecture, Shape.of(28, 28, 1)).toString());

    assertThat(KerasConversion.of(base.resolve("m.json")).text())
        .contains("  - Add: {input: [dense, flatten]}\n");
  }
}
