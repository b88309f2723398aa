package io.github.experimentmaven.task;

/**
 * One number of every sample.
 *
 * @param name what it is: that of a column of a table, or {@code colour=red} for one of the numbers
 *     that a category became
 * @param shift what was subtracted from it
 * @param scale what the rest was divided by, greater than 0; a network is shown {@code (x - shift)
 *     / scale}
 */
public record Column(String name, double shift, double scale) {

  public Column {
    if (!(scale > 0) || Double.isInfinite(scale) || !Double.isFinite(shift)) {
      throw new IllegalArgumentException(
          "%s is shifted by %s and divided by %s; expected a finite shift and a scale above 0"
              .formatted(name, shift, scale));
    }
  }

  /** A number that is shown as it is. */
  public static Column unscaled(String name) {
    return new Column(name, 0, 1);
  }

  /** Whether a network is shown something else than the number itself. */
  public boolean hasScaling() {
    return shift != 0 || scale != 1;
  }
}
