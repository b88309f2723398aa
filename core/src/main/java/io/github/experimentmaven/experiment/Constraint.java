package io.github.experimentmaven.experiment;

/**
 * What weights are held to after every step of training: names, arguments, defaults and formulas
 * are those of {@code keras.constraints} in Keras 3. A bare name has the defaults.
 */
public sealed interface Constraint {

  /** One that scales what stands along some axes by the length of all of it. */
  sealed interface OfNorm extends Constraint {

    /** Along which axes of the weight, as Keras has it, the length is taken. */
    Axes axis();

    /**
     * The length that is wanted.
     *
     * @param norm the length that there is: the square root of the sum of squares
     */
    double wanted(double norm);
  }

  /**
   * No longer than a length (Srivastava et al. 2014).
   *
   * @param maxValue that length
   * @param axis along which it is taken
   */
  @Described(
      "Scales down what is longer than max_value: w * min(norm, max_value) / (1e-7 + norm), with"
          + " norm = sqrt(sum(w^2)) over the axes.")
  record MaxNorm(
      @Argument(value = "The greatest length.", defaultValue = "2.0", min = 0) double maxValue,
      @Argument(
              value =
                  "Over which axes of the weight; 0 is over the inputs of a unit of Dense, [0, 1, 2]"
                      + " over those of a filter of Conv2D.",
              defaultValue = "0")
          Axes axis)
      implements OfNorm {

    @Override
    public double wanted(double norm) {
      return Math.min(norm, maxValue);
    }
  }

  /** Not below zero. */
  @Described("Makes what is below zero zero.")
  record NonNeg() implements Constraint {}

  /**
   * Of length 1.
   *
   * @param axis along which it is taken
   */
  @Described("Scales to a length of 1: w / (1e-7 + norm).")
  record UnitNorm(@Argument(value = "Over which axes of the weight.", defaultValue = "0") Axes axis)
      implements OfNorm {

    @Override
    public double wanted(double norm) {
      return 1;
    }
  }

  /**
   * Between two lengths.
   *
   * @param minValue the least
   * @param maxValue the greatest
   * @param rate how much of the way there is gone in a step
   * @param axis along which it is taken
   */
  @Described(
      "Scales towards a length between min_value and max_value: w * (rate * clip(norm, min_value,"
          + " max_value) + (1 - rate) * norm) / (1e-7 + norm).")
  record MinMaxNorm(
      @Argument(value = "The least length.", defaultValue = "0.0", min = 0) double minValue,
      @Argument(value = "The greatest length.", defaultValue = "1.0", min = 0) double maxValue,
      @Argument(
              value = "How much of the way there is gone in a step.",
              defaultValue = "1.0",
              min = 0,
              max = 1)
          double rate,
      @Argument(value = "Over which axes of the weight.", defaultValue = "0") Axes axis)
      implements OfNorm {

    /**
     * Checks that there is a length between the two.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public MinMaxNorm {
      if (minValue > maxValue) {
        throw new IllegalArgumentException(
            "min_value must not be greater than max_value, found %s and %s"
                .formatted(minValue, maxValue));
      }
    }

    @Override
    public double wanted(double norm) {
      double clipped = Math.min(Math.max(norm, minValue), maxValue);
      return rate * clipped + (1 - rate) * norm;
    }
  }
}
