package io.github.experimentmaven.experiment;

/**
 * Cross-validation: the training samples are dealt into parts of equal size, of classes each its
 * share; each part is once what a network is tested with that was trained on all others.
 *
 * @param count how many parts, at least 2
 * @param seed decides which samples are in which
 */
public record Folds(
    @Argument(value = "How many folds.", min = 2, max = 1_000) int count,
    @Argument(value = "Decides which samples are in which fold.", defaultValue = "1", min = 0)
        long seed) {}
