package io.github.experimentmaven.experiment;

/**
 * Keeps the weights of the best epoch, and trains all epochs, as {@code ModelCheckpoint} of Keras 3
 * with {@code save_best_only}.
 *
 * @param monitor the metric that says which epoch is the best; of several the first
 * @param mode in which direction it improves
 */
@Described("Keeps the weights of the best epoch; all epochs are trained.")
public record BestWeights(
    @Argument(
            value = "The metric that says which epoch is the best; of several the first.",
            defaultValue = "val_loss")
        Monitor monitor,
    @Argument(value = "In which direction it improves.", defaultValue = "auto") MonitorMode mode) {}
