package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Ends a training that does not improve any more, as {@code EarlyStopping} of Keras 3.
 *
 * @param monitor the metric that is looked at
 * @param minDelta by how much it must be better to count as an improvement
 * @param patience after so many epochs without an improvement the training ends
 * @param baseline only an improvement that is also better than this makes patience start anew; null
 *     for none
 * @param mode in which direction it improves
 * @param startFromEpoch how many epochs are not looked at
 * @param restoreBestWeights whether the weights of the best epoch are kept, at every ending
 */
@Described("Ends a training that does not improve any more, as EarlyStopping of Keras 3.")
public record EarlyStopping(
    @Argument(value = "The metric that is looked at.", defaultValue = "val_loss") Monitor monitor,
    @Argument(
            value = "By how much it must be better to count as an improvement.",
            defaultValue = "0.0",
            min = 0)
        double minDelta,
    @Argument(
            value = "After so many epochs without an improvement the training ends.",
            defaultValue = "0",
            min = 0)
        int patience,
    @Argument(
            value =
                "Only an improvement that is better than this, too, makes the patience start anew.",
            optional = true)
        @Nullable Double baseline,
    @Argument(value = "In which direction it improves.", defaultValue = "auto") MonitorMode mode,
    @Argument(
            value = "How many epochs are not looked at, at the beginning.",
            defaultValue = "0",
            min = 0)
        int startFromEpoch,
    @Argument(
            value =
                "Whether the weights of the best epoch are restored, however the training ends.",
            defaultValue = "false")
        boolean restoreBestWeights) {}
