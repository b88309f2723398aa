package io.github.experimentmaven.benchmark;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.experimentmaven.descriptor.ExperimentJson;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.SealedTypes;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what is measured can be trained, and that PyTorch trains the same. */
class NetworksTest {

  /** Every layer, with windows that reach over the border on one side or both. */
  private static final String IMAGES =
      """
      {
        "name": "images", "dataset": "mnist", "epochs": 1,
        "architecture": [
          {"Conv2D": {"filters": 3, "kernel_size": [4, 3], "padding": "same", "activation": "elu",
                      "kernel_initializer": "he_normal", "kernel_regularizer": {"l1": 0.1}}},
          {"Conv2D": {"filters": 4, "kernel_size": 3, "strides": 2, "padding": "same",
                      "use_bias": false, "activation": "softplus",
                      "kernel_initializer": "glorot_normal"}},
          {"Conv2D": {"filters": 5, "kernel_size": 1, "strides": [2, 3], "padding": "same",
                      "bias_initializer": "he_uniform", "bias_regularizer": "l2"}},
          {"Conv2D": {"filters": 4, "kernel_size": [3, 2], "padding": "same", "dilation_rate": [2, 1]}},
          {"DepthwiseConv2D": {"kernel_size": [3, 2], "padding": "same", "dilation_rate": [2, 1]}},
          "BatchNormalization", {"BatchNormalization": {"scale": false}},
          {"BatchNormalization": {"center": false}},
          {"BatchNormalization": {"scale": false, "center": false}},
          {"Activation": {"activation": "tanh"}},
          {"MaxPooling2D": {"pool_size": 2, "padding": "same"}},
          {"MaxPooling2D": {"pool_size": 3, "strides": 1, "padding": "same"}},
          {"AveragePooling2D": {"pool_size": 2, "strides": 1, "padding": "same"}},
          {"AveragePooling2D": {"pool_size": 3, "strides": 1, "padding": "same"}},
          {"AveragePooling2D": {"pool_size": [2, 1]}},
          {"DepthwiseConv2D": {"kernel_size": 3, "padding": "same", "depth_multiplier": 2}},
          {"DepthwiseConv2D": {"kernel_size": 2, "padding": "same", "use_bias": false,
                               "depthwise_regularizer": "l1"}},
          {"SeparableConv2D": {"filters": 7, "kernel_size": 2, "padding": "same", "depth_multiplier": 2,
                               "bias_initializer": "ones", "pointwise_regularizer": "l2"}},
          {"ZeroPadding2D": {"padding": [[1, 2], [3, 0]]}}, {"Cropping2D": {"cropping": [[0, 1], [2, 0]]}},
          {"UpSampling2D": {"size": [2, 1]}}, {"SpatialDropout2D": {"rate": 0.1}},
          {"GaussianNoise": {"stddev": 0.1}},
          {"ReLU": {"max_value": 6, "negative_slope": 0.1, "threshold": 0.5}},
          "LeakyReLU", "ELU", "PReLU", {"PReLU": {"shared_axes": [1, 2]}}, {"PReLU": {"shared_axes": [3]}},
          {"Conv2DTranspose": {"filters": 6, "kernel_size": 3, "strides": [2, 1], "padding": "same"}},
          {"Conv2DTranspose": {"filters": 6, "kernel_size": 2, "use_bias": false}},
          "LayerNormalization", {"LayerNormalization": {"center": false}},
          {"LayerNormalization": {"scale": false, "center": false}},
          {"Permute": {"dims": [3, 1, 2]}}, {"Permute": {"dims": [2, 3, 1]}},
          {"Reshape": {"target_shape": [4, -1]}}, {"Permute": {"dims": [2, 1]}},
          {"Reshape": {"target_shape": [-1, 2, 3]}}, {"Rescaling": {"scale": 0.5}},
          {"Normalization": {"mean": [1, 2, 3], "variance": [4]}},
          {"Normalization": {"mean": [0], "variance": [1, 2, 3], "invert": true}},
          {"Conv2D": {"filters": 6, "kernel_size": [1, 2], "activation": "sigmoid"}},
          "GlobalAveragePooling2D",
          {"Dropout": {"rate": 0.5}},
          {"Dense": {"units": 4, "activation": "linear", "use_bias": false,
                     "kernel_initializer": "zeros", "kernel_regularizer": {"l2": 0.1}}},
          "BatchNormalization",
          {"PReLU": {"shared_axes": [1]}},
          {"Activation": {"activation": "softmax"}}],
        "optimizer": {"adam": {"amsgrad": true}}
      }
      """;

