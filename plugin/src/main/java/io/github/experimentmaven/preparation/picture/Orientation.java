package io.github.experimentmaven.preparation.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held: the tag {@code Orientation} of Exif 2.3, from 1, upright, to 8. Values
 * that are none, and Exif that is damaged, count as upright, as they do for those who show
 * pictures.
 */
final class Orientation {

  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;
  private static final int FIRST_TURNED_BY_A_QUARTER = 5;

  private Orientation() {}

  /**
   * Finds the tag.
   *
   * @param tiff the Exif data, from its byte order on
   */
  static int of(byte[] tiff) {
    try {
      ByteBuffer data = ByteBuffer.wrap(tiff);
      short order = data.getShort();
      if (order == 0x4949) {
        data.order(ByteOrder.LITTLE_ENDIAN);
      } else if (order != 0x4d4d) {
        return UPRIGHT;
      }
      data.position(4);
      int directory = data.getInt();
      if (directory < 0 || directory > tiff.length) {
        return UPRIGHT;
      }
      data.position(directory);
      int entries = data.getShort() & 0xffff;
      for (int i = 0; i < entries; i++) {
        data.position(directory + 2 + i * ENTRY_BYTES);
        int tag = data.getShort() & 0xffff;
        int type = data.getShort();
        int count = data.getInt();
        if (tag == TAG && type == SHORT && count == 1) {
          int value = data.getShort();
          return value >= 1 && value <= 8 ? value : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // Ends within the directory.
      return UPRIGHT;
    }
  }

  /** The picture as it was seen. */
  static Picture upright(Picture picture, int orientation) {
    if (orientation == UPRIGHT) {
      return picture;
    }
    boolean turned = orientation >= FIRST_TURNED_BY_A_QUARTER;
    int height = turned ? picture.width() : picture.height();
    int width = turned ? picture.height() : picture.width();
    int channels = picture.channels();
    byte[] values = new byte[picture.values().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = channels * source(orientation, y, x, picture);
        System.arraycopy(picture.values(), from, values, (y * width + x) * channels, channels);
      }
    }
    return new Picture(height, width, channels, values);
  }

  /** Which pixel of what is stored is to be seen at a place. */
  private static int source(int orientation, int y, int x, Picture stored) {
    int bottom = stored.height() - 1;
    int right = stored.width() - 1;
    return switch (orientation) {
      case 2 -> at(y, right - x, stored);
      case 3 -> at(bottom - y, right - x, stored);
      case 4 -> at(bottom - y, x, stored);
      case 5 -> at(x, y, stored);
      case 6 -> at(bottom - x, y, stored);
      case 7 -> at(bottom - x, right - y, stored);
      case 8 -> at(x, right - y, stored);
      default -> throw new IllegalArgumentException("no orientation: " + orientation);
    };
  }

  private static int at(int y, int x, Picture stored) {
    return y * stored.width() + x;
  }
}
