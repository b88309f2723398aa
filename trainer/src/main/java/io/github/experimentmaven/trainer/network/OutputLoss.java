package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;

/**
 * The last activation and the loss, over rows of {@code classes} numbers. They belong together
 * because the gradient of softmax with cross-entropy is simply {@code p - y}.
 */
final class OutputLoss {

  /** Keras' {@code epsilon()}: probabilities are kept this far from 0 and 1 in the logarithm. */
  private static final float CLIP = 1e-7f;

  private final ActivationFunction activation;
  private final Loss loss;
  private final int classes;

  OutputLoss(ActivationFunction activation, Loss loss, int classes) {
    this.activation = activation;
    this.loss = loss;
    this.classes = classes;
  }

  /**
   * Applies the activation.
   *
   * @param z {@code [batch * classes]}; overwritten by the outputs
   */
  void activate(float[] z, int batch) {
    for (int row = 0; row < batch; row++) {
      activateRow(z, row * classes);
    }
  }

  private void activateRow(float[] z, int from) {
    int to = from + classes;
    if (activation == ActivationFunction.SOFTMAX) {
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
      return;
    }
    for (int i = from; i < to; i++) {
      double x = z[i];
      z[i] =
          (float)
              switch (activation) {
                case LINEAR -> x;
                case RELU -> Math.max(x, 0);
                case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
                case TANH -> StrictMath.tanh(x);
                case ELU -> x > 0 ? x : StrictMath.expm1(x);
                case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
                case SOFTMAX -> throw new IllegalStateException("softmax is not element-wise");
              };
    }
  }

  /**
   * The loss of one sample, without regularisation.
   *
   * @param p outputs, {@code [batch * classes]}
   * @param row which sample
   * @param label its class
   */
  double loss(float[] p, int row, int label) {
    int from = row * classes;
    if (loss == Loss.CATEGORICAL_CROSSENTROPY) {
      return -StrictMath.log(Math.min(Math.max(p[from + label], CLIP), 1 - CLIP));
    }
    double sum = 0;
    for (int i = 0; i < classes; i++) {
      double difference = p[from + i] - (i == label ? 1 : 0);
      sum += difference * difference;
    }
    return sum / classes;
  }

  /**
   * The gradient of the batch's mean loss with respect to the input of the activation.
   *
   * @param p outputs, {@code [batch * classes]}; overwritten by the gradient
   */
  void gradient(float[] p, int[] labels, int batch) {
    for (int row = 0; row < batch; row++) {
      int from = row * classes;
      if (loss == Loss.CATEGORICAL_CROSSENTROPY) {
        // Keras' loss on logits: the experiment language makes sure that the activation is softmax.
        for (int i = 0; i < classes; i++) {
          p[from + i] = (p[from + i] - (i == labels[row] ? 1 : 0)) / batch;
        }
      } else {
        squaredErrorGradient(p, from, labels[row], batch);
      }
    }
  }

  private void squaredErrorGradient(float[] p, int from, int label, int batch) {
    double scale = 2.0 / classes / batch;
    double inner = 0;
    for (int i = 0; i < classes; i++) {
      inner += scale * (p[from + i] - (i == label ? 1 : 0)) * p[from + i];
    }
    for (int i = 0; i < classes; i++) {
      double y = p[from + i];
      double upstream = scale * (y - (i == label ? 1 : 0));
      p[from + i] =
          (float)
              switch (activation) {
                case LINEAR -> upstream;
                case RELU -> y > 0 ? upstream : 0;
                case SIGMOID -> upstream * y * (1 - y);
                case TANH -> upstream * (1 - y * y);
                case ELU -> y > 0 ? upstream : upstream * (y + 1);
                // y = log(1 + e^x), so the logistic of x is 1 - e^-y.
                case SOFTPLUS -> -upstream * StrictMath.expm1(-y);
                case SOFTMAX -> y * (upstream - inner);
              };
    }
  }
}
