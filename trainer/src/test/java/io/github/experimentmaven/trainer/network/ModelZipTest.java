package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.BATCH;
import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.conv;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;
import static io.github.experimentmaven.trainer.network.NetworkFixture.images;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.factory.Nd4j;

/** A saved network is one of Deeplearning4j's own: it loads and works without this project. */
class ModelZipTest {

  private static final Features IMAGES = Features.Images.of(NetworkFixture.INPUT);

  @TempDir Path folder;

  static Stream<Arguments> networks() {
    Layer[] mlp = {
      new Layer.Flatten(null),
      dense(16, ActivationFunction.RELU, true, new Regularizer(0.001, 0.01)),
      new Layer.Dropout(0.2, null),
      dense(CLASSES, ActivationFunction.SOFTMAX)
    };
    Layer[] everyLayer = {
      conv(4, Size.square(3), Size.square(1), Padding.SAME, ActivationFunction.RELU),
      new Layer.BatchNormalization(0.9, 0.001, null),
      new Layer.MaxPooling2D(Size.square(2), null, Padding.SAME, null),
      conv(5, Size.square(2), Size.square(1), Padding.VALID, ActivationFunction.LINEAR),
      new Layer.Activation(ActivationFunction.ELU, null),
      new Layer.AveragePooling2D(Size.square(2), Size.square(1), Padding.SAME, null),
      new Layer.Dropout(0.2, null),
      new Layer.Flatten(null),
      dense(8, ActivationFunction.TANH, false, null),
      new Layer.BatchNormalization(0.9, 0.001, null),
      dense(CLASSES, ActivationFunction.SOFTMAX)
    };
    Layer[] globalPooling = {
      conv(6, Size.square(3), Size.square(2), Padding.VALID, ActivationFunction.RELU),
      new Layer.GlobalAveragePooling2D(null),
      dense(CLASSES, ActivationFunction.LINEAR),
      new Layer.Activation(ActivationFunction.SOFTMAX, null)
    };
    Optimizer momentum = new Optimizer.Sgd(0.01, 0.9, false);
    Optimizer centered = new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, true, false);
    Optimizer amsgrad = new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, true);
    return Stream.of(
        Arguments.of("MLP, momentum", momentum, mlp),
        Arguments.of("MLP, centered rmsprop", centered, mlp),
        Arguments.of("every layer, momentum", momentum, everyLayer),
        Arguments.of("every layer, centered rmsprop", centered, everyLayer),
        Arguments.of("global pooling, amsgrad", amsgrad, globalPooling));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aTrainedNetworkLoadedWithPlainDeeplearning4jGivesTheSameOutputs(
      String name, Optimizer optimizer, Layer[] architecture) throws IOException {
    TrainableNetwork network = trained(optimizer, architecture);
    Path zip = folder.resolve("model.zip");

    ModelZip.write(network, IMAGES, zip);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());

    float[] ours = network.predict(images());
    assertThat(ours).hasSize(BATCH * CLASSES);
    assertThat(restored.output(images()).dup('c').data().asFloat())
        .containsExactly(ours, Offset.offset(1e-6f));
    assertThat(restored.params().dup().data().asFloat()).containsExactly(network.weights());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theSavedConfigurationNamesNoClassOfThisProject(
      String name, Optimizer optimizer, Layer[] architecture) throws IOException {
    Path zip = folder.resolve("model.zip");

    ModelZip.write(trained(optimizer, architecture), IMAGES, zip);

    try (ZipFile file = new ZipFile(zip.toFile())) {
      String configuration =
          new String(
              file.getInputStream(file.getEntry("configuration.json")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(configuration)
          .contains("org.deeplearning4j")
          .doesNotContain("io.github.experimentmaven");
    }
  }

  @Test
  void theSameNetworkGivesTheSameBytes() throws IOException {
    Optimizer sgd = new Optimizer.Sgd(0.01, 0, false);
    Layer[] architecture = {new Layer.Flatten(null), dense(CLASSES, ActivationFunction.SOFTMAX)};
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");

    ModelZip.write(trained(sgd, architecture), IMAGES, first);
    ModelZip.write(trained(sgd, architecture), IMAGES, second);

    assertThat(second).hasSameBinaryContentAs(first);
    try (ZipFile zip = new ZipFile(first.toFile())) {
      assertThat(Collections.list(zip.entries()))
          .allSatisfy(
              entry -> {
                assertThat(entry.getTimeLocal()).isEqualTo("1980-02-01T00:00:00");
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
              })
          .extracting(ZipEntry::getName)
          .isSorted()
          .contains("coefficients.bin", "configuration.json");
    }
  }

  @Test
  void rawNumbersGiveTheSameOutputsByTheNormalizerInTheZip() throws Exception {
    Features.Numbers features =
        new Features.Numbers(
            List.of(
                new Column("length", 5.8, 0.8),
                new Column("time", 1.6e9, 3600),
                Column.unscaled("colour=red")));
    Layer[] architecture = {
      dense(4, ActivationFunction.TANH), dense(3, ActivationFunction.SOFTMAX)
    };
    TrainableNetwork network =
        TrainableNetwork.of(
            NetworkFixture.training(
                Loss.CATEGORICAL_CROSSENTROPY, new Optimizer.Sgd(0.1, 0, false), architecture),
            NetworkSummary.of(List.of(architecture), features.shape()),
            CLASSES,
            1);
    String before = Arrays.toString(network.weights());
    INDArray raw = Nd4j.create(new double[][] {{5.1, 1.6e9 + 7200, 1}, {7.2, 1.6e9 - 1800, 0}});
    INDArray shown = raw.dup().castTo(DataType.FLOAT);
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 3; i++) {
        Column column = features.columns().get(i);
        shown.putScalar(row, i, (raw.getDouble(row, i) - column.shift()) / column.scale());
      }
    }
    Path zip = folder.resolve("model.zip");
    Path again = folder.resolve("again.zip");

    ModelZip.write(network, features, zip);
    ModelZip.write(network, features, again);

    assertThat(again).hasSameBinaryContentAs(zip);
    assertThat(Arrays.toString(network.weights())).isEqualTo(before);
    Normalizer<DataSet> normalizer = ModelSerializer.restoreNormalizerFromFile(zip.toFile());
    DataSet samples = new DataSet(raw, Nd4j.zeros(DataType.DOUBLE, 2, 3));
    normalizer.transform(samples);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
    assertThat(
            restored.output(samples.getFeatures()).dup('c').castTo(DataType.FLOAT).data().asFloat())
        .containsExactly(network.predict(shown), Offset.offset(1e-6f));
  }

  @Test
  void unscaledNumbersHaveNoNormalizer() throws Exception {
    Path zip = folder.resolve("model.zip");
    Layer[] architecture = {new Layer.Flatten(null), dense(CLASSES, ActivationFunction.SOFTMAX)};

    ModelZip.write(
        trained(new Optimizer.Sgd(0.01, 0, false), architecture),
        new Features.Numbers(List.of(Column.unscaled("a"))),
        zip);

    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.getEntry("normalizer.bin")).isNull();
    }
  }

  @Test
  void aNetworkWithBranchesIsAComputationGraphOfDeeplearning4j() throws IOException {
    Layer same = conv(2, Size.square(3), Size.square(1), Padding.SAME, ActivationFunction.RELU);
    Architecture branched =
        new Architecture(
            List.of(
                same,
                new Layer.BatchNormalization(0.9, 0.001, "normalized"),
                new Layer.Add("sum"),
                new Layer.Concatenate(-1, "both"),
                new Layer.Flatten(null),
                dense(CLASSES, ActivationFunction.SOFTMAX)),
            List.of(
                List.of(),
                List.of(),
                List.of("input", "normalized"),
                List.of("sum", "conv2d"),
                List.of(),
                List.of()));
    TrainableNetwork network =
        trained(
            new Training(
                branched,
                new Optimizer.Sgd(0.01, 0.9, false),
                Loss.CATEGORICAL_CROSSENTROPY,
                null,
                1,
                BATCH));
    Path zip = folder.resolve("model.zip");
    Path again = folder.resolve("again.zip");

    ModelZip.write(network, IMAGES, zip);
    ModelZip.write(network, IMAGES, again);
    ComputationGraph restored = ModelSerializer.restoreComputationGraph(zip.toFile());

    assertThat(restored.outputSingle(images()).dup('c').data().asFloat())
        .containsExactly(network.predict(images()), Offset.offset(1e-6f));
    assertThat(restored.params().dup().data().asFloat()).containsExactly(network.weights());
    assertThat(again).hasSameBinaryContentAs(zip);
  }

  private static TrainableNetwork trained(Optimizer optimizer, Layer... architecture) {
    return trained(NetworkFixture.training(Loss.CATEGORICAL_CROSSENTROPY, optimizer, architecture));
  }

  private static TrainableNetwork trained(Training training) {
    TrainableNetwork network = NetworkFixture.network(training, 1);
    float[] initial = network.weights();
    for (int step = 0; step < 3; step++) {
      network.train(images(), NetworkFixture.targets());
    }
    assertThat(network.weights()).isNotEqualTo(initial);
    return network;
  }
}
