package io.github.experimentmaven.training;

import java.util.function.Consumer;

/**
 * What a person is told while experiments are trained, a line each.
 *
 * @param information takes what goes on
 * @param warning takes what somebody should look at
 */
public record Messages(Consumer<String> information, Consumer<String> warning) {}
