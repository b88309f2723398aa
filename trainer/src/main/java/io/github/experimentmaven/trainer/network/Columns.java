package io.github.experimentmaven.trainer.network;

import java.nio.FloatBuffer;

/**
 * Images as a convolution sees them (im2col): matrices with one row for each weight of a kernel,
 * the values it is multiplied by at some places of the window, and for a bias a row of ones below.
 * One matrix at a time is there, small enough for the processor's cache.
 */
interface Columns {

  /** How many matrices an image gives. */
  int matrices();

  /** Rows of each matrix. */
  int rows();

  /** Columns of a matrix: places of the window. */
  int places(int matrix);

  /** Columns of the largest matrix. */
  default int mostPlaces() {
    int most = 0;
    for (int matrix = 0; matrix < matrices(); matrix++) {
      most = Math.max(most, places(matrix));
    }
    return most;
  }

  /**
   * Takes an image.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which of them
   */
  void take(FloatBuffer images, int index);

  /**
   * One of the image's matrices.
   *
   * @return {@code [rows, places]}, longer than that if other matrices are larger; overwritten by
   *     the next
   */
  float[] matrix(int matrix);
}
