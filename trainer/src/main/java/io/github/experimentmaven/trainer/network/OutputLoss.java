package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last activation and the loss, over rows of {@code outputs} numbers. They belong together
 * because the gradient of softmax or sigmoid with its cross-entropy is simply {@code p - y}.
 */
final class OutputLoss {

  /** Keras' {@code epsilon()}: what logarithms and quotients are kept away from 0. */
  static final float EPSILON = 1e-7f;

  private final ActivationFunction activation;
  private final @Nullable ElementLoss element;
  private final @Nullable RowLoss row;
  private final Fusion fusion;
  private final int outputs;
  private final @Nullable Curve curve;
  private final float[] values = new float[Curve.BLOCK];
  private final float[] gradients = new float[Curve.BLOCK];
  private final double[] slopes;

  /** Losses whose gradient is taken with respect to the input of the activation at once. */
  private enum Fusion {
    NONE,
    SOFTMAX_CROSSENTROPY,
    SIGMOID_CROSSENTROPY,
    SOFTMAX_SQUARED_ERROR
  }

  /**
   * @param activation the last one, behind which the experiment language allows the loss
   * @param loss what is minimised
   * @param outputs of a sample
   */
  OutputLoss(ActivationFunction activation, Loss loss, int outputs) {
    this.activation = activation;
    this.outputs = outputs;
    element = ElementLoss.of(loss);
    row = RowLoss.of(loss, outputs);
    if ((element == null) == (row == null)) {
      throw new IllegalStateException("no one function for " + loss);
    }
    fusion = fusion(activation, loss);
    slopes = new double[outputs];
    curve =
        switch (activation) {
          case LINEAR, RELU, SOFTMAX -> null;
          default -> Curve.of(activation);
        };
  }

  private static Fusion fusion(ActivationFunction activation, Loss loss) {
    if (activation == ActivationFunction.SOFTMAX && loss instanceof Loss.CategoricalCrossentropy) {
      return Fusion.SOFTMAX_CROSSENTROPY;
    }
    if (activation == ActivationFunction.SIGMOID && loss instanceof Loss.BinaryCrossentropy) {
      return Fusion.SIGMOID_CROSSENTROPY;
    }
    return activation == ActivationFunction.SOFTMAX && loss instanceof Loss.MeanSquaredError
        ? Fusion.SOFTMAX_SQUARED_ERROR
        : Fusion.NONE;
  }

  /** A probability as Keras takes the logarithm of it. */
  static float clipped(float p) {
    return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
  }

  /**
   * Applies the activation.
   *
   * @param z {@code [samples * outputs]}; overwritten by the outputs
   */
  void activate(float[] z) {
    int length = z.length;
    if (activation == ActivationFunction.SOFTMAX) {
      for (int from = 0; from < length; from += outputs) {
        softmax(z, from);
      }
    } else if (activation == ActivationFunction.RELU) {
      for (int i = 0; i < length; i++) {
        z[i] = Math.max(z[i], 0);
      }
    } else if (curve != null) {
      for (int start = 0; start < length; start += values.length) {
        int count = Math.min(values.length, length - start);
        System.arraycopy(z, start, values, 0, count);
        curve.apply(values, count);
        System.arraycopy(values, 0, z, start, count);
      }
    }
  }

