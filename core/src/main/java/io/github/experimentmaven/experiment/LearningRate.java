package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * The step size of an optimizer: a number, or a schedule over the steps, which are counted from
 * zero and go on from epoch to epoch. Names, arguments, defaults and formulas of schedules are
 * those of {@code keras.optimizers.schedules} in Keras 3.
 */
public sealed interface LearningRate {

  /** The step size of a step, the first of which is 0. */
  double at(long step);

  /**
   * The same for all steps.
   *
   * @param value step size
   */
  record Constant(double value) implements LearningRate {

    @Override
    public double at(long step) {
      return value;
    }

    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /** One that changes. */
  sealed interface Schedule extends LearningRate {}

  /**
   * {@code initial_learning_rate * decay_rate ^ (step / decay_steps)}.
   *
   * @param initialLearningRate that of the first step
   * @param decaySteps after how many steps it is once multiplied
   * @param decayRate what it is multiplied by
   * @param staircase whether the exponent is rounded down
   */
  @Described("initial_learning_rate * decay_rate ^ (step / decay_steps).")
  record ExponentialDecay(
      @Argument(value = "The rate of the first step.", min = 0) double initialLearningRate,
      @Argument(value = "After so many steps the rate is once multiplied.", min = 1)
          long decaySteps,
      @Argument(value = "What it is multiplied by.", min = 0) double decayRate,
      @Argument(value = "Whether the exponent is rounded down.", defaultValue = "false")
          boolean staircase)
      implements Schedule {

    @Override
    public double at(long step) {
      return initialLearningRate * StrictMath.pow(decayRate, part(step, decaySteps, staircase));
    }
  }

