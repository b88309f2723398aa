package io.github.experimentmaven.trainer.network;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The pixels of an image at which a window of 1 x 1 with strides stops, as a matrix {@code
 * [channels, pixels]}. One image at a time is there.
 */
final class PickedPixels {

  private final int channels;
  private final int height;
  private final int width;
  private final int rowStep;
  private final int columnStep;
  private final int pickedHeight;
  private final int pickedWidth;
  private final float[] channel;
  // Zero but for the pixels that are picked, which are written each time.
  private final float[] spread;
  private final float[] pixels;
  private final FloatPointer matrix;

  /**
   * @param window the geometry
   * @param channels of the images
   */
  PickedPixels(Window window, int channels) {
    this.channels = channels;
    height = window.height();
    width = window.width();
    rowStep = window.strides().height();
    columnStep = window.strides().width();
    pickedHeight = window.outputHeight();
    pickedWidth = window.outputWidth();
    channel = new float[height * width];
    spread = new float[height * width];
    pixels = new float[channels * pickedHeight * pickedWidth];
    matrix = new FloatPointer(pixels.length);
  }

  /** The matrix as it is, to be read or written. */
  FloatPointer matrix() {
    return matrix;
  }

  /**
   * Picks the pixels of an image.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which of them
   * @return the matrix
   */
  FloatPointer from(Floats images, int index) {
    int target = 0;
    for (int c = 0; c < channels; c++) {
      images.get((index * channels + c) * channel.length, channel);
      for (int y = 0; y < pickedHeight; y++) {
        int source = y * rowStep * width;
        for (int x = 0; x < pickedWidth; x++) {
          pixels[target++] = channel[source + x * columnStep];
        }
      }
    }
    return matrix.put(pixels);
  }

  /**
   * Writes an image that has the matrix at the picked pixels, and zero elsewhere.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param index which of them
   */
  void into(Floats images, int index) {
    matrix.get(pixels);
    int source = 0;
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < pickedHeight; y++) {
        int target = y * rowStep * width;
        for (int x = 0; x < pickedWidth; x++) {
          spread[target + x * columnStep] = pixels[source++];
        }
      }
      images.put((index * channels + c) * spread.length, spread);
    }
  }
}
