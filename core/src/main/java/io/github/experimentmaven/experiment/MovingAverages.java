package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Exponential moving averages of the weights that are trained, which take their place at the end of
 * the training (Polyak and Juditsky 1992), as in Keras 3: after each step {@code average = momentum
 * * average + (1 - momentum) * weight}, and after the first {@code average = weight}.
 *
 * @param useEma whether there are any
 * @param emaMomentum how much of the average stays
 * @param emaOverwriteFrequency after how many steps, again and again, the weights are overwritten
 *     by their averages; null for the end of the training alone
 */
@Described("Moving averages of weights")
public record MovingAverages(
    @Argument(
            value =
                "Whether the weights of the result are moving averages of those after each step, as"
                    + " in Keras 3: they take the weights' place when all epochs are done, so that"
                    + " metrics of epochs are of the weights themselves.",
            defaultValue = "false")
        boolean useEma,
    @Argument(
            value =
                "How much of the average stays at each step: average = ema_momentum * average + (1 -"
                    + " ema_momentum) * weight. The first average is the weight after the first"
                    + " step.",
            defaultValue = "0.99",
            min = 0,
            max = 1)
        double emaMomentum,
    @Argument(
            value =
                "After so many steps, again and again, the averages take the weights' place during"
                    + " the training, too.",
            optional = true,
            min = 1)
        @Nullable Integer emaOverwriteFrequency) {

  /** Keras' usual momentum. */
  private static final double USUAL_MOMENTUM = 0.99;

  /** The weights as they are. */
  public static final MovingAverages NONE = new MovingAverages(false, USUAL_MOMENTUM, null);

  /**
   * Checks that nothing is asked of averages that there are not.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public MovingAverages {
    if (!useEma && (emaMomentum != USUAL_MOMENTUM || emaOverwriteFrequency != null)) {
      throw new IllegalArgumentException(
          (emaOverwriteFrequency != null ? "ema_overwrite_frequency" : "ema_momentum")
              + " does nothing without use_ema: true");
    }
  }

  /** Averages after each step, which take the weights' place in the end. */
  public static MovingAverages of(double momentum) {
    return new MovingAverages(true, momentum, null);
  }
}
