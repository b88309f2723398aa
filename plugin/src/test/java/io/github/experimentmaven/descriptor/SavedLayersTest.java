package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.preparation.Mutations;
import io.github.experimentmaven.task.Targets;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments whose layers Keras has saved. */
class SavedLayersTest {

  /** What the files of {@code keras_files.py} hold, in the language. */
  private static final String WRITTEN_OUT =
      """
      dataset: mnist
      epochs: 1
      architecture:
        - Conv2D: {filters: 3, kernel_size: 3, padding: same, activation: relu, kernel_regularizer: {l2: 0.0001}}
        - BatchNormalization
        - MaxPooling2D
        - Flatten
        - Dropout: {rate: 0.25}
        - Dense: {units: 4, activation: tanh}
        - Dense: {units: 3, activation: softmax}
      """;

  private static final Targets THREE = new Targets.Classes(List.of("0", "1", "2"));

  @TempDir Path base;
  private ExperimentFolder folder;

  @BeforeEach
  void createFolder() throws Exception {
    folder = new ExperimentFolder(base);
  }

  private static byte[] resource(String file) throws Exception {
    try (InputStream in =
        SavedLayersTest.class.getResourceAsStream("/io/github/experimentmaven/keras/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    }
  }

  private ExperimentFolder of(String file, byte[] content) throws Exception {
    Files.write(base.resolve(file), content);
    return folder.with(
        "a.yaml", "dataset: mnist\nepochs: 1\narchitecture: {keras: " + file + "}\n");
  }

  private ExperimentFolder of(String json) throws Exception {
    return of("m.json", json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras3-sequential.json", "keras3-functional.json", "cnn.keras"})
  void whatKerasHasSavedIsTheExperimentThatIsWrittenOut(String file) throws Exception {
    Experiment read = of(file, resource(file)).one();

    Experiment written = folder.with("a.yaml", WRITTEN_OUT).one();
    assertThat(read).isEqualTo(written);
    assertThat(ExperimentJson.deciding(read)).isEqualTo(ExperimentJson.deciding(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras2-sequential.json", "keras2-functional.json", "cnn.h5"})
  void namesThatLayersWouldNotHaveAnywayAreKept(String file) throws Exception {
    Experiment read = of(file, resource(file)).one();

    String named =
        WRITTEN_OUT
            .replace("Conv2D: {", "Conv2D: {name: conv2d_1, ")
            .replace("- BatchNormalization", "- BatchNormalization: {name: batch_normalization_1}")
            .replace("- MaxPooling2D", "- MaxPooling2D: {name: max_pooling2d_1}")
            .replace("- Flatten", "- Flatten: {name: flatten_1}")
            .replace("Dropout: {", "Dropout: {name: dropout_1, ")
            .replace("Dense: {units: 4", "Dense: {name: dense_1, units: 4")
            .replace("Dense: {units: 3", "Dense: {name: dense_2, units: 3");
    assertThat(read).isEqualTo(folder.with("a.yaml", named).one());
  }

  /** Every layer with arguments at random, by way of Keras' JSON and back. */
  @Test
  void everyLayerOfTheLanguageIsCarriedOver() throws Exception {
    RandomExperiments random = new RandomExperiments(3);
    for (int i = 0; i < 50; i++) {
      Experiment experiment = random.nextChain();
      JsonNode json = KerasModelJson.write(experiment.architecture(), Shape.of(28, 28, 3));

      Experiment read = of(json.toString()).one();

      assertThat(shortened(read)).isEqualTo(shortened(experiment));
    }
  }

  /** Windows that step by their own size need not say so. */
  private static JsonNode shortened(Experiment experiment) {
    JsonNode architecture = ExperimentJson.deciding(experiment).get("architecture");
    for (JsonNode layer : architecture) {
      if (layer.isObject()
          && layer.elements().next() instanceof com.fasterxml.jackson.databind.node.ObjectNode own
          && own.has("strides")
          && own.get("strides").equals(own.get("pool_size"))) {
        own.remove("strides");
      }
    }
    return architecture;
  }

  private void assertProblem(String layer, String... findings) throws Exception {
    String json = "{\"class_name\": \"Sequential\", \"config\": {\"layers\": [" + layer + "]}}";
    StringBuilder expected = new StringBuilder();
    for (String finding : findings) {
      expected
          .append(expected.isEmpty() ? "" : "\n\n")
          .append("src/experiments/a.yaml:3:23: m.json: ")
          .append(finding)
          .append("\n  | architecture: {keras: m.json}\n  |                       ^^^^^^");
    }
    assertThat(of(json.replace('\'', '"')).problems()).isEqualTo(expected.toString());
  }

  @Test
  void whatCannotBeCarriedOverIsNamedLayerByLayer() throws Exception {
    assertProblem(
        "{'class_name': 'Dense', 'config': {'name': 'a', 'units': 3, 'lora_rank': 4,"
            + " 'dtype': 'mixed_float16'}},"
            + " {'class_name': 'Flatten', 'config': {'name': 'b', 'data_format':"
            + " 'channels_first'}}",
        "Dense 'a': dtype is mixed_float16; here it is always float32",
        "Dense 'a': lora_rank is 4; here Dense has no such argument, only units, activation,"
            + " use_bias, kernel_initializer, bias_initializer, kernel_regularizer,"
            + " bias_regularizer, kernel_constraint, bias_constraint, name",
        "Flatten 'b': data_format is channels_first; here it is always channels_last");
  }

  @Test
  void valuesThatTheLanguageDoesNotHaveAreNamedWithTheirLayer() throws Exception {
    assertProblem(
        "{'class_name': 'Dense', 'config': {'name': 'a', 'units': 3, 'activation': 'my_own'}}",
        "Dense 'a': activation must be one of "
            + String.join(", ", new EnumType(ActivationFunction.class).names())
            + ", found 'my_own'");
  }

  /** What Keras 3 and 2 write of one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "RandomNormal | 'mean': 0.0, 'stddev': 0.1, 'seed': null | {random_normal: {stddev: 0.1}}",
        "RandomNormal | 'mean': 0.0, 'stddev': 0.05, 'seed': 3 | random_normal",
        "RandomUniform | 'minval': -0.5, 'maxval': 0.05 | {random_uniform: {minval: -0.5}}",
        "TruncatedNormal | 'mean': 1.0, 'stddev': 0.05 | {truncated_normal: {mean: 1}}",
        "Constant | 'value': 0.25 | {constant: {value: 0.25}}",
        "Orthogonal | 'gain': 2.0, 'seed': null | {orthogonal: {gain: 2}}",
        "OrthogonalInitializer | 'gain': 1.0, 'seed': null | orthogonal",
        "VarianceScaling | 'scale': 2.0, 'mode': 'fan_in', 'distribution': 'normal' | he_normal",
        "VarianceScaling | 'scale': 0.5, 'mode': 'fan_in', 'distribution': 'normal' | {variance_scaling: {scale: 0.5}}",
        "VarianceScaling | 'scale': 1.0, 'mode': 'fan_out', 'distribution': 'uniform' | {variance_scaling: {mode: fan_out, distribution: uniform}}"
      })
  void anInitializerIsCarriedOverWithItsArguments(String kind, String config, String expected)
      throws Exception {
    String model =
        "{'class_name': 'Sequential', 'config': {'layers': [{'class_name': 'Dense', 'config':"
            + " {'name': 'a', 'units': 3, 'kernel_initializer': {'class_name': '%s', 'config':"
            + " {%s}}}}]}}";
    String written =
        """
        dataset: mnist
        epochs: 1
        architecture:
          - Dense: {name: a, units: 3, kernel_initializer: %s}
        """;

    assertThat(of(model.formatted(kind, config).replace('\'', '"')).one().architecture())
        .isEqualTo(folder.with("a.yaml", written.formatted(expected)).one().architecture());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "MaxNorm | 'max_value': 3, 'axis': 0 | {max_norm: {max_value: 3}}",
        "MaxNorm | 'max_value': 2.0, 'axis': [0] | max_norm",
        "NonNeg | | non_neg",
        "UnitNorm | 'axis': [0, 1] | {unit_norm: {axis: [0, 1]}}",
        "MinMaxNorm | 'min_value': 0.5, 'max_value': 1.0, 'rate': 0.25, 'axis': -1"
            + " | {min_max_norm: {min_value: 0.5, rate: 0.25, axis: -1}}"
      })
  void aConstraintIsCarriedOverWithItsArguments(
      String kind, @Nullable String config, String expected) throws Exception {
    String model =
        "{'class_name': 'Sequential', 'config': {'layers': [{'class_name': 'Dense', 'config':"
            + " {'name': 'a', 'units': 3, 'kernel_constraint': {'class_name': '%s', 'config':"
            + " {%s}}}}]}}";
    String written =
        """
        dataset: mnist
        epochs: 1
        architecture:
          - Dense: {name: a, units: 3, kernel_constraint: %s}
        """;

    assertThat(
            of(model.formatted(kind, config == null ? "" : config).replace('\'', '"'))
                .one()
                .architecture())
        .isEqualTo(folder.with("a.yaml", written.formatted(expected)).one().architecture());
  }

  @Test
  void aLayerOfTwoDirectionsIsCarriedOverWithWhatIsWithin() throws Exception {
    String model =
        "{'class_name': 'Sequential', 'config': {'layers': [{'class_name': 'Bidirectional',"
            + " 'config': {'name': 'both', 'merge_mode': 'sum', 'layer': {'class_name': 'LSTM',"
            + " 'config': {'name': 'lstm', 'units': 3, 'return_sequences': true,"
            + " 'unit_forget_bias': true, 'dropout': 0.0, 'seed': null}}}}]}}";
    String written =
        """
        dataset: mnist
        epochs: 1
        architecture:
          - Bidirectional:
              {name: both, merge_mode: sum, layer: {LSTM: {units: 3, return_sequences: true}}}
        """;

    assertThat(of(model.replace('\'', '"')).one().architecture())
        .isEqualTo(folder.with("a.yaml", written).one().architecture());
  }

  @Test
  void anInitializerThatIsNoneOfTheLanguageIsNamedWithItsLayer() throws Exception {
    String model =
        "{'class_name': 'Sequential', 'config': {'layers': [{'class_name': 'Dense', 'config':"
            + " {'name': 'a', 'units': 3, 'kernel_initializer': {'class_name': 'Identity',"
            + " 'config': {'gain': 1.0}}}}]}}";

    assertThat(of(model.replace('\'', '"')).problems())
        .isEqualTo(
            """
            src/experiments/a.yaml:3:23: m.json: Dense 'a': there is no initializer 'identity'
              | architecture: {keras: m.json}
              |                       ^^^^^^
              known: glorot_uniform, glorot_normal, he_uniform, he_normal, lecun_uniform, \
            lecun_normal, variance_scaling, random_uniform, random_normal, truncated_normal, zeros, \
            ones, constant, orthogonal""");
  }

  @Test
  void aFunctionThatWasAnotherInKeras2IsRefusedWhereKeras2HasWrittenIt() throws Exception {
    String model =
        """
        {"class_name": "Sequential", "config": {"layers": [
          {"class_name": "Dense",
           "config": {"name": "a", "units": 3, "activation": "hard_sigmoid"}}]}""";

    assertThat(of(model + ", \"keras_version\": \"2.15.0\"}").problems())
        .isEqualTo(
            """
            src/experiments/a.yaml:3:23: m.json: Dense 'a': activation is hard_sigmoid, which in \
            Keras 2 is 0.2 * x + 0.5, here and in Keras 3 x / 6 + 0.5
              | architecture: {keras: m.json}
              |                       ^^^^^^""");
    assertThat(of(model + "}").one().architecture().get(0))
        .hasFieldOrPropertyWithValue("activation", ActivationFunction.HARD_SIGMOID);
  }

  @Test
  void modelsWithinModelsAndOtherKindsAreRefused() throws Exception {
    assertThat(of("{\"class_name\": \"MyModel\", \"config\": {}}").problems())
        .startsWith(
            "src/experiments/a.yaml:3:23: m.json: the model is of the class MyModel: only"
                + " Sequential and Functional models describe their layers\n");
    assertThat(of("[]").problems())
        .startsWith("src/experiments/a.yaml:3:23: m.json: the file is not the JSON of a model\n");
    assertThat(of("{").problems())
        .startsWith(
            "src/experiments/a.yaml:3:23: m.json: the file is not valid JSON in line 1, column 2:"
                + " it ends too early");
  }

  @Test
  void weightsAloneAreNoArchitecture() throws Exception {
    assertThat(of("w.h5", resource("cnn.weights.h5")).problems())
        .startsWith(
            "src/experiments/a.yaml:3:23: w.h5: the file has no attribute model_config: it has"
                + " weights alone, without an architecture; save the model itself, or its"
                + " to_json()\n");
  }

  @Test
  void aMissingFileIsLocated() throws Exception {
    folder.with("a.yaml", "dataset: mnist\nepochs: 1\narchitecture: {keras: none.json}\n");

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/a.yaml:3:23: none.json: there is no such file
              | architecture: {keras: none.json}
              |                       ^^^^^^^^^""");
  }

  @Test
  void theShapeThatTheFileSaysIsComparedWithTheData() throws Exception {
    LocatedExperiment read = of("cnn.keras", resource("cnn.keras")).read().get(0);

    assertThat(NetworkCheck.check(read, Shape.of(8, 6, 2), THREE)).isEmpty();
    assertThat(NetworkCheck.check(read, Shape.of(8, 8, 2), THREE))
        .extracting(Problem::render)
        .containsExactly(
            """
            src/experiments/a.yaml:3:23: cnn.keras takes samples of [8, 6, 2], but those of the \
            data are [8, 8, 2]
              | architecture: {keras: cnn.keras}
              |                       ^^^^^^^^^
              use data of that shape, or write the layers out with experiment:convert""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keras2-sequential.json",
        "keras2-functional.json",
        "keras3-functional.json",
        "cnn.keras",
        "cnn.h5"
      })
  void aDamagedFileIsReadOrALocatedError(String file) throws Exception {
    byte[] whole = resource(file);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < Mutations.count(800); i++) {
      try {
        of(file, Mutations.next(whole, random)).read();
      } catch (DescriptorException e) {
        refused++;
        assertThat(e.problems())
            .allSatisfy(
                problem -> assertThat(problem.location()).startsWith("src/experiments/a.yaml:"));
      }
    }
    assertThat(refused).isPositive();
  }
}
