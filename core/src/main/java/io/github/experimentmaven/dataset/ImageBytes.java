package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Shape;

/** An image to be shown. */
public final class ImageBytes {

  private final Shape shape;
  private final byte[] pixels;

  /**
   * @param shape {@code [height, width, channels]}
   * @param pixels row by row, the channels of a pixel together, unsigned
   * @throws IllegalArgumentException if there are not as many bytes as the shape has numbers
   */
  public ImageBytes(Shape shape, byte[] pixels) {
    if (!shape.isImage() || pixels.length != shape.size()) {
      throw new IllegalArgumentException(pixels.length + " bytes are no image of shape " + shape);
    }
    this.shape = shape;
    this.pixels = pixels.clone();
  }

  /** {@code [height, width, channels]}. */
  public Shape shape() {
    return shape;
  }

  /** One value, 0 to 255; row, column and channel count from 0. */
  public int value(int row, int column, int channel) {
    return Byte.toUnsignedInt(pixels[(row * shape.width() + column) * shape.channels() + channel]);
  }

  /** All values, row by row, the channels of a pixel together; a copy. */
  public byte[] pixels() {
    return pixels.clone();
  }
}
