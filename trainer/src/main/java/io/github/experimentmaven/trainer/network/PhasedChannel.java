package io.github.experimentmaven.trainer.network;

import java.util.Arrays;

/**
 * One channel of an image with its border of zeros, apart by where strides stop: a phase has every
 * n-th row from some row on, and of these every n-th column. What a place of a moving window sees
 * lies side by side in one of them, row after row, so that all outputs of an image are a loop over
 * one array. Without strides there is one phase, which is the channel.
 */
final class PhasedChannel {

  private final Window window;
  private final int rowStep;
  private final int columnStep;
  private final int pitch;
  private final float[] plane;
  // Every n-th row of the channel with its border, each as long as that of all its phases ...
  private final float[][] rows;
  // ... and of each of them every n-th column; without strides they are the same arrays.
  private final float[][] phases;

  /**
   * @param window that moves over the image
   */
  PhasedChannel(Window window) {
    this.window = window;
    rowStep = window.strides().height();
    columnStep = window.strides().width();
    pitch = steps(window.paddedWidth(), columnStep);
    int length = steps(window.paddedHeight(), rowStep) * pitch;
    plane = new float[window.height() * window.width()];
    rows = new float[rowStep][length * columnStep];
    phases = columnStep == 1 ? rows : new float[rowStep * columnStep][length];
  }

  private static int steps(int length, int stride) {
    return (length + stride - 1) / stride;
  }

  /** From a row of a phase to its next, and from a row of outputs to the next. */
  int pitch() {
    return pitch;
  }

  /** How many values are in a phase. */
  int length() {
    return phases[0].length;
  }

  /** How many phases there are. */
  int count() {
    return phases.length;
  }

  /** The values of a phase, to be read or written. */
  float[] phase(int index) {
    return phases[index];
  }

  /** The phase in which a place of the window is. */
  int phaseOf(int row, int column) {
    return row % rowStep * columnStep + column % columnStep;
  }

  /** Where in its phase that begins what a place of the window sees. */
  int offsetOf(int row, int column) {
    return row / rowStep * pitch + column / columnStep;
  }

  /** Fills all with zeros. */
  void clear() {
    for (float[] phase : phases) {
      Arrays.fill(phase, 0);
    }
  }

  /**
   * Takes a channel.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which channel of all images
   */
  void load(Floats images, int index) {
    images.get(index * plane.length, plane);
    int width = window.width();
    for (int row = 0; row < window.height(); row++) {
      System.arraycopy(plane, row * width, rowsWith(row), start(row), width);
    }
    if (columnStep > 1) {
      for (int phase = 0; phase < phases.length; phase++) {
        gather(rows[phase / columnStep], phase % columnStep, columnStep, phases[phase]);
      }
    }
  }

  private static void gather(float[] from, int first, int step, float[] to) {
    int at = first;
    for (int i = 0; i < to.length; i++) {
      to[i] = from[at];
      at += step;
    }
  }

  /**
   * Writes the channel, without its border.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which channel of all images
   */
  void store(Floats images, int index) {
    if (columnStep > 1) {
      for (int phase = 0; phase < phases.length; phase++) {
        spread(phases[phase], rows[phase / columnStep], phase % columnStep, columnStep);
      }
    }
    int width = window.width();
    for (int row = 0; row < window.height(); row++) {
      System.arraycopy(rowsWith(row), start(row), plane, row * width, width);
    }
    images.put(index * plane.length, plane);
  }

  private static void spread(float[] from, float[] to, int first, int step) {
    int at = first;
    for (int i = 0; i < from.length; i++) {
      to[at] = from[i];
      at += step;
    }
  }

  private float[] rowsWith(int row) {
    return rows[(row + window.padTop()) % rowStep];
  }

  /** Where a row of the image begins among {@link #rowsWith}. */
  private int start(int row) {
    return (row + window.padTop()) / rowStep * pitch * columnStep + window.padLeft();
  }
}
