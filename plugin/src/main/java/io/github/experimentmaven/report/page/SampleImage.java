package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Shape;

/** One labelled image of a data set. */
public final class SampleImage {

  /** Larger images than this look better as pixels than as strokes, and are smaller so. */
  private static final int LARGEST_DRAWING = 40;

  private final int index;
  private final int label;
  private final Shape shape;
  private final byte[] pixels;

  /**
   * @param index its position in the data set's file, from 0
   * @param label its class, from 0
   * @param shape {@code [height, width, channels]}
   * @param pixels row by row, the channels of a pixel side by side, unsigned
   * @throws IllegalArgumentException if there are not as many bytes as the shape has numbers
   */
  public SampleImage(int index, int label, Shape shape, byte[] pixels) {
    if (!shape.isImage() || pixels.length != shape.size()) {
      throw new IllegalArgumentException(pixels.length + " bytes are no image of shape " + shape);
    }
    this.index = index;
    this.label = label;
    this.shape = shape;
    this.pixels = pixels.clone();
  }

  /** Its position in the data set's file, from 0. */
  public int index() {
    return index;
  }

  /** Its class, from 0. */
  public int label() {
    return label;
  }

  /** {@code [height, width, channels]}. */
  public Shape shape() {
    return shape;
  }

  /** A copy of the pixels, row by row. */
  public byte[] pixels() {
    return pixels.clone();
  }

  /** Whether it is small and gray, and so goes into the page as strokes instead of a file. */
  public boolean isDrawable() {
    return shape.channels() == 1
        && shape.height() <= LARGEST_DRAWING
        && shape.width() <= LARGEST_DRAWING;
  }

  /** The value of one pixel, 0 to 255. */
  public int value(int row, int column, int channel) {
    return Byte.toUnsignedInt(pixels[(row * shape.width() + column) * shape.channels() + channel]);
  }
}
