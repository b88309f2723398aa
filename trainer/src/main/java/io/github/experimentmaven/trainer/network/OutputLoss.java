package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The last activation and the loss, over rows of {@code outputs} numbers. They belong together
 * because the gradient of softmax with cross-entropy is simply {@code p - y}.
 */
final class OutputLoss {

  /** Keras' {@code epsilon()}: probabilities are kept this far from 0 and 1 in the logarithm. */
  private static final float CLIP = 1e-7f;

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
   * @param z {@code [batch * outputs]}; overwritten by the outputs
   */
  void activate(float[] z, int batch) {
    int length = batch * outputs;
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
      double difference = p[i] - y[i];
      sum += difference * difference;
    }
    return sum / outputs;
  }

  /**
   * The gradient of the batch's mean loss with respect to the input of the activation.
   *
   * @param p outputs, {@code [batch * outputs]}; overwritten by the gradient
   * @param y the outputs that would be right, as many
   */
  void gradient(float[] p, float[] y, int batch) {
    int length = batch * outputs;
    if (loss == Loss.CATEGORICAL_CROSSENTROPY) {
      // Keras' loss on logits: the experiment language makes sure that the activation is softmax.
      for (int i = 0; i < length; i++) {
        p[i] = (p[i] - y[i]) / batch;
      }
      return;
    }
    double scale = 2.0 / outputs / batch;
    if (activation == ActivationFunction.SOFTMAX) {
      for (int from = 0; from < length; from += outputs) {
        softmaxGradient(p, y, from, scale);
      }
    } else if (curve == null) {
      boolean rectified = activation == ActivationFunction.RELU;
      for (int i = 0; i < length; i++) {
        p[i] = rectified && p[i] <= 0 ? 0 : (float) (scale * ((double) p[i] - y[i]));
      }
    } else {
      curveGradient(curve, p, y, length, scale);
    }
  }

  private void curveGradient(Curve curve, float[] p, float[] y, int length, double scale) {
    for (int start = 0; start < length; start += values.length) {
      int count = Math.min(values.length, length - start);
      for (int i = 0; i < count; i++) {
        gradients[i] = (float) (scale * ((double) p[start + i] - y[start + i]));
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
      inner += scale * (p[i] - y[i]) * p[i];
    }
    for (int i = from; i < to; i++) {
      double output = p[i];
      p[i] = (float) (output * (scale * (output - y[i]) - inner));
    }
  }
}
