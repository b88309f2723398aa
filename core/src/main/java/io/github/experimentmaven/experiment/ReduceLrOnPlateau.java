package io.github.experimentmaven.experiment;

/**
 * Makes the learning rate smaller when a training does not improve any more, as {@code
 * ReduceLROnPlateau} of Keras 3.
 *
 * @param monitor the metric that is looked at
 * @param factor what the rate is multiplied by
 * @param patience after so many epochs without an improvement it is reduced
 * @param minDelta by how much the metric must be better to count as an improvement
 * @param mode in which direction it improves
 * @param cooldown for how many epochs after a reduction none is counted
 * @param minLr the least rate
 */
@Described("Makes the learning rate smaller when a training does not improve any more.")
public record ReduceLrOnPlateau(
    @Argument(value = "The metric that is looked at.", defaultValue = "val_loss") Monitor monitor,
    @Argument(
            value = "What the learning rate is multiplied by.",
            defaultValue = "0.1",
            min = 0,
            max = 1,
            maxExclusive = true)
        double factor,
    @Argument(
            value = "After so many epochs without an improvement the rate is reduced.",
            defaultValue = "10",
            min = 0)
        int patience,
    @Argument(
            value = "By how much the metric must be better to count as an improvement.",
            defaultValue = "0.0001",
            min = 0)
        double minDelta,
    @Argument(value = "In which direction it improves.", defaultValue = "auto") MonitorMode mode,
    @Argument(
            value = "For so many epochs after a reduction nothing is counted.",
            defaultValue = "0",
            min = 0)
        int cooldown,
    @Argument(value = "The least learning rate.", defaultValue = "0.0", min = 0) double minLr) {}
