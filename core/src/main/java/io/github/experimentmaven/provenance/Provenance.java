package io.github.experimentmaven.provenance;

/**
 * Where a result comes from.
 *
 * @param fingerprint of the run, over the identity, the seed and the fold
 * @param identity what must match for the same bits
 * @param environment what may explain a difference
 */
public record Provenance(String fingerprint, Identity identity, Environment environment) {}