  /** Augmentation, and the other pooling of all pixels. */
  private static final String MAXIMA =
      """
      {
        "name": "maxima", "dataset": "mnist", "epochs": 1,
        "architecture": [
          "RandomFlip", {"RandomTranslation": {"height_factor": 0.1, "width_factor": [0, 0.2]}},
          {"RandomRotation": {"factor": 0.1}}, {"RandomZoom": {"height_factor": 0.2}},
          {"RandomCrop": {"height": 4, "width": 3}}, {"RandomContrast": {"factor": 0.2}},
          "GlobalMaxPooling2D", {"Dense": {"units": 2, "activation": "softmax"}}]
      }
      """;

  /** Pixels at once, and the other loss. */
  private static final String PIXELS =
      """
      {
        "name": "pixels", "dataset": "mnist", "epochs": 1,
        "architecture": [
          "Flatten", {"Dense": {"units": 3, "activation": "relu"}},
          {"Dense": {"units": 2}}, "Softmax"],
        "loss": "mean_squared_error",
        "optimizer": {"rmsprop": {"momentum": 0.5, "centered": true}}
      }
      """;

  /** Windows over sequences, which may reach over both ends, one or none. */
  private static final String SEQUENCES =
      """
      {
        "name": "sequences", "dataset": "mnist", "epochs": 1,
        "architecture": [
          {"Embedding": {"input_dim": 5, "output_dim": 4, "embeddings_regularizer": "l2"}},
          {"Conv1D": {"filters": 6, "kernel_size": 4, "padding": "same", "activation": "relu"}},
          {"Conv1D": {"filters": 5, "kernel_size": 3, "padding": "causal", "dilation_rate": 2}},
          {"Conv1D": {"filters": 4, "kernel_size": 2, "strides": 2, "padding": "same", "use_bias": false}},
          {"PReLU": {"shared_axes": [1]}},
          {"MaxPooling1D": {"pool_size": 3, "strides": 2, "padding": "same"}},
          {"AveragePooling1D": {"pool_size": 2, "strides": 1, "padding": "same"}},
          {"Conv1D": {"filters": 3, "kernel_size": 2}},
          {"AveragePooling1D": {"pool_size": 2, "strides": 1}},
          {"Concatenate": {"input": ["average_pooling1d_1", "average_pooling1d_1"], "axis": 1}},
          {"Conv1D": {"filters": 3, "kernel_size": 1, "name": "steps"}},
          {"SimpleRNN": {"units": 3, "return_sequences": true, "go_backwards": true, "input": ["steps"]}},
          {"SimpleRNN": {"units": 2, "activation": "relu", "use_bias": false, "return_sequences": true}},
          {"LSTM": {"units": 4, "return_sequences": true, "recurrent_activation": "relu6"}},
          {"Bidirectional": {"layer": {"LSTM": {"units": 3, "return_sequences": true}}, "merge_mode": "mul"}},
          {"Bidirectional": {"layer": {"SimpleRNN": {"units": 2, "return_sequences": true}}}},
          {"LSTM": {"units": 3}},
          {"GlobalAveragePooling1D": {"input": ["steps"]}}, {"GlobalMaxPooling1D": {"input": ["steps"]}},
          {"Concatenate": {"input": ["global_average_pooling1d", "global_max_pooling1d", "lstm_1"]}},
          {"Dense": {"units": 2, "activation": "softmax"}}]
      }
      """;