  private void softmax(float[] z, int from) {
    int to = from + outputs;
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      max = Math.max(max, z[i]);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      double e = StrictMath.exp(z[i] - max);
      z[i] = (float) e;
      sum += e;
    }
    for (int i = from; i < to; i++) {
      z[i] = (float) (z[i] / sum);
    }
  }

  /**
   * The loss of one sample, without regularisation.
   *
   * @param p outputs, {@code [batch * outputs]}
   * @param y the outputs that would be right, as many
   * @param sample which one
   */
  double loss(float[] p, float[] y, int sample) {
    int from = sample * outputs;
    int to = from + outputs;
    if (row != null) {
      return row.value(p, y, from, to);
    }
    ElementLoss each = Objects.requireNonNull(element);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += each.value(p[i], y[i]);
    }
    return sum / outputs;
  }

  /**
   * The gradient of the batch's mean loss with respect to the input of the activation.
   *
   * @param p outputs for some samples of the batch, {@code [samples * outputs]}; overwritten by the
   *     gradient
   * @param y the outputs that would be right, as many at least
   * @param batch how many samples the batch has
   */
  void gradient(float[] p, float[] y, int batch) {
    switch (fusion) {
      case SOFTMAX_CROSSENTROPY -> crossentropyGradient(p, y, batch);
      case SIGMOID_CROSSENTROPY -> crossentropyGradient(p, y, (float) batch * outputs);
      case SOFTMAX_SQUARED_ERROR -> squaredErrorGradient(p, y, batch);
      case NONE -> {
        if (row == null && activation != ActivationFunction.SOFTMAX) {
          elementGradient(Objects.requireNonNull(element), p, y, batch);
        } else {
          rowGradient(p, y, batch);
        }
      }
    }
  }

  /**
   * Weighs the gradient of the batch's mean loss: as Keras does, the weighted losses are summed and
   * divided by the number of samples.
   *
   * @param gradient of some samples of the batch, {@code [samples * outputs]}
   * @param weights of all samples of the batch
   * @param first the place in the batch of the first of the samples
   */
  void weigh(float[] gradient, float[] weights, int first) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= weights[first + i / outputs];
    }
  }

  /** Keras' losses on logits. */
  private void crossentropyGradient(float[] p, float[] y, float divisor) {
    Smoothing smoothing =
        row instanceof RowLoss.CategoricalCrossentropy categorical
            ? categorical.smoothing()
            : ((ElementLoss.BinaryCrossentropy) Objects.requireNonNull(element)).smoothing();
    for (int i = 0; i < p.length; i++) {
      p[i] = (p[i] - smoothing.of(y[i])) / divisor;
    }
  }

  private void elementGradient(ElementLoss each, float[] p, float[] y, int batch) {
    int length = p.length;
    double scale = each.factor() / outputs / batch;
    if (curve == null) {
      boolean rectified = activation == ActivationFunction.RELU;
      for (int i = 0; i < length; i++) {
        p[i] = rectified && p[i] <= 0 ? 0 : (float) (scale * each.slope(p[i], y[i]));
      }
      return;
    }
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      for (int i = 0; i < count; i++) {
        gradients[i] = (float) (scale * each.slope(p[start + i], y[start + i]));
      }
      throughCurve(curve, p, start, count);
    }
  }

  private void throughCurve(Curve function, float[] p, int start, int count) {
    System.arraycopy(p, start, values, 0, count);
    function.multiplyBySlope(values, gradients, count);
    System.arraycopy(gradients, 0, p, start, count);
  }

  /** Sample by sample, where outputs have to do with each other. */
  private void rowGradient(float[] p, float[] y, int batch) {
    for (int from = 0; from < p.length; from += outputs) {
      double scale = 1.0 / batch;
      if (row != null) {
        row.slopes(p, y, from, slopes);
      } else {
        ElementLoss each = Objects.requireNonNull(element);
        scale = each.factor() / outputs / batch;
        for (int i = 0; i < outputs; i++) {
          slopes[i] = each.slope(p[from + i], y[from + i]);
        }
      }
      if (activation == ActivationFunction.SOFTMAX) {
        throughSoftmax(p, from, scale);
      } else if (curve == null) {
        boolean rectified = activation == ActivationFunction.RELU;
        for (int i = 0; i < outputs; i++) {
          p[from + i] = rectified && p[from + i] <= 0 ? 0 : (float) (scale * slopes[i]);
        }
      } else {
        for (int start = 0; start < outputs; start += values.length) {
          int count = Math.min(values.length, outputs - start);
          for (int i = 0; i < count; i++) {
            gradients[i] = (float) (scale * slopes[start + i]);
          }
          throughCurve(curve, p, from + start, count);
        }
      }
    }
  }

  private void throughSoftmax(float[] p, int from, double scale) {
    double inner = 0;
    for (int i = 0; i < outputs; i++) {
      inner += scale * slopes[i] * p[from + i];
    }
    for (int i = 0; i < outputs; i++) {
      double output = p[from + i];
      p[from + i] = (float) (output * (scale * slopes[i] - inner));
    }
  }

  /** Behind softmax; the sum is over differences in single precision, as its recorded bits are. */
  private void squaredErrorGradient(float[] p, float[] y, int batch) {
    double scale = 2.0 / outputs / batch;
    for (int from = 0; from < p.length; from += outputs) {
      int to = from + outputs;
      double inner = 0;
      for (int i = from; i < to; i++) {
        inner += scale * (p[i] - y[i]) * p[i];
      }
      for (int i = from; i < to; i++) {
        double output = p[i];
        p[i] = (float) (output * (scale * (output - y[i]) - inner));
      }
    }
  }
}
