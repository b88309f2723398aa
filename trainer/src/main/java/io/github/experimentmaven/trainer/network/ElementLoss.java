package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Loss;
import org.jspecify.annotations.Nullable;

/** A loss that is the mean over a sample's outputs of something of each output alone. */
interface ElementLoss {

  /**
   * That of one output.
   *
   * @param p the output
   * @param y the one that would be right
   */
  double value(float p, float y);

  /** The slope of {@link #value} by the output, up to the {@link #factor()}. */
  double slope(float p, float y);

  /** What slopes are multiplied by. */
  default double factor() {
    return 1;
  }

  /**
   * That of the language.
   *
   * @return null if it is none of one output alone
   */
  static @Nullable ElementLoss of(Loss loss) {
    if (loss instanceof Loss.MeanSquaredError) {
      return new MeanSquaredError();
    } else if (loss instanceof Loss.MeanAbsoluteError) {
      return new MeanAbsoluteError();
    } else if (loss instanceof Loss.Huber huber) {
      return new Huber(huber.delta());
    } else if (loss instanceof Loss.LogCosh) {
      return new LogCosh();
    } else if (loss instanceof Loss.MeanAbsolutePercentageError) {
      return new MeanAbsolutePercentageError();
    } else if (loss instanceof Loss.MeanSquaredLogarithmicError) {
      return new MeanSquaredLogarithmicError();
    } else if (loss instanceof Loss.BinaryCrossentropy crossentropy) {
      return new BinaryCrossentropy(Smoothing.of(crossentropy.labelSmoothing(), 2));
    } else if (loss instanceof Loss.BinaryFocalCrossentropy focal) {
      return new BinaryFocalCrossentropy(focal, Smoothing.of(focal.labelSmoothing(), 2));
    } else if (loss instanceof Loss.Poisson) {
      return new Poisson();
    } else if (loss instanceof Loss.Hinge) {
      return new Hinge();
    } else if (loss instanceof Loss.SquaredHinge) {
      return new SquaredHinge();
    }
    return null;
  }

  /** {@code (y - p)^2}. */
  record MeanSquaredError() implements ElementLoss {

    @Override
    public double value(float p, float y) {
      double difference = p - y;
      return difference * difference;
    }

    @Override
    public double slope(float p, float y) {
      return (double) p - y;
    }

    @Override
    public double factor() {
      return 2;
    }
  }

  /** {@code |y - p|}. */
  record MeanAbsoluteError() implements ElementLoss {

    @Override
    public double value(float p, float y) {
      double difference = p - y;
      return Math.abs(difference);
    }

    @Override
    public double slope(float p, float y) {
      return Math.signum((double) p - y);
    }
  }

  /**
   * Square up to delta, and from there on as steep as there.
   *
   * @param delta above 0
   */
  record Huber(double delta) implements ElementLoss {

    @Override
    public double value(float p, float y) {
      double difference = p - y;
      double size = Math.abs(difference);
      return size <= delta ? 0.5 * difference * difference : delta * size - 0.5 * delta * delta;
    }

    @Override
    public double slope(float p, float y) {
      return Math.min(Math.max((double) p - y, -delta), delta);
    }
  }

  /** {@code log(cosh(y - p))}, without overflow. */
  record LogCosh() implements ElementLoss {

    private static final double LOG_2 = StrictMath.log(2);

    @Override
    public double value(float p, float y) {
      double difference = p - y;
      double size = Math.abs(difference);
      return size + StrictMath.log1p(StrictMath.exp(-2 * size)) - LOG_2;
    }

    @Override
    public double slope(float p, float y) {
      return StrictMath.tanh((double) p - y);
    }
  }

  /** {@code 100 |y - p| / max(|y|, 1e-7)}. */
  record MeanAbsolutePercentageError() implements ElementLoss {

    @Override
    public double value(float p, float y) {
      double difference = p - y;
      return 100 * Math.abs(difference) / size(y);
    }

    @Override
    public double slope(float p, float y) {
      return Math.signum(p - y) / size(y);
    }

    @Override
    public double factor() {
      return 100;
    }

    private static double size(float y) {
      return Math.max(Math.abs(y), OutputLoss.EPSILON);
    }
  }

  /** {@code (log(y + 1) - log(p + 1))^2}, both at least 1e-7. */
  record MeanSquaredLogarithmicError() implements ElementLoss {

    @Override
    public double value(float p, float y) {
      double logarithms = logarithm(p) - logarithm(y);
      return logarithms * logarithms;
    }

