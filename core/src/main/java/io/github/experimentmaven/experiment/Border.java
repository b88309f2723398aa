package io.github.experimentmaven.experiment;

/**
 * What is added around an image or taken from it; in an experiment file one number for all sides, a
 * list {@code [rows, columns]} for both sides of each, or {@code [[top, bottom], [left, right]]}.
 *
 * @param top rows above
 * @param bottom rows below
 * @param left columns to the left
 * @param right columns to the right
 */
public record Border(int top, int bottom, int left, int right) {

  /** The same on all sides. */
  public static Border all(int width) {
    return new Border(width, width, width, width);
  }

  /** Rows above and below. */
  public int rows() {
    return Math.addExact(top, bottom);
  }

  /** Columns to the left and right. */
  public int columns() {
    return Math.addExact(left, right);
  }

  @Override
  public String toString() {
    return "((%s, %s), (%s, %s))".formatted(top, bottom, left, right);
  }
}
