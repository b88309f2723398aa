package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Shape;

/**
 * Images in memory, a byte a pixel. In a batch they are scaled from {@code [0, 255]} to {@code [0,
 * 1]}, channels first.
 */
final class Images implements SampleFeatures {

  private final Shape shape;
  private final byte[] pixels;
  private final float[] scaled = new float[256];

  /**
   * @param shape of one image
   * @param pixels image by image, {@code [height, width, channels]}
   */
  Images(Shape shape, byte[] pixels) {
    if (pixels.length % shape.size() != 0) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are no whole number of images of " + shape);
    }
    this.shape = shape;
    this.pixels = pixels;
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = i / 255f;
    }
  }

  @Override
  public int count() {
    return pixels.length / shape.size();
  }

  @Override
  public int size() {
    return shape.size();
  }

  @Override
  public long[] batchShape(int samples) {
    return new long[] {samples, shape.channels(), shape.height(), shape.width()};
  }

  @Override
  public void copy(int sample, float[] batch, int at) {
    int plane = shape.height() * shape.width();
    int channels = shape.channels();
    int source = sample * shape.size();
    int target = at;
    for (int channel = 0; channel < channels; channel++) {
      for (int p = 0; p < plane; p++) {
        batch[target++] = scaled[pixels[source + p * channels + channel] & 255];
      }
    }
  }
}
