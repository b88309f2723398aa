package io.github.experimentmaven.experiment;

/**
 * A penalty on a layer's kernel that is added to the loss: {@code l1 * sum(|w|) + l2 * sum(w^2)},
 * as Keras defines it (no factor of one half).
 *
 * @param l1 factor of the sum of absolute values
 * @param l2 factor of the sum of squares
 */
@Described("A penalty on the kernel, added to the loss: l1 * sum(|w|) + l2 * sum(w^2).")
public record Regularizer(
    @Argument(value = "Factor of the sum of absolute values.", defaultValue = "0.0", min = 0)
        double l1,
    @Argument(value = "Factor of the sum of squares.", defaultValue = "0.0", min = 0) double l2) {}
