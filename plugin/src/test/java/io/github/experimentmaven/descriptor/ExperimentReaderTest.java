package io.github.experimentmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.FanMode;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.WeightDistribution;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.task.MulticlassClassification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentReaderTest {

  @TempDir Path base;
  private ExperimentFolder folder;

  @BeforeEach
  void createFolder() throws Exception {
    folder = new ExperimentFolder(base);
  }

  @Test
  void lossesAndWeightsOfClassesAreReadAsTheyAreWritten() throws Exception {
    Experiment experiment =
        read(
            """
            loss: {categorical_crossentropy: {label_smoothing: 0.1}}
            class_weight: {yes: 8, 0: 0.5}""");

    assertThat(experiment.loss()).isEqualTo(new Loss.CategoricalCrossentropy(0.1));
    assertThat(experiment.classWeight())
        .isEqualTo(new ClassWeight.Given(Map.of("yes", 8.0, "0", 0.5)));
    assertThat(ExperimentJson.read(ExperimentJson.write(experiment))).isEqualTo(experiment);
    assertThat(ExperimentJson.deciding(experiment).get("class_weight"))
        .hasToString("{\"0\":0.5,\"yes\":8.0}");
    assertThat(read("class_weight: balanced").classWeight()).isEqualTo(new ClassWeight.Balanced());
    assertThat(ExperimentJson.write(read("loss: categorical_crossentropy")).get("loss"))
        .hasToString("\"categorical_crossentropy\"");
    assertThat(read("").classWeight()).isNull();
  }

  private Experiment read(String lines) throws Exception {
    return folder.with("a.yaml", Samples.minimalWith(lines)).one();
  }

  @Test
  void aWholeFileIsRead() throws Exception {
    Experiment experiment = folder.with("cnn.yaml", Samples.CNN).one();

    assertThat(experiment.name()).isEqualTo("mnist-cnn");
    assertThat(experiment.description())
        .isEqualTo("Convolutional network of the introduction to deep learning");
    assertThat(experiment.dataset())
        .isEqualTo(new DatasetSource.Artifact("io.github.experimentmaven:mnist-dataset"));
    assertThat(experiment.architecture().layers()).isEqualTo(Networks.cnn());
    assertThat(experiment.optimizer())
        .isEqualTo(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false));
    assertThat(experiment.loss()).isEqualTo(Loss.CATEGORICAL_CROSSENTROPY);
    assertThat(experiment.epochs()).isEqualTo(5);
    assertThat(experiment.batchSize()).isEqualTo(64);
    assertThat(experiment.seeds()).containsExactly(123L);
    assertThat(experiment.expect().parameters()).isEqualTo(93_322);
    assertThat(experiment.gate())
        .isEqualTo(
            Map.of(
                MulticlassClassification.TEST_ACCURACY, new Bounds(0.985, null),
                Metric.TEST_LOSS, new Bounds(null, 0.05)));
  }

  @Test
  void whatIsLeftOutHasKerasDefaults() throws Exception {
    Experiment experiment = folder.with("small.yml", Samples.MINIMAL).one();

    assertThat(experiment.name()).isEqualTo("small");
    assertThat(experiment.description()).isEmpty();
    assertThat(experiment.optimizer())
        .isEqualTo(new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false));
    assertThat(experiment.loss()).isEqualTo(Loss.CATEGORICAL_CROSSENTROPY);
    assertThat(experiment.batchSize()).isEqualTo(32);
    assertThat(experiment.seeds()).containsExactly(1L);
    assertThat(experiment.expect().parameters()).isNull();
    assertThat(experiment.gate()).isEmpty();
  }

  @Test
  void jsonCarriesTheSameKeys() throws Exception {
    Experiment json =
        folder
            .with(
                "same.json",
                """
                {"name": "small", "dataset": {"artifact": "io.github.experimentmaven:mnist-dataset"},
                 "architecture": ["Flatten", {"Dense": {"units": 10, "activation": "softmax"}}],
                 "epochs": 1}
                """)
            .one();
    Files.delete(folder.path().resolve("same.json"));

    assertThat(json).isEqualTo(folder.with("small.yaml", Samples.MINIMAL).one());
  }

  @ParameterizedTest
  @CsvSource({
    "mnist, io.github.experimentmaven:mnist-dataset",
    "org.example:digits, org.example:digits",
    "'org.example:digits:1.2', org.example:digits:1.2",
    "'{artifact: org.example:digits}', org.example:digits",
  })
  void aDataSetIsAnArtifact(String text, String expected) throws Exception {
    folder.with("a.yaml", Samples.MINIMAL.replace("dataset: mnist", "dataset: " + text));

    assertThat(folder.one().dataset()).isEqualTo(new DatasetSource.Artifact(expected));
  }

  @Test
  void aDataSetIsAFolder() throws Exception {
    folder.with("a.yaml", Samples.MINIMAL.replace("mnist", "{path: src/data/my digits}"));

    assertThat(folder.one().dataset()).isEqualTo(new DatasetSource.Folder("src/data/my digits"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{subset: mnist, train: 1000, test: 500, seed: 3}', 1000, 500, 3",
    "'{subset: mnist, train: 1000}', 1000, , 1",
    "'{subset: {artifact: io.github.experimentmaven:mnist-dataset}, test: 10}', , 10, 1",
  })
  void aDataSetIsASubsetOfAnother(String text, Integer train, Integer test, long seed)
      throws Exception {
    folder.with("a.yaml", Samples.MINIMAL.replace("dataset: mnist", "dataset: " + text));

    Experiment experiment = folder.one();

    var mnist = new DatasetSource.Artifact("io.github.experimentmaven:mnist-dataset");
    assertThat(experiment.dataset()).isEqualTo(new DatasetSource.Subset(mnist, train, test, seed));
    assertThat(
            new ExperimentFolder(base.resolve("again"))
                .with("a.json", ExperimentJson.write(experiment).toString())
                .one())
        .isEqualTo(experiment);
  }

  @ParameterizedTest
  @CsvSource({
    "seed: 7, 7",
    "'seeds: [3, 1, 2]', '3 1 2'",
    "'seeds: {from: 5, count: 3}', '5 6 7'",
    "'seed: 9223372036854775807', 9223372036854775807",
  })
  void seedsAreOneNumberAListOrARun(String line, String expected) throws Exception {
    folder.with("a.yaml", Samples.minimalWith(line));

    assertThat(String.join(" ", folder.one().seeds().stream().map(String::valueOf).toList()))
        .isEqualTo(expected);
  }

  @Test
  void everyWayToWriteANumberThatYamlAndPeopleHaveIsUnderstood() throws Exception {
    folder.with(
        "a.yaml",
        Samples.minimalWith("optimizer: {adam: {learning_rate: 1e-3, beta_1: .5, epsilon: 1}}"));

    assertThat(folder.one().optimizer()).isEqualTo(new Optimizer.Adam(1e-3, 0.5, 0.999, 1, false));
  }

  @ParameterizedTest
  @CsvSource({
    "l2, 0, 0.01",
    "l1, 0.01, 0",
    "{l2: 0.001}, 0, 0.001",
    "'{l1: 0.1, l2: 0.2}', 0.1, 0.2"
  })
  void aRegularizerIsANameOrItsFactors(String text, double l1, double l2) throws Exception {
    folder.with(
        "a.yaml",
        Samples.withLayer(
            "Conv2D: {filters: 2, kernel_size: [2, 3], "
                + "kernel_initializer: he_normal, kernel_regularizer: "
                + text
                + "}"));

    Layer.Conv2D layer = (Layer.Conv2D) folder.one().architecture().get(0);
    assertThat(layer.kernelRegularizer()).isEqualTo(new Regularizer(l1, l2));
    assertThat(layer.kernelSize()).isEqualTo(new Size(2, 3));
  }

  static Stream<Arguments> initializers() {
    return Stream.of(
        Arguments.of("random_normal", Initializer.RANDOM_NORMAL),
        Arguments.of("{random_normal: {}}", Initializer.RANDOM_NORMAL),
        Arguments.of("{random_normal: {stddev: 0.1}}", new Initializer.RandomNormal(0, 0.1)),
        Arguments.of(
            "{random_uniform: {minval: 0, maxval: 1}}", new Initializer.RandomUniform(0, 1)),
        Arguments.of(
            "{truncated_normal: {mean: -1, stddev: 2}}", new Initializer.TruncatedNormal(-1, 2)),
        Arguments.of("constant", new Initializer.Constant(0)),
        Arguments.of("{constant: {value: 0.5}}", new Initializer.Constant(0.5)),
        Arguments.of(
            "variance_scaling",
            new Initializer.VarianceScaling(
                1, FanMode.FAN_IN, WeightDistribution.TRUNCATED_NORMAL)),
        Arguments.of(
            "{variance_scaling: {scale: 2, mode: fan_out, distribution: uniform}}",
            new Initializer.VarianceScaling(2, FanMode.FAN_OUT, WeightDistribution.UNIFORM)),
        Arguments.of("orthogonal", Initializer.ORTHOGONAL),
        Arguments.of("{orthogonal: {gain: 1.5}}", new Initializer.Orthogonal(1.5)));
  }

  @ParameterizedTest
  @MethodSource("initializers")
  void anInitializerIsANameOrOneWithItsArguments(String text, Initializer initializer)
      throws Exception {
    folder.with("a.yaml", Samples.withLayer("Dense: {units: 2, kernel_initializer: " + text + "}"));

    Layer.Dense layer = (Layer.Dense) folder.one().architecture().get(0);
    assertThat(layer.kernelInitializer()).isEqualTo(initializer);
  }

  @Test
  void aNetworkMayEndInAnActivationLayer() throws Exception {
    folder.with(
        "a.yaml",
        """
        dataset: mnist
        epochs: 1
        architecture: [Flatten, {Dense: {units: 10}}, {Activation: {activation: softmax}}]
        """);

    assertThat(folder.one().architecture().get(2))
        .isEqualTo(new Layer.Activation(ActivationFunction.SOFTMAX, null));
  }

  @Test
  void filesAreReadByNameAndOthersLeftAlone() throws Exception {
    Files.createDirectories(folder.path().resolve("baselines"));
    Files.writeString(folder.path().resolve("baselines/b.json"), "not an experiment");
    folder
        .with("b.yaml", Samples.MINIMAL)
        .with("a.YML", Samples.MINIMAL)
        .with("readme.md", "not an experiment")
        .with(".hidden.yaml", "not an experiment");

    assertThat(folder.read())
        .extracting(located -> located.experiment().name())
        .containsExactly("a", "b");
    assertThat(folder.read().get(1).file()).isEqualTo(folder.path().resolve("b.yaml"));
  }

  @Test
  void aModuleWithoutExperimentsHasNone() throws Exception {
    assertThat(new ExperimentReader(base, name -> null).readFolder(base.resolve("missing")))
        .isEmpty();
  }

  @Test
  void propertiesAreFilledIntoStringValues() throws Exception {
    folder
        .withProperty("data", "/data/${not.again}")
        .withProperty("epochs", "7")
        .withProperty("bias", "false")
        .withProperty("version", "2")
        .with(
            "a.yaml",
            """
            name: mlp-v${version}
            description: costs $${version}, really
            dataset: {path: "${data}/digits"}
            epochs: ${epochs}
            architecture:
              - Flatten
              - Dense: {units: 10, activation: softmax, use_bias: "${bias}"}
            """);

    Experiment experiment = folder.one();
    assertThat(experiment.name()).isEqualTo("mlp-v2");
    assertThat(experiment.description()).isEqualTo("costs ${version}, really");
    assertThat(experiment.dataset())
        .isEqualTo(new DatasetSource.Folder("/data/${not.again}/digits"));
    assertThat(experiment.epochs()).isEqualTo(7);
    assertThat(((Layer.Dense) experiment.architecture().get(1)).useBias()).isFalse();
  }

  @Test
  void allProblemsOfAllFilesAreToldAtOnceInOrder() throws Exception {
    folder
        .with("b.yaml", Samples.MINIMAL.replace("epochs: 1", "epochs: many"))
        .with("a.yaml", Samples.MINIMAL.replace("10", "0").replace("epochs: 1", "epochs: 0"));

    assertThatThrownBy(folder::read)
        .isInstanceOf(DescriptorException.class)
        .hasMessage(
            """
            src/experiments/a.yaml:4:20: units must be at least 1, found 0
              |   - Dense: {units: 0, activation: softmax}
              |                    ^

            src/experiments/a.yaml:5:9: epochs must be at least 1, found 0
              | epochs: 0
              |         ^

            src/experiments/b.yaml:5:9: epochs must be a whole number, found 'many'
              | epochs: many
              |         ^^^^

            3 problems in 2 experiment files""");
  }

  @Test
  void fiveDifferentMistakesAreFiveProblems() throws Exception {
    folder.with(
        "five.yaml",
        """
        dataset: mnist
        architecture:
          - Conv2D: {filters: 32, kernal_size: 3, activation: relu}
          - Flatten
          - Dense: {units: ten, activation: softmax}
        optimiser: adam
        loss: mse
        epochs: 0
        """);

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/five.yaml:3:27: Conv2D has no argument 'kernal_size'
              |   - Conv2D: {filters: 32, kernal_size: 3, activation: relu}
              |                           ^^^^^^^^^^^
              did you mean 'kernel_size'?

            src/experiments/five.yaml:5:20: units must be a whole number, found 'ten'
              |   - Dense: {units: ten, activation: softmax}
              |                    ^^^

            src/experiments/five.yaml:6:1: an experiment has no key 'optimiser'
              | optimiser: adam
              | ^^^^^^^^^
              did you mean 'optimizer'?

            src/experiments/five.yaml:7:7: there is no loss 'mse'
              | loss: mse
              |       ^^^
              write mean_squared_error

            src/experiments/five.yaml:8:9: epochs must be at least 1, found 0
              | epochs: 0
              |         ^""");
  }

  @Test
  void twoExperimentsOfTheSameNameAreLocatedBoth() throws Exception {
    folder
        .with("a.yaml", "name: mnist\n" + Samples.MINIMAL)
        .with("b.yaml", Samples.minimalWith("name: MNIST"))
        .with("mnist.json", "{}");

    assertThat(folder.problems())
        .isEqualTo(
            """
            src/experiments/b.yaml:6:7: the experiment 'MNIST' differs only in case from 'mnist', which is already defined in src/experiments/a.yaml:1:7
              | name: MNIST
              |       ^^^^^
              give one of them another name

            src/experiments/mnist.json:1:1: an experiment needs 'dataset', 'architecture' and 'epochs'
              | {}
              | ^

            src/experiments/mnist.json:1:1: the experiment 'mnist' is already defined in src/experiments/a.yaml:1:7
              | {}
              | ^
              give one of them another name""");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws Exception {
    Path file = Files.writeString(folder.path().resolve("mnist.toml"), "");

    assertThatThrownBy(() -> new ExperimentReader(base, name -> null).read(List.of(file)))
        .hasMessage(
            """
            src/experiments/mnist.toml: an experiment file ends in .yaml, .yml or .json

            1 problem in 1 experiment file""");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsRefused() throws Exception {
    Path file = Files.writeString(base.resolve("experiments"), "");

    assertThatThrownBy(() -> new ExperimentReader(base, name -> null).readFolder(file))
        .hasMessageStartingWith("experiments: this is not a folder of experiment files");
  }
}
