package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Shape;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images and their labels in memory, a byte a pixel, and how batches are made of them: pixels
 * scaled from {@code [0, 255]} to {@code [0, 1]}, channels first, in an array that each batch
 * overwrites.
 */
final class Images {

  private final Shape shape;
  private final byte[] pixels;
  private final byte[] labels;
  private final float[] scaled = new float[256];

  /**
   * @param shape of one image
   * @param pixels image by image, {@code [height, width, channels]}
   * @param labels one an image
   */
  Images(Shape shape, byte[] pixels, byte[] labels) {
    if (pixels.length != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          labels.length + " images of " + shape + " do not have " + pixels.length + " pixels");
    }
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = i / 255f;
    }
  }

  int count() {
    return labels.length;
  }

  Shape shape() {
    return shape;
  }

  int label(int image) {
    return labels[image] & 255;
  }

  /** The positions of all images, in order. */
  int[] order() {
    int[] order = new int[count()];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** An array of its own for batches of these images. */
  Batch batch() {
    return new Batch();
  }

  /** A batch of images, overwritten by the next one. */
  final class Batch {

    private INDArray array = Nd4j.empty(DataType.FLOAT);
    private float[] staging = {};
    private int[] batchLabels = {};

    /**
     * Fills the batch.
     *
     * @param order positions of images
     * @param from first place in {@code order}
     * @param to the place after the last
     */
    void fill(int[] order, int from, int to) {
      int size = to - from;
      if (batchLabels.length != size) {
        batchLabels = new int[size];
        staging = new float[size * shape.size()];
        array =
            Nd4j.createUninitialized(
                DataType.FLOAT,
                new long[] {size, shape.channels(), shape.height(), shape.width()},
                'c');
      }
      int plane = shape.height() * shape.width();
      int channels = shape.channels();
      int target = 0;
      for (int i = 0; i < size; i++) {
        int image = order[from + i];
        batchLabels[i] = label(image);
        int source = image * shape.size();
        for (int channel = 0; channel < channels; channel++) {
          for (int p = 0; p < plane; p++) {
            staging[target++] = scaled[pixels[source + p * channels + channel] & 255];
          }
        }
      }
      ((FloatPointer) array.data().pointer()).put(staging);
    }

    /** The images, {@code [batch, channels, height, width]}. */
    INDArray images() {
      return array;
    }

    /** The labels. */
    int[] labels() {
      return batchLabels;
    }
  }
}
