package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.BATCH;
import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.LABELS;
import static io.github.experimentmaven.trainer.network.NetworkFixture.conv;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;
import static io.github.experimentmaven.trainer.network.NetworkFixture.images;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A saved network is one of Deeplearning4j's own: it loads and works without this project. */
class ModelZipTest {

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

    ModelZip.write(network, zip);
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

    ModelZip.write(trained(optimizer, architecture), zip);

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

    ModelZip.write(trained(sgd, architecture), first);
    ModelZip.write(trained(sgd, architecture), second);

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

  private static TrainableNetwork trained(Optimizer optimizer, Layer... architecture) {
    TrainableNetwork network =
        NetworkFixture.network(
            NetworkFixture.training(Loss.CATEGORICAL_CROSSENTROPY, optimizer, architecture), 1);
    float[] initial = network.weights();
    for (int step = 0; step < 3; step++) {
      network.train(images(), LABELS);
    }
    assertThat(network.weights()).isNotEqualTo(initial);
    return network;
  }
}
