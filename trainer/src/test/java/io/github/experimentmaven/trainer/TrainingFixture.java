package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.List;
import java.util.SplittableRandom;

/** A small data set of three patterns, and small experiments on it. */
final class TrainingFixture {

  static final int CLASSES = 3;
  static final Shape SHAPE = Shape.of(8, 8, 1);
  static final Layer FLATTEN = new Layer.Flatten(null);

  static final TaskEvaluation EVALUATION =
      new ClassificationEvaluation(List.of("rows", "columns", "diagonals"));

  private TrainingFixture() {}

  /**
   * Rows, columns or a diagonal, shifted at random, under noise.
   *
   * @param count how many images; the classes take turns
   */
  static Samples patterns(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * SHAPE.size()];
    byte[] labels = new byte[count];
    for (int image = 0; image < count; image++) {
      int pattern = image % CLASSES;
      int shift = random.nextInt(4);
      labels[image] = (byte) pattern;
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 8; x++) {
          int line = pattern == 0 ? y : pattern == 1 ? x : x + y;
          int value = (line + shift) % 4 == 0 ? 200 : 40;
          pixels[image * SHAPE.size() + y * 8 + x] = (byte) (value + random.nextInt(-40, 41));
        }
      }
    }
    return LabelledImages.of(SHAPE, pixels, labels, CLASSES);
  }

  static Layer dense(int units, ActivationFunction activation, Initializer initializer) {
    return new Layer.Dense(
        units, activation, true, initializer, Initializer.ZEROS, null, null, null, null, null);
  }

  static Layer penalisedDense(int units, Regularizer regularizer) {
    return new Layer.Dense(
        units,
        ActivationFunction.RELU,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        regularizer,
        null,
        null,
        null,
        null);
  }

  static Layer softmax() {
    return dense(CLASSES, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM);
  }

  static Training training(Optimizer optimizer, int epochs, int batchSize, Layer... layers) {
    return training(optimizer, Loss.CATEGORICAL_CROSSENTROPY, epochs, batchSize, List.of(layers));
  }

  static Training training(
      Optimizer optimizer, Loss loss, int epochs, int batchSize, List<Layer> layers) {
    return new Training(layers, optimizer, loss, epochs, batchSize);
  }

  static TrainableNetwork network(Training training, Shape input, long seed) {
    try {
      return TrainableNetwork.of(
          training, NetworkSummary.of(training.architecture(), input), CLASSES, seed);
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