    @Override
    public double slope(float p, float y) {
      return p < OutputLoss.EPSILON ? 0 : (logarithm(p) - logarithm(y)) / (p + 1.0);
    }

    @Override
    public double factor() {
      return 2;
    }

    private static double logarithm(float x) {
      return StrictMath.log(Math.max(x, OutputLoss.EPSILON) + 1.0);
    }
  }

  /**
   * {@code -(y log(p) + (1 - y) log(1 - p))} with {@code p} clipped. {@link OutputLoss} takes its
   * gradient with respect to the input of the sigmoid, where nothing is clipped.
   *
   * @param smoothing of the label
   */
  record BinaryCrossentropy(Smoothing smoothing) implements ElementLoss {

    @Override
    public double value(float p, float y) {
      double clipped = OutputLoss.clipped(p);
      float smooth = smoothing.of(y);
      return -(smooth * StrictMath.log(clipped) + (1 - smooth) * StrictMath.log(1 - clipped));
    }

    @Override
    public double slope(float p, float y) {
      if (p != OutputLoss.clipped(p)) {
        return 0;
      }
      double smooth = smoothing.of(y);
      return (1 - smooth) / (1.0 - p) - smooth / p;
    }
  }

  /**
   * Cross-entropy times the power of how improbable the right class is said to be, which is not
   * clipped.
   *
   * @param loss its arguments
   * @param crossentropy of the same smoothing
   */
  record BinaryFocalCrossentropy(Loss.BinaryFocalCrossentropy loss, BinaryCrossentropy crossentropy)
      implements ElementLoss {

    BinaryFocalCrossentropy(Loss.BinaryFocalCrossentropy loss, Smoothing smoothing) {
      this(loss, new BinaryCrossentropy(smoothing));
    }

    @Override
    public double value(float p, float y) {
      return weight(y) * StrictMath.pow(wrong(p, y), loss.gamma()) * crossentropy.value(p, y);
    }

    @Override
    public double slope(float p, float y) {
      double wrong = wrong(p, y);
      double smooth = crossentropy.smoothing().of(y);
      double bySlope =
          powerSlope(wrong, loss.gamma()) * (1 - 2 * smooth) * crossentropy.value(p, y);
      return weight(y) * (bySlope + StrictMath.pow(wrong, loss.gamma()) * crossentropy.slope(p, y));
    }

    /** {@code 1 - (y p + (1 - y) (1 - p))}. */
    private double wrong(float p, float y) {
      double smooth = crossentropy.smoothing().of(y);
      return 1 - (smooth * p + (1 - smooth) * (1.0 - p));
    }

    private double weight(float y) {
      double smooth = crossentropy.smoothing().of(y);
      return loss.applyClassBalancing()
          ? smooth * loss.alpha() + (1 - smooth) * (1 - loss.alpha())
          : 1;
    }

    /** Of {@code x^exponent}; 0 where it is infinite at 0, which is where nothing is wrong. */
    private static double powerSlope(double x, double exponent) {
      if (exponent == 0 || (x <= 0 && exponent < 1)) {
        return 0;
      }
      return exponent * StrictMath.pow(x, exponent - 1);
    }
  }

  /** {@code p - y log(p + 1e-7)}. */
  record Poisson() implements ElementLoss {

    @Override
    public double value(float p, float y) {
      return p - y * StrictMath.log((double) p + OutputLoss.EPSILON);
    }

    @Override
    public double slope(float p, float y) {
      return 1 - y / ((double) p + OutputLoss.EPSILON);
    }
  }

  /** {@code max(1 - y p, 0)}, where {@code y} of 0 or 1 is turned to -1 or 1. */
  record Hinge() implements ElementLoss {

    @Override
    public double value(float p, float y) {
      return Math.max(1 - sign(y) * p, 0);
    }

    @Override
    public double slope(float p, float y) {
      return sign(y) * p < 1 ? -sign(y) : 0;
    }

    static double sign(float y) {
      return 2 * y - 1;
    }
  }

  /** The square of {@link Hinge}. */
  record SquaredHinge() implements ElementLoss {

    @Override
    public double value(float p, float y) {
      double distance = Math.max(1 - Hinge.sign(y) * p, 0);
      return distance * distance;
    }

    @Override
    public double slope(float p, float y) {
      return -Hinge.sign(y) * Math.max(1 - Hinge.sign(y) * p, 0);
    }

    @Override
    public double factor() {
      return 2;
    }
  }
}
