package io.github.experimentmaven.preparation.picture;

/** Colours as they are stored to red, green and blue, in integers. Colour profiles do not count. */
final class Colors {

  private static final int HALF = 1 << 15;

  private Colors() {}

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  // JFIF's conversion in the 16 bits of libjpeg's jdcolor.c.

  static int red(int y, int cr) {
    return clamp(y + ((91_881 * (cr - 128) + HALF) >> 16));
  }

  static int green(int y, int cb, int cr) {
    return clamp(y + ((-22_554 * (cb - 128) - 46_802 * (cr - 128) + HALF) >> 16));
  }

  static int blue(int y, int cb) {
    return clamp(y + ((116_130 * (cb - 128) + HALF) >> 16));
  }

  /** What ink leaves of the white of the paper. */
  static int inked(int ink, int black) {
    return ((255 - ink) * (255 - black) + 127) / 255;
  }

  /** On white. */
  static int composited(int value, int alpha) {
    return (value * alpha + 255 * (255 - alpha) + 127) / 255;
  }

  /** ITU-R 601-2 in the 16 bits of Pillow's conversion to {@code L}. */
  static int brightness(int red, int green, int blue) {
    return (19_595 * red + 38_470 * green + 7_471 * blue + HALF) >> 16;
  }
}
