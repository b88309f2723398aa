package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A weight of a layer that may be held to something.
 *
 * @param name as Keras calls it: {@code kernel}
 * @param axes how many it has in Keras
 * @param constraint to what it is held after every step of training; null if it is free
 */
public record ConstrainedWeight(String name, int axes, @Nullable Constraint constraint) {

  /**
   * For each of its axes, whether lengths are taken over it.
   *
   * @throws ShapeException if the constraint names one that the weight does not have
   */
  public boolean[] reduced() throws ShapeException {
    return constraint instanceof Constraint.OfNorm ofNorm
        ? ofNorm.axis().among(name, axes)
        : new boolean[axes];
  }
}
