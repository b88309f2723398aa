package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Argument;

/**
 * What is varied by drawing.
 *
 * @param count how many points are drawn
 * @param seed of the draws
 * @param method how they are drawn
 * @param space what they are drawn from
 */
record Sampling(
    @Argument(value = "How many points are drawn, no two of them the same.", min = 1, max = 10_000)
        int count,
    @Argument(value = "Decides which points are drawn.", defaultValue = "1", min = 0) long seed,
    @Argument(value = "How points are drawn.", defaultValue = "random") SamplingMethod method,
    @Argument("From what values of each key are drawn.") Space space) {}
