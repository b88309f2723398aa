package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * The value of a sweep's axis in one of its experiments.
 *
 * @param axis what the axis is called in the names of experiments: {@code units}; unique in the
 *     sweep
 * @param path of the key that it sets: {@code architecture[0].Dense.units}
 * @param text the value as names have it: {@code 64}
 * @param number the value if it is a number; null of all else
 */
public record AxisValue(String axis, String path, String text, @Nullable Double number) {}
