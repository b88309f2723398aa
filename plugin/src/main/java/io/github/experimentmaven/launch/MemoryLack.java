package io.github.experimentmaven.launch;

import org.jspecify.annotations.Nullable;

/**
 * Why a training cannot have the memory that it needs.
 *
 * @param message what is needed, and what there is
 * @param remedy what would give it more; null if nothing but another machine does
 */
public record MemoryLack(String message, @Nullable String remedy) {}