  /**
   * Steps of the rate: {@code values[0]} while {@code step <= boundaries[0]}, and so on.
   *
   * @param boundaries the last step of each value but the last, in their order
   * @param values one more than there are boundaries
   */
  @Described("values[0] while step <= boundaries[0], values[1] while step <= boundaries[1], ...")
  record PiecewiseConstantDecay(
      @Argument(value = "The last step of each value but the last one.", min = 0)
          List<Long> boundaries,
      @Argument(value = "The rates: one more than there are boundaries.", min = 0)
          List<Double> values)
      implements Schedule {

    /**
     * Checks that they belong together.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public PiecewiseConstantDecay {
      boundaries = List.copyOf(boundaries);
      values = List.copyOf(values);
      if (values.size() != boundaries.size() + 1) {
        throw new IllegalArgumentException(
            "there must be one more of values than of boundaries, which are "
                + boundaries.size()
                + ", found "
                + values.size());
      }
      for (int i = 1; i < boundaries.size(); i++) {
        if (boundaries.get(i) <= boundaries.get(i - 1)) {
          throw new IllegalArgumentException(
              "boundaries must increase, found "
                  + boundaries.get(i)
                  + " after "
                  + boundaries.get(i - 1));
        }
      }
    }

    @Override
    public double at(long step) {
      int piece = 0;
      while (piece < boundaries.size() && step > boundaries.get(piece)) {
        piece++;
      }
      return values.get(piece);
    }
  }

  /**
   * {@code (initial_learning_rate - end_learning_rate) * (1 - step / decay_steps) ^ power +
   * end_learning_rate}.
   *
   * @param initialLearningRate that of the first step
   * @param decaySteps after how many steps the end is reached
   * @param endLearningRate the end
   * @param power 1 for a straight line
   * @param cycle whether it starts again from a higher rate when the end is reached: decay_steps
   *     are then the multiple of it that is at least the step
   */
  @Described(
      "(initial_learning_rate - end_learning_rate) * (1 - step / decay_steps) ^ power +"
          + " end_learning_rate; end_learning_rate from decay_steps on.")
  record PolynomialDecay(
      @Argument(value = "The rate of the first step.", min = 0) double initialLearningRate,
      @Argument(value = "After so many steps the end is reached.", min = 1) long decaySteps,
      @Argument(value = "The rate at the end.", defaultValue = "0.0001", min = 0)
          double endLearningRate,
      @Argument(value = "The exponent; 1 is a straight line.", defaultValue = "1.0", min = 0)
          double power,
      @Argument(
              value =
                  "Whether it goes on beyond decay_steps, with the multiple of them that is next.",
              defaultValue = "false")
          boolean cycle)
      implements Schedule {

    @Override
    public double at(long step) {
      double steps = decaySteps;
      double done = Math.min(step, decaySteps);
      if (cycle) {
        steps = decaySteps * Math.max(1, Math.ceil(step / (double) decaySteps));
        done = step;
      }
      return (initialLearningRate - endLearningRate) * StrictMath.pow(1 - done / steps, power)
          + endLearningRate;
    }
  }

  /**
   * {@code initial_learning_rate / (1 + decay_rate * step / decay_steps)}: with {@code decay_steps:
   * 1} what the argument {@code decay} of optimizers was in older versions of Keras.
   *
   * @param initialLearningRate that of the first step
   * @param decaySteps steps that decayRate is of
   * @param decayRate how fast it decays
   * @param staircase whether the quotient of the steps is rounded down
   */
  @Described(
      "initial_learning_rate / (1 + decay_rate * step / decay_steps); with decay_steps: 1 what decay"
          + " was in older versions of Keras.")
  record InverseTimeDecay(
      @Argument(value = "The rate of the first step.", min = 0) double initialLearningRate,
      @Argument(value = "The steps that decay_rate is of.", min = 1) long decaySteps,
      @Argument(value = "How fast it decays.", min = 0) double decayRate,
      @Argument(
              value = "Whether the quotient of the steps is rounded down.",
              defaultValue = "false")
          boolean staircase)
      implements Schedule {

    @Override
    public double at(long step) {
      return initialLearningRate / (1 + decayRate * part(step, decaySteps, staircase));
    }
  }

  /**
   * Half a cosine (Loshchilov and Hutter 2017), after a straight rise if there is a warm-up.
   *
   * @param initialLearningRate that of the first step
   * @param decaySteps steps from the top to the bottom
   * @param alpha the bottom, as a part of the top
   * @param warmupTarget the top, which the rate rises to; null if it starts there
   * @param warmupSteps how many steps it rises
   */
  @Described(
      "From initial_learning_rate, or from warmup_target after a straight rise, down to alpha times"
          + " it by half a cosine.")
  record CosineDecay(
      @Argument(value = "The rate of the first step.", min = 0) double initialLearningRate,
      @Argument(value = "The steps of the decay, those of the warm-up not counted.", min = 1)
          long decaySteps,
      @Argument(
              value = "The last rate as a part of the greatest.",
              defaultValue = "0.0",
              min = 0,
              max = 1)
          double alpha,
      @Argument(value = "The rate at the end of the warm-up.", optional = true, min = 0)
          @org.jspecify.annotations.Nullable
          Double warmupTarget,
      @Argument(value = "The steps of the warm-up.", defaultValue = "0", min = 0) long warmupSteps)
      implements Schedule {

    /**
     * Checks that a warm-up is whole.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public CosineDecay {
      if (warmupTarget == null && warmupSteps > 0) {
        throw new IllegalArgumentException("warmup_steps needs warmup_target, the rate to rise to");
      }
    }

    @Override
    public double at(long step) {
      if (warmupTarget != null && step < warmupSteps) {
        return initialLearningRate
            + (warmupTarget - initialLearningRate) * step / (double) warmupSteps;
      }
      double top = warmupTarget == null ? initialLearningRate : warmupTarget;
      double part = Math.min(step - warmupSteps, decaySteps) / (double) decaySteps;
      return top * ((1 - alpha) * halfCosine(part) + alpha);
    }
  }

  /**
   * Half cosines one after the other (Loshchilov and Hutter 2017).
   *
   * @param initialLearningRate that of the first step
   * @param firstDecaySteps steps of the first one
   * @param tMul how many times longer each next one is
   * @param mMul what the top of each next one is multiplied by
   * @param alpha the bottom, as a part of initialLearningRate
   */
  @Described(
      "Half cosines one after the other, each t_mul times as long as that before it, from a rate"
          + " that is m_mul times as large.")
  record CosineDecayRestarts(
      @Argument(value = "The rate of the first step.", min = 0) double initialLearningRate,
      @Argument(value = "The steps of the first decay.", min = 1) long firstDecaySteps,
      @Argument(value = "How many times longer each next decay is.", defaultValue = "2.0", min = 1)
          double tMul,
      @Argument(
              value = "What the first rate of each next decay is multiplied by.",
              defaultValue = "1.0",
              min = 0)
          double mMul,
      @Argument(
              value = "The last rate as a part of initial_learning_rate.",
              defaultValue = "0.0",
              min = 0,
              max = 1)
          double alpha)
      implements Schedule {

    @Override
    public double at(long step) {
      double length = firstDecaySteps;
      double rest = step;
      double top = 1;
      while (rest >= length) {
        rest -= length;
        length *= tMul;
        top *= mMul;
      }
      return initialLearningRate * ((1 - alpha) * top * halfCosine(rest / length) + alpha);
    }
  }

  private static double part(long step, long steps, boolean staircase) {
    return staircase ? Math.floorDiv(step, steps) : step / (double) steps;
  }

  /** From 1 to 0. */
  private static double halfCosine(double part) {
    return 0.5 * (1 + StrictMath.cos(Math.PI * part));
  }
}
