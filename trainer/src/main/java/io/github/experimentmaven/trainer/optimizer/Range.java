package io.github.experimentmaven.trainer.optimizer;

/**
 * The elements {@code from <= i < to} of an array.
 *
 * @param from the first
 * @param to the first that is not one of them
 */
public record Range(int from, int to) {}
