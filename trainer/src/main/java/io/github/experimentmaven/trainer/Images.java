package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;

/**
 * Images, a byte a value. In a batch they are scaled from {@code [0, 255]} to {@code [0, 1]},
 * channels first.
 */
final class Images implements SampleFeatures {

  private final Shape shape;
  private final SampleBytes pixels;
  private final byte[] image;
  private final float[] scaled = new float[256];

  /**
   * @param shape of one image
   * @param pixels of each, {@code [height, width, channels]}
   */
  Images(Shape shape, SampleBytes pixels) {
    if (pixels.size() != shape.size()) {
      throw new IllegalArgumentException(pixels.size() + " pixels are no image of " + shape);
    }
    this.shape = shape;
    this.pixels = pixels;
    image = new byte[pixels.size()];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = i / 255f;
    }
  }

  @Override
  public int count() {
    return pixels.count();
  }

  @Override
  public int size() {
    return shape.size();
  }

  @Override
  public long[] sampleShape() {
    return new long[] {shape.channels(), shape.height(), shape.width()};
  }

  @Override
  public void copy(int sample, float[] numbers) {
    pixels.copy(sample, image);
    int channels = shape.channels();
    if (channels == 1) {
      scale(image, numbers, scaled);
      return;
    }
    int plane = image.length / channels;
    int target = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int p = 0; p < plane; p++) {
        numbers[target++] = scaled[image[p * channels + channel] & 255];
      }
    }
  }

  /** Where the order stays, the compiler needs no look at every index: half of the time. */
  private static void scale(byte[] image, float[] numbers, float[] scaled) {
    for (int i = 0; i < image.length; i++) {
      numbers[i] = scaled[image[i] & 255];
    }
  }
}
