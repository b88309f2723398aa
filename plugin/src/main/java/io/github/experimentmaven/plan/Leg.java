package io.github.experimentmaven.plan;

/**
 * A part of a training, after which it is paused if there is more to come. What an earlier part has
 * done and left a checkpoint of is not done again; bits do not depend on it.
 *
 * @param after the last epoch of the part before; 0 if there was none
 * @param until the last epoch of this part
 */
public record Leg(int after, int until) {

  public Leg {
    if (after < 0 || until <= after) {
      throw new IllegalArgumentException("no epochs from " + after + " to " + until);
    }
  }

  /** How many epochs it has. */
  public int epochs() {
    return until - after;
  }

  /**
   * How much of it is done.
   *
   * @param epochs of the training that are done, in full and in part
   * @return from 0 to 1
   */
  public double share(double epochs) {
    return Math.min(1, Math.max(0, (epochs - after) / epochs()));
  }
}
