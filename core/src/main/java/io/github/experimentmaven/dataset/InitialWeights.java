package io.github.experimentmaven.dataset;

import java.nio.file.Path;

/**
 * What a network starts from: all of its parameters in a file.
 *
 * @param file 32-bit floats, little-endian, in the trainer's order
 * @param sha256 of its content
 */
public record InitialWeights(Path file, String sha256) {}
