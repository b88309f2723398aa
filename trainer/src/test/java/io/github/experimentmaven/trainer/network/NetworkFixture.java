package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small networks and batches for the tests of this package. */
final class NetworkFixture {

  static final int CLASSES = 3;
  static final int BATCH = 5;
  static final Shape INPUT = Shape.of(9, 8, 2);
  static final int[] LABELS = {0, 1, 2, 0, 1};

  static float[] targets() {
    return OneHot.of(CLASSES, LABELS);
  }

  private NetworkFixture() {}

  static Layer conv(
      int filters, Size size, Size strides, Padding padding, ActivationFunction activation) {
    return new Layer.Conv2D(
        filters,
        size,
        strides,
        padding,
        Size.square(1),
        activation,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.GLOROT_UNIFORM,
        null,
        null,
        null,
        null,
        null);
  }

  static Layer dense(int units, ActivationFunction activation) {
    return dense(units, activation, true, null);
  }

  static Layer dense(
      int units,
      ActivationFunction activation,
      boolean bias,
      @org.jspecify.annotations.Nullable Regularizer regularizer) {
    return new Layer.Dense(
        units,
        activation,
        bias,
        Initializer.HE_NORMAL,
        Initializer.GLOROT_UNIFORM,
        regularizer,
        null,
        null,
        null,
        null);
  }

  static Training training(Loss loss, Optimizer optimizer, Layer... architecture) {
    return new Training(List.of(architecture), optimizer, loss, 1, BATCH);
  }

  static TrainableNetwork network(Loss loss, Layer... architecture) {
    return network(training(loss, new Optimizer.Sgd(0.01, 0, false), architecture), 1);
  }

  static TrainableNetwork network(Training training, long seed) {
    try {
      return TrainableNetwork.of(
          training, NetworkSummary.of(training.architecture(), INPUT), CLASSES, seed);
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A batch of distinct numbers in [0, 1), the same at every call. */
  static INDArray images() {
    SplittableRandom random = new SplittableRandom(42);
    INDArray images =
        Nd4j.createUninitialized(
            DataType.FLOAT,
            new long[] {BATCH, INPUT.channels(), INPUT.height(), INPUT.width()},
            'c');
    for (long i = 0; i < images.length(); i++) {
      images.putScalar(i, random.nextDouble());
    }
    return images;
  }

  static INDArray oneHot() {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
    for (int i = 0; i < BATCH; i++) {
      labels.putScalar(i, LABELS[i], 1);
    }
    return labels;
  }
}
