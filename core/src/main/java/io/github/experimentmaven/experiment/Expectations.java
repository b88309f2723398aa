package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Exact contracts: no tolerance, checked before anything is trained.
 *
 * @param parameters the network's number of parameters, trainable or not, or null for any
 */
@Described("Exact contracts, checked before anything is trained.")
public record Expectations(
    @Argument(
            value = "The network's number of parameters, trainable or not.",
            optional = true,
            min = 0)
        @Nullable Long parameters) {}
