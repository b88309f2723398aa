package io.github.experimentmaven.experiment;

/**
 * A height and a width; in an experiment file one number for both, or a list of two.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Size(int height, int width) {

  /** The same height and width. */
  public static Size square(int side) {
    return new Size(side, side);
  }

  @Override
  public String toString() {
    return "(" + height + ", " + width + ")";
  }
}
