package io.github.experimentmaven.experiment;

/**
 * How far augmentation goes: both ends of what is drawn, as fractions. In an experiment file {@code
 * [lower, upper]} or one number, which is the same to both sides.
 *
 * @param lower the lower end
 * @param upper the upper end
 */
public record Factor(double lower, double upper) {

  @Override
  public String toString() {
    return "[" + lower + ", " + upper + "]";
  }
}