  /** Layers that read others than the one before. */
  private static final String GRAPH =
      """
      {
        "name": "graph", "dataset": "mnist", "epochs": 1,
        "architecture": [
          {"Conv2D": {"filters": 3, "kernel_size": 1, "activation": "relu"}},
          {"Conv2D": {"filters": 3, "kernel_size": 3, "padding": "same", "name": "b"}},
          {"Add": {"input": ["b", "conv2d", "input"]}},
          {"Average": {"input": ["add", "b"]}},
          {"Concatenate": {"input": ["average", "b", "input"], "axis": 1}},
          {"Concatenate": {"input": ["concatenate", "concatenate"]}},
          {"GlobalMaxPooling2D": {"keepdims": true, "name": "maxima"}},
          {"Multiply": {"input": ["concatenate_1", "maxima"], "name": "weighed"}},
          {"Subtract": {"input": ["weighed", "concatenate_1"]}},
          "GlobalAveragePooling2D",
          {"Dense": {"units": 6, "name": "c"}},
          {"Multiply": {"input": ["c", "global_average_pooling2d"]}},
          {"Maximum": {"input": ["c", "multiply"]}},
          {"Minimum": {"input": ["c", "maximum"]}},
          {"Dot": {"input": ["minimum", "c"], "axes": -1, "normalize": true}},
          {"Concatenate": {"input": ["dot", "c"], "axis": -1}},
          {"Dense": {"units": 2, "activation": "softmax"}}]
      }
      """;

  private static final Path BASE = Path.of("").toAbsolutePath();

  /** What is asked about a network. */
  private record Question(JsonNode experiment, List<Integer> shape) {}

  /** What is said about a layer. */
  private record Answer(List<Integer> output, long parameters) {}

  @Test
  void everyExperimentFitsItsImagesAndHasItsNetwork() throws Exception {
    List<String> named = new ArrayList<>();
    for (Network network : Network.ALL) {
      Experiment experiment = network.experiment(BASE);
      named.add(network.file());
      NetworkSummary summary =
          NetworkSummary.of(experiment.architecture(), network.images().shape());
      assertThat(summary.output()).as(network.name()).isEqualTo(Shape.of(10));
      assertThat(experiment.expect().parameters())
          .as(network.name())
          .isEqualTo(summary.parameters());
    }
    try (var files = Files.list(BASE.resolve("src/benchmark/experiments"))) {
      assertThat(files.map(file -> BASE.relativize(file).toString())).isSubsetOf(named);
    }
  }

  @Test
  void forOtherEpochsItIsTheSameNetworkWithItsBranches() throws Exception {
    for (Network network : Network.ALL) {
      Experiment experiment = network.experiment(BASE);

      Experiment longer = experiment.withEpochs(20);

      assertThat(longer.epochs()).isEqualTo(20);
      assertThat(longer.architecture()).as(network.name()).isEqualTo(experiment.architecture());
      assertThat(longer.withEpochs(experiment.epochs())).isEqualTo(experiment);
    }
  }

  @Test
  void theExamplesHaveEveryLayerActivationAndInitializer() throws Exception {
    String examples =
        ExperimentJson.write(example(IMAGES)).toString()
            + ExperimentJson.write(example(PIXELS))
            + ExperimentJson.write(example(GRAPH))
            + ExperimentJson.write(example(MAXIMA))
            + ExperimentJson.write(example(SEQUENCES))
            + ExperimentJson.write(example(words()));
    Stream<String> layers = SealedTypes.records(Layer.class).map(Class::getSimpleName);
    Stream<String> constants =
        Stream.concat(
            Arrays.stream(ActivationFunction.values()).map(NetworksTest::word),
            initializers(Initializer.class));

    assertThat(examples)
        .contains(Stream.concat(layers, constants).map(word -> '"' + word + '"').toList());
  }

  @Test
  void pytorchBuildsLayersOfTheSameShapesAndNumbersOfParameters(@TempDir Path folder)
      throws Exception {
    TorchInterpreter python = python();
    List<Experiment> experiments = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (Network network : Network.ALL) {
      experiments.add(network.experiment(BASE));
      shapes.add(network.images().shape());
    }
    experiments.addAll(
        List.of(
            example(IMAGES),
            example(PIXELS),
            example(MAXIMA),
            example(words()),
            example(GRAPH),
            example(SEQUENCES)));
    shapes.addAll(
        List.of(
            Shape.of(19, 22, 2),
            Shape.of(5, 4, 3),
            Shape.of(5, 4, 3),
            Shape.of(5, 4, 3),
            Shape.of(5, 4, 3),
            Shape.of(20)));
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < experiments.size(); i++) {
      questions.add(
          new Question(ExperimentJson.write(experiments.get(i)), shapes.get(i).dimensions()));
    }

    Answer[][] answers = RecordJson.parse(answers(python, questions, folder), Answer[][].class);

