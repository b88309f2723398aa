package io.github.experimentmaven.dataset;

import java.nio.file.Path;

/**
 * What a network starts from: all of its parameters in a file.
 *
 * @param file 32-bit floats, little-endian, in the trainer's order; {@link #DRAWN} for those that
 *     are drawn as if there were no file
 * @param sha256 of its content
 */
public record InitialWeights(Path file, String sha256) {

  /** In the place of a number that is drawn. No weight is this one. */
  public static final float DRAWN = Float.NaN;

  /** Whether a number of the file stands for one that is drawn. */
  public static boolean isDrawn(float number) {
    return Float.isNaN(number);
  }
}
