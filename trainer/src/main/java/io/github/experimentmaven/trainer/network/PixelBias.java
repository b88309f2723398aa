package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The bias of a convolution at the pixels of an image, {@code [filters, pixels]}: a product is
 * added to it, so that it takes no pass of its own.
 */
final class PixelBias {

  private final int filters;
  private final int pixels;
  private final FloatPointer bias;
  private final FloatPointer biasGradient;
  private final float[] values;
  private final float[] image;
  private final FloatPointer ones;

  /**
   * @param bias {@code [filters]}
   * @param biasGradient its gradient
   * @param pixels of an image
   */
  PixelBias(INDArray bias, INDArray biasGradient, int pixels) {
    this.bias = Buffer.pointer(bias);
    this.biasGradient = Buffer.pointer(biasGradient);
    this.pixels = pixels;
    filters = Math.toIntExact(bias.length());
    values = new float[filters];
    image = new float[filters * pixels];
    float[] row = new float[pixels];
    Arrays.fill(row, 1);
    ones = new FloatPointer(row);
  }

  /** Takes the current bias. */
  void load() {
    bias.get(values);
    for (int f = 0; f < filters; f++) {
      Arrays.fill(image, f * pixels, (f + 1) * pixels, values[f]);
    }
  }

  /**
   * Writes it.
   *
   * @param images {@code [batch, filters, pixels]}
   * @param index which of them
   */
  void put(Floats images, int index) {
    images.put(index * image.length, image);
  }

  /**
   * Adds to the gradient.
   *
   * @param deltas the gradient of an image of the output, {@code [filters, pixels]}
   * @param first whether to forget what was added before
   */
  void addGradient(FloatPointer deltas, boolean first) {
    cblas_sgemv(
        CblasRowMajor,
        CblasNoTrans,
        filters,
        pixels,
        1,
        deltas,
        pixels,
        ones,
        1,
        first ? 0 : 1,
        biasGradient,
        1);
  }
}
