package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;

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

  OutputLoss(ActivationFunction activation, Loss loss, int outputs) {
    this.activation = activation;
    this.loss = loss;
    this.outputs = outputs;
  }

  /**
   * Applies the activation.
   *
   * @param z {@code [batch * outputs]}; overwritten by the outputs
   */
  void activate(float[] z, int batch) {
    for (int row = 0; row < batch; row++) {
      activateRow(z, row * outputs);
    }
  }

  private void activateRow(float[] z, int from) {
    int to = from + outputs;
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
    for (int row = 0; row < batch; row++) {
      int from = row * outputs;
      if (loss == Loss.CATEGORICAL_CROSSENTROPY) {
        // Keras' loss on logits: the experiment language makes sure that the activation is softmax.
        for (int i = from; i < from + outputs; i++) {
          p[i] = (p[i] - y[i]) / batch;
        }
      } else {
        squaredErrorGradient(p, y, from, batch);
      }
    }
  }

  private void squaredErrorGradient(float[] p, float[] y, int from, int batch) {
    int to = from + outputs;
    double scale = 2.0 / outputs / batch;
    double inner = 0;
    for (int i = from; i < to; i++) {
      inner += scale * (p[i] - y[i]) * p[i];
    }
    for (int i = from; i < to; i++) {
      double output = p[i];
      double upstream = scale * (output - y[i]);
      p[i] =
          (float)
              switch (activation) {
                case LINEAR -> upstream;
                case RELU -> output > 0 ? upstream : 0;
                case SIGMOID -> upstream * output * (1 - output);
                case TANH -> upstream * (1 - output * output);
                case ELU -> output > 0 ? upstream : upstream * (output + 1);
                // output = log(1 + e^x), so the logistic of x is 1 - e^-output.
                case SOFTPLUS -> -upstream * StrictMath.expm1(-output);
                case SOFTMAX -> output * (upstream - inner);
              };
    }
  }
}
