package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The last activation and the loss, over rows of {@code outputs} numbers. They belong together
 * because the gradient of softmax or sigmoid with its cross-entropy is simply {@code p - y}.
 */
final class OutputLoss {

  /** Keras' {@code epsilon()}: probabilities are kept this far from 0 and 1 in the logarithm. */
  private static final float CLIP = 1e-7f;

  private static final double LOG_2 = StrictMath.log(2);

  private final ActivationFunction activation;
  private final Loss loss;
  private final int outputs;
  private final @Nullable Curve curve;
  private final float[] values = new float[Curve.BLOCK];
  private final float[] gradients = new float[Curve.BLOCK];

  OutputLoss(ActivationFunction activation, Loss loss, int outputs) {
    this.activation = activation;
    this.loss = loss;
    this.outputs = outputs;
    curve =
        switch (activation) {
          case LINEAR, RELU, SOFTMAX -> null;
          default -> Curve.of(activation);
        };
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
   * @param row which sample
   */
  double loss(float[] p, float[] y, int row) {
    int from = row * outputs;
    int to = from + outputs;
    double sum = 0;
    if (loss == Loss.CATEGORICAL_CROSSENTROPY) {
      for (int i = from; i < to; i++) {
        if (y[i] != 0) {
          sum -= y[i] * StrictMath.log(Math.min(Math.max(p[i], CLIP), 1 - CLIP));
        }
      }
      return sum;
    }
    for (int i = from; i < to; i++) {
      sum += loss(p[i], y[i]);
    }
    return sum / outputs;
  }

  private double loss(float p, float y) {
    double difference = p - y;
    return switch (loss) {
      case MEAN_SQUARED_ERROR -> difference * difference;
      case MEAN_ABSOLUTE_ERROR -> Math.abs(difference);
      case HUBER ->
          Math.abs(difference) <= 1 ? 0.5 * difference * difference : Math.abs(difference) - 0.5;
      // log(cosh(d)), without overflow
      case LOG_COSH ->
          Math.abs(difference)
              + StrictMath.log1p(StrictMath.exp(-2 * Math.abs(difference)))
              - LOG_2;
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> 100 * Math.abs(difference) / size(y);
      case MEAN_SQUARED_LOGARITHMIC_ERROR -> {
        double logarithms = logarithm(p) - logarithm(y);
        yield logarithms * logarithms;
      }
      case BINARY_CROSSENTROPY -> {
        double clipped = Math.min(Math.max(p, CLIP), 1 - CLIP);
        yield -(y * StrictMath.log(clipped) + (1 - y) * StrictMath.log(1 - clipped));
      }
      case CATEGORICAL_CROSSENTROPY ->
          throw new IllegalStateException("it is no sum over the outputs one by one");
    };
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
    int length = p.length;
    if (loss == Loss.CATEGORICAL_CROSSENTROPY) {
      // Keras' loss on logits: the experiment language makes sure that the activation is softmax.
      for (int i = 0; i < length; i++) {
        p[i] = (p[i] - y[i]) / batch;
      }
      return;
    }
    if (loss == Loss.BINARY_CROSSENTROPY) {
      // The same: the activation is sigmoid.
      for (int i = 0; i < length; i++) {
        p[i] = (p[i] - y[i]) / ((float) batch * outputs);
      }
      return;
    }
    double scale = factor() / outputs / batch;
    if (activation == ActivationFunction.SOFTMAX) {
      for (int from = 0; from < length; from += outputs) {
        softmaxGradient(p, y, from, scale);
      }
    } else if (curve == null) {
      boolean rectified = activation == ActivationFunction.RELU;
      for (int i = 0; i < length; i++) {
        p[i] = rectified && p[i] <= 0 ? 0 : (float) (scale * slope(p[i], y[i]));
      }
    } else {
      curveGradient(curve, p, y, length, scale);
    }
  }

  /** What the gradient of a loss that is a mean over the outputs is a multiple of. */
  private double factor() {
    return switch (loss) {
      case MEAN_SQUARED_ERROR, MEAN_SQUARED_LOGARITHMIC_ERROR -> 2;
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> 100;
      default -> 1;
    };
  }

  /** The gradient of a loss that is a mean over the outputs, up to the factor. */
  private double slope(float p, float y) {
    return switch (loss) {
      case MEAN_ABSOLUTE_PERCENTAGE_ERROR -> Math.signum(p - y) / size(y);
      case MEAN_SQUARED_LOGARITHMIC_ERROR ->
          p < CLIP ? 0 : (logarithm(p) - logarithm(y)) / (p + 1.0);
      default -> slope((double) p - y);
    };
  }

  private static double size(float y) {
    return Math.max(Math.abs(y), CLIP);
  }

  private static double logarithm(float x) {
    return StrictMath.log(Math.max(x, CLIP) + 1.0);
  }

  /** The same of a loss of the difference alone. */
  private double slope(double difference) {
    return switch (loss) {
      case LOG_COSH -> StrictMath.tanh(difference);
      case MEAN_ABSOLUTE_ERROR -> Math.signum(difference);
      case HUBER -> Math.min(Math.max(difference, -1), 1);
      default -> difference;
    };
  }

  private void curveGradient(Curve curve, float[] p, float[] y, int length, double scale) {
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      for (int i = 0; i < count; i++) {
        gradients[i] = (float) (scale * slope(p[start + i], y[start + i]));
      }
      System.arraycopy(p, start, values, 0, count);
      curve.multiplyBySlope(values, gradients, count);
      System.arraycopy(gradients, 0, p, start, count);
    }
  }

  private void softmaxGradient(float[] p, float[] y, int from, double scale) {
    int to = from + outputs;
    double inner = 0;
    for (int i = from; i < to; i++) {
      inner += scale * slope(p[i] - y[i]) * p[i];
    }
    for (int i = from; i < to; i++) {
      double output = p[i];
      p[i] = (float) (output * (scale * slope(output - y[i]) - inner));
    }
  }
}
