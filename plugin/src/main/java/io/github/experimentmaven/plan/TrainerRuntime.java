package io.github.experimentmaven.plan;

import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.Libraries;

/**
 * What decides the bits of a run beside its experiment, data and seed.
 *
 * @param numerics native libraries, kernels and threads; its variables are those of the trainer's
 *     process
 * @param libraries the artifacts on the class path but the trainer itself; those that do not
 *     calculate decide no bit
 */
public record TrainerRuntime(NumericsIdentity numerics, Libraries libraries) {}
