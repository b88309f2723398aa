package io.github.experimentmaven.preparation.picture;

/**
 * A picture of bytes.
 *
 * @param height rows
 * @param width columns
 * @param channels values a pixel
 * @param values row by row, pixel by pixel; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and large
record Picture(int height, int width, int channels, byte[] values) {

  Picture {
    if (values.length != height * width * channels) {
      throw new IllegalArgumentException(
          "%s values are no picture of %s x %s x %s"
              .formatted(values.length, height, width, channels));
    }
  }

  /** One value, from 0 to 255. */
  int value(int y, int x, int channel) {
    return values[(y * width + x) * channels + channel] & 0xff;
  }
}
