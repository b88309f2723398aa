package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What is decided after each epoch of a training.
 *
 * @param earlyStopping whether it ends; null if all epochs are trained
 * @param reduceLrOnPlateau whether the learning rate becomes smaller; null if it does not
 * @param bestWeights which epoch's weights are kept; null for those of the last one
 * @param timeLimit the seconds after which no epoch starts any more; null for no limit
 */
@Described("Keys that decide something after each epoch")
public record Callbacks(
    @Argument(
            value = "Ends the training when a metric does not improve any more.",
            optional = true,
            unless = "trainer")
        @Nullable EarlyStopping earlyStopping,
    @Argument(
            value = "Reduces the learning rate when a metric does not improve any more.",
            optional = true,
            unless = "trainer")
        @Nullable ReduceLrOnPlateau reduceLrOnPlateau,
    @Argument(value = "Keeps the weights of the best epoch.", optional = true, unless = "trainer")
        @Nullable BestWeights bestWeights,
    @Argument(
            value =
                "Seconds after which no epoch starts any more. The machine decides how many there"
                    + " are by then: results may differ.",
            optional = true,
            unless = "trainer",
            min = 0,
            minExclusive = true)
        @Nullable Double timeLimit) {

  /** Nothing is decided. */
  public static final Callbacks NONE = new Callbacks(null, null, null, null);

  /** Whether weights of an epoch are kept that need not be the last. */
  public boolean keepsWeights() {
    return bestWeights != null || (earlyStopping != null && earlyStopping.restoreBestWeights());
  }
}
