package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Loss;
import org.jspecify.annotations.Nullable;

/** A loss of all outputs of a sample together. */
interface RowLoss {

  /**
   * That of a sample.
   *
   * @param p outputs of a batch
   * @param y the outputs that would be right, as many
   * @param from the place of the sample's first output
   * @param to the place after its last
   */
  double value(float[] p, float[] y, int from, int to);

  /**
   * The slopes of {@link #value} by the outputs.
   *
   * @param p as there
   * @param y as there
   * @param from as there
   * @param slopes takes them, one for each output of a sample
   */
  void slopes(float[] p, float[] y, int from, double[] slopes);

  /**
   * That of the language.
   *
   * @param outputs how many a sample has
   * @return null if it is the mean of something of each output alone
   */
  static @Nullable RowLoss of(Loss loss, int outputs) {
    if (loss instanceof Loss.CategoricalCrossentropy crossentropy) {
      return new CategoricalCrossentropy(Smoothing.of(crossentropy.labelSmoothing(), outputs));
    } else if (loss instanceof Loss.CategoricalFocalCrossentropy focal) {
      return new CategoricalFocalCrossentropy(
          focal.alpha(), focal.gamma(), Smoothing.of(focal.labelSmoothing(), outputs));
    } else if (loss instanceof Loss.KlDivergence) {
      return new KlDivergence();
    } else if (loss instanceof Loss.CategoricalHinge) {
      return new CategoricalHinge();
    } else if (loss instanceof Loss.CosineSimilarity) {
      return new CosineSimilarity();
    }
    return null;
  }

  /**
   * {@code -sum of y log(p)} with {@code p} clipped. {@link OutputLoss} takes its gradient with
   * respect to the input of softmax, where nothing is clipped.
   *
   * @param smoothing of the labels
   */
  record CategoricalCrossentropy(Smoothing smoothing) implements RowLoss {

    @Override
    public double value(float[] p, float[] y, int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        float smooth = smoothing.of(y[i]);
        if (smooth != 0) {
          sum -= smooth * StrictMath.log(OutputLoss.clipped(p[i]));
        }
      }
      return sum;
    }

    @Override
    public void slopes(float[] p, float[] y, int from, double[] slopes) {
      for (int i = 0; i < slopes.length; i++) {
        float output = p[from + i];
        boolean clipped = output != OutputLoss.clipped(output);
        slopes[i] = clipped ? 0 : -smoothing.of(y[from + i]) / (double) output;
      }
    }
  }

  /**
   * {@code -sum of alpha (1 - p)^gamma y log(p)} with {@code p} clipped.
   *
   * @param alpha weight
   * @param gamma exponent
   * @param smoothing of the labels
   */
  record CategoricalFocalCrossentropy(double alpha, double gamma, Smoothing smoothing)
      implements RowLoss {

    @Override
    public double value(float[] p, float[] y, int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        double clipped = OutputLoss.clipped(p[i]);
        sum -=
            alpha
                * StrictMath.pow(1 - clipped, gamma)
                * smoothing.of(y[i])
                * StrictMath.log(clipped);
      }
      return sum;
    }

    @Override
    public void slopes(float[] p, float[] y, int from, double[] slopes) {
      for (int i = 0; i < slopes.length; i++) {
        double clipped = OutputLoss.clipped(p[from + i]);
        double rest = 1 - clipped;
        slopes[i] =
            p[from + i] == clipped
                ? alpha
                    * smoothing.of(y[from + i])
                    * (gamma * StrictMath.pow(rest, gamma - 1) * StrictMath.log(clipped)
                        - StrictMath.pow(rest, gamma) / clipped)
                : 0;
      }
    }
  }

  /** {@code sum of y log(y / p)}, both clipped to [1e-7, 1]. */
  record KlDivergence() implements RowLoss {

    @Override
    public double value(float[] p, float[] y, int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        double right = share(y[i]);
        sum += right * StrictMath.log(right / share(p[i]));
      }
      return sum;
    }

    @Override
    public void slopes(float[] p, float[] y, int from, double[] slopes) {
      for (int i = 0; i < slopes.length; i++) {
        double output = share(p[from + i]);
        slopes[i] = p[from + i] == output ? -share(y[from + i]) / output : 0;
      }
    }

    private static double share(float x) {
      return Math.min(Math.max(x, OutputLoss.EPSILON), 1);
    }
  }

  /** {@code max(1 + max of (1 - y) p - sum of y p, 0)}. */
  record CategoricalHinge() implements RowLoss {

    @Override
    public double value(float[] p, float[] y, int from, int to) {
      double right = 0;
      double wrong = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        right += (double) y[i] * p[i];
        wrong = Math.max(wrong, (1.0 - y[i]) * p[i]);
      }
      return Math.max(1 + wrong - right, 0);
    }

    @Override
    public void slopes(float[] p, float[] y, int from, double[] slopes) {
      boolean flat = value(p, y, from, from + slopes.length) == 0;
      int greatest = 0;
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = flat ? 0 : -y[from + i];
        if (wrong(p, y, from + i) > wrong(p, y, from + greatest)) {
          greatest = i;
        }
      }
      if (!flat) {
        slopes[greatest] += 1.0 - y[from + greatest];
      }
    }

    private static double wrong(float[] p, float[] y, int place) {
      return (1.0 - y[place]) * p[place];
    }
  }

  /** The negative inner product of both, each divided by its norm, which is at least 1e-7. */
  record CosineSimilarity() implements RowLoss {

    @Override
    public double value(float[] p, float[] y, int from, int to) {
      double product = 0;
      for (int i = from; i < to; i++) {
        product += (double) y[i] * p[i];
      }
      return -product / norm(y, from, to) / norm(p, from, to);
    }

    @Override
    public void slopes(float[] p, float[] y, int from, double[] slopes) {
      int to = from + slopes.length;
      double norm = norm(p, from, to);
      double right = norm(y, from, to);
      // Where the norm is replaced, it does not change with the outputs.
      double cosine = norm > OutputLoss.EPSILON ? -value(p, y, from, to) : 0;
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = (cosine * p[from + i] / norm - y[from + i] / right) / norm;
      }
    }

    private static double norm(float[] x, int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += (double) x[i] * x[i];
      }
      return Math.max(Math.sqrt(sum), OutputLoss.EPSILON);
    }
  }
}