    assertThat(answers).hasNumberOfRows(experiments.size());
    for (int i = 0; i < experiments.size(); i++) {
      List<LayerSummary> layers =
          NetworkSummary.of(experiments.get(i).architecture(), shapes.get(i)).layers();
      assertThat(answers[i])
          .as(experiments.get(i).name())
          .containsExactly(
              layers.stream()
                  .map(layer -> new Answer(layer.output().dimensions(), layer.parameters()))
                  .toArray(Answer[]::new));
    }
  }

  @Test
  void pytorchKnowsEveryOptimizerAndRefusesOthers(@TempDir Path folder) throws Exception {
    TorchInterpreter python = python();
    JsonNode pixels = ExperimentJson.write(example(PIXELS));
    for (Class<?> optimizer : Optimizer.class.getPermittedSubclasses()) {
      String name = optimizer.getSimpleName().toLowerCase(ROOT);
      String json = PIXELS.replaceFirst("\\{\"rmsprop\".*}}", "\"" + name + "\"");
      Question question =
          new Question(ExperimentJson.write(example(json)), Shape.of(5, 4, 3).dimensions());
      assertThat(answers(python, List.of(question), folder)).as(name).contains("parameters");
    }
    JsonNode unknown = RecordJson.parse(pixels.toString().replace("rho", "rhi"), JsonNode.class);
    assertThat(answers(python, List.of(new Question(unknown, List.of(5, 4, 3))), folder))
        .contains("UnknownError: rmsprop has no argument rho");
  }

  /** Those of the task that is measured. */
  @Test
  void pytorchKnowsEveryLossAndRefusesOthers(@TempDir Path folder) throws Exception {
    TorchInterpreter python = python();
    for (Class<? extends Loss> loss : new MulticlassClassification().losses()) {
      String name = loss.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(ROOT);
      String json = PIXELS.replace("mean_squared_error", name);
      Question question =
          new Question(ExperimentJson.write(example(json)), Shape.of(5, 4, 3).dimensions());
      assertThat(answers(python, List.of(question), folder)).as(name).contains("parameters");
    }
    JsonNode huber = ExperimentJson.write(example(PIXELS.replace("mean_squared_error", "huber")));
    assertThat(answers(python, List.of(new Question(huber, List.of(5, 4, 3))), folder))
        .contains("UnknownError: there is no loss huber");
  }

  /** A layer for each activation and each initializer. */
  private static String words() {
    ObjectNode experiment = JsonNodeFactory.instance.objectNode();
    experiment.put("name", "words").put("dataset", "mnist").put("epochs", 1);
    ArrayNode layers = experiment.putArray("architecture").add("Flatten");
    for (ActivationFunction activation : ActivationFunction.values()) {
      dense(layers).put("activation", word(activation));
    }
    initializers(Initializer.class)
        .forEach(initializer -> dense(layers).put("kernel_initializer", initializer));
    initializers(Initializer.OfEach.class)
        .forEach(initializer -> dense(layers).put("bias_initializer", initializer));
    dense(layers)
        .putObject("kernel_initializer")
        .putObject("variance_scaling")
        .put("mode", "fan_out");
    dense(layers).put("activation", "softmax");
    return experiment.toString();
  }

  private static ObjectNode dense(ArrayNode layers) {
    return layers.addObject().putObject("Dense").put("units", 2);
  }

  private static Stream<String> initializers(Class<?> family) {
    return SealedTypes.records(family)
        .map(kind -> kind.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2"))
        .map(name -> name.toLowerCase(ROOT));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(ROOT);
  }

  private static Experiment example(String json) throws Exception {
    return ExperimentJson.read(RecordJson.parse(json, JsonNode.class));
  }

  private static TorchInterpreter python() throws IOException, InterruptedException {
    Optional<TorchInterpreter> python =
        TorchInterpreter.find(
            BenchmarkSettings.USUAL_PYTHONS, BASE.resolve("src/benchmark/python/probe.py"));
    assumeTrue(python.isPresent(), "no Python can import torch");
    return python.get();
  }

  /** What the script prints, its error included. */
  private static String answers(TorchInterpreter python, List<Question> questions, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("questions.json");
    RecordJson.write(file, questions);
    ProcessBuilder builder =
        new ProcessBuilder(
            python.executable(),
            BASE.resolve("src/benchmark/python/layers.py").toString(),
            file.toString());
    builder.environment().putAll(Map.of("OMP_NUM_THREADS", "1", "PYTHONDONTWRITEBYTECODE", "1"));
    Process process = builder.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
