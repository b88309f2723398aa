package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.experiment.WeightLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weights of Keras in the networks of the trainer. */
class WeightLayoutTest {

  /** Written by {@code keras_files.py}. */
  private static final Path FILES =
      Path.of("../plugin/src/test/resources/io/github/experimentmaven/keras");

  private static final Optimizer SGD = new Optimizer.Sgd(0.01, 0, false);

  private static TrainableNetwork network(Architecture architecture, NetworkSummary summary) {
    int outputs = summary.output().size();
    Loss loss =
        ActivationFunction.last(architecture.layers()) == ActivationFunction.SOFTMAX
            ? Loss.CATEGORICAL_CROSSENTROPY
            : Loss.MEAN_SQUARED_ERROR;
    return TrainableNetwork.of(
        new Training(architecture, SGD, loss, null, 1, 2), summary, outputs, 1);
  }

  /** Channels last, as Keras has them, to channels first. */
  private static INDArray images(int count, Shape shape, IntToDoubleFunction values) {
    float[] images = new float[count * shape.size()];
    int pixels = shape.height() * shape.width();
    for (int i = 0; i < images.length; i++) {
      int image = i / shape.size();
      int pixel = i % shape.size() / shape.channels();
      int channel = i % shape.channels();
      images[image * shape.size() + channel * pixels + pixel] = (float) values.applyAsDouble(i);
    }
    return Nd4j.createFromArray(images)
        .reshape(count, shape.channels(), shape.height(), shape.width());
  }

  /** The answers are PyTorch's. */
  @Test
  void aNetworkWithWeightsOfKerasAnswersAsKerasDoes() throws Exception {
    Shape input = Shape.of(8, 6, 2);
    Architecture architecture =
        Architecture.chain(
            List.of(
                new Layer.Conv2D(
                    3,
                    Size.square(3),
                    Size.square(1),
                    Padding.SAME,
                    Size.square(1),
                    ActivationFunction.RELU,
                    true,
                    Initializer.GLOROT_UNIFORM,
                    Initializer.ZEROS,
                    null,
                    null,
                    null,
                    null,
                    null),
                new Layer.BatchNormalization(0.99, 0.001, null),
                new Layer.MaxPooling2D(Size.square(2), null, Padding.VALID, null),
                new Layer.Flatten(null),
                new Layer.Dropout(0.25, null),
                NetworkFixture.dense(4, ActivationFunction.TANH),
                NetworkFixture.dense(3, ActivationFunction.SOFTMAX)));
    NetworkSummary summary = NetworkSummary.of(architecture, input);
    Map<String, float[]> weights = new HashMap<>();
    for (String line : Files.readAllLines(FILES.resolve("weights.txt"))) {
      String[] words = line.split(" ", -1);
      float[] values = new float[words.length - 2];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(words[i + 2]);
      }
      weights.put(words[0] + " " + words[1], values);
    }
    WeightLayout layout = WeightLayout.of(architecture, summary);
    float[] parameters = new float[layout.size()];
    for (int i = 0; i < architecture.size(); i++) {
      for (WeightLayout.Weight weight : layout.layers().get(i)) {
        String name = architecture.names().get(i) + " " + weight.name();
        float[] keras = Objects.requireNonNull(weights.remove(name), name);
        weight.toTrainer(keras, parameters);
        assertThat(weight.toKeras(parameters)).isEqualTo(keras);
      }
    }
    assertThat(weights).isEmpty();

    try (TrainableNetwork network = network(architecture, summary)) {
      network.setWeights(parameters);
      float[] outputs = network.predict(images(2, input, Math::sin));

      double[] answers =
          Files.readAllLines(FILES.resolve("answers.txt")).stream()
              .flatMap(line -> Arrays.stream(line.split(" ", -1)))
              .mapToDouble(Double::parseDouble)
              .toArray();
      assertThat(outputs).hasSize(answers.length);
      for (int i = 0; i < answers.length; i++) {
        assertThat((double) outputs[i]).isCloseTo(answers[i], within(1e-5));
      }
    }
  }

  /** Each of all alphas is for one number of an image, wherever Deeplearning4j has it. */
  @Test
  void theAlphasOfAnImageAreThoseOfItsNumbers() throws Exception {
    Shape input = Shape.of(2, 3, 4);
    Architecture architecture =
        Architecture.chain(
            List.of(
                new Layer.PReLU(Initializer.ZEROS, null, null, List.of(), null),
                new Layer.Flatten(null),
                NetworkFixture.dense(24, ActivationFunction.LINEAR)));
    NetworkSummary summary = NetworkSummary.of(architecture, input);
    WeightLayout layout = WeightLayout.of(architecture, summary);
    float[] parameters = new float[layout.size()];
    float[] alphas = new float[24];
    float[] identity = new float[24 * 24];
    for (int i = 0; i < 24; i++) {
      alphas[i] = i + 1;
      identity[i * 24 + i] = 1;
    }
    layout.layers().get(0).get(0).toTrainer(alphas, parameters);
    layout.layers().get(2).get(0).toTrainer(identity, parameters);

    try (TrainableNetwork network = network(architecture, summary)) {
      network.setWeights(parameters);

      float[] outputs = network.predict(images(1, input, i -> -1));

      for (int i = 0; i < 24; i++) {
        assertThat(outputs[i]).isEqualTo(-alphas[i]);
      }
    }
  }

  /** Whoever adds a layer with weights says where they are. */
  @Test
  void everyWeightOfTheLanguageHasItsPlace() throws Exception {
    for (GeneratedNetwork generated : GeneratedNetworks.layers(2)) {
      Architecture architecture = generated.architecture();
      NetworkSummary summary = generated.summary();
      WeightLayout layout = WeightLayout.of(architecture, summary);

      float[] drawn;
      try (TrainableNetwork network = network(architecture, summary)) {
        drawn = network.weights();
      }
      assertThat(layout.size()).as(generated.name()).isEqualTo(drawn.length);
      boolean[] taken = new boolean[layout.size()];
      for (int i = 0; i < architecture.size(); i++) {
        long own = 0;
        for (WeightLayout.Weight weight : layout.layers().get(i)) {
          own += weight.size();
          for (int at = weight.offset(); at < weight.offset() + weight.size(); at++) {
            assertThat(taken[at]).as(generated.name()).isFalse();
            taken[at] = true;
          }
        }
        assertThat(own).as(generated.name()).isEqualTo(summary.layers().get(i).parameters());
      }
      for (int at = 0; at < taken.length; at++) {
        if (!taken[at]) {
          assertThat(layout.parameters()[at]).as(generated.name()).isEqualTo(drawn[at]);
        }
      }
    }
  }
}
