package io.github.experimentmaven.provenance;

/**
 * Where a result comes from.
 *
 * @param fingerprint of the run, over the identity and the seed
 * @param identity what must match for the same bits
 * @param environment what may explain a difference
 */
public record Provenance(String fingerprint, Identity identity, Environment environment) {}
