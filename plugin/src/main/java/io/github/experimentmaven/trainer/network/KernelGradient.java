package io.github.experimentmaven.trainer.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of a convolution's kernel and bias alone, for the first layer of a network: nobody
 * asks for the gradient of the images, which ND4J's operation always computes and which costs more
 * than all the rest where there are few channels.
 *
 * <p>Each image is laid out as the columns that the kernel sees (im2col), with a row of ones below
 * for the bias; one matrix product for each image sums up {@code outputGradient * columns^T}.
 */
final class KernelGradient {

  private final Window window;
  private final int channels;
  private final int filters;
  private final int rows;
  private final int outputs;
  private final FloatPointer kernelGradient;
  private final @Nullable FloatPointer biasGradient;
  private final FloatPointer columns;
  private final FloatPointer sums;
  private final float[] image;
  private final float[] layout;
  private final float[] summed;

  KernelGradient(Window window, INDArray kernelGradient, @Nullable INDArray biasGradient) {
    this.window = window;
    filters = Math.toIntExact(kernelGradient.size(0));
    channels = Math.toIntExact(kernelGradient.size(1));
    rows = channels * window.size().height() * window.size().width() + 1;
    outputs = window.outputHeight() * window.outputWidth();
    this.kernelGradient = Buffer.pointer(kernelGradient);
    this.biasGradient = biasGradient == null ? null : Buffer.pointer(biasGradient);
    columns = new FloatPointer((long) rows * outputs);
    sums = new FloatPointer((long) filters * rows);
    image = new float[channels * window.height() * window.width()];
    layout = new float[rows * outputs];
    summed = new float[filters * rows];
    Arrays.fill(layout, (rows - 1) * outputs, rows * outputs, 1);
  }

  /**
   * Writes the gradients.
   *
   * @param input {@code [batch, channels, height, width]}
   * @param outputGradient {@code [batch, filters, height', width']}
   */
  void compute(INDArray input, INDArray outputGradient) {
    int batch = Math.toIntExact(input.size(0));
    var images = Buffer.floats(input);
    FloatPointer deltas = Buffer.pointer(outputGradient);
    for (int i = 0; i < batch; i++) {
      images.get(i * image.length, image);
      layOut();
      columns.put(layout);
      deltas.position((long) i * filters * outputs);
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          filters,
          rows,
          outputs,
          1,
          deltas,
          outputs,
          columns,
          outputs,
          i == 0 ? 0 : 1,
          sums,
          rows);
    }
    deltas.position(0);
    sums.get(summed);
    distribute();
  }

  private void layOut() {
    int row = 0;
    for (int channel = 0; channel < channels; channel++) {
      int plane = channel * window.height() * window.width();
      for (int i = 0; i < window.size().height(); i++) {
        for (int j = 0; j < window.size().width(); j++) {
          layOutRow(plane, i - window.padTop(), j - window.padLeft(), row * outputs);
          row++;
        }
      }
    }
  }

  /**
   * What one weight of the kernel is multiplied by at every place of the window; zeros outside of
   * the image stay.
   */
  private void layOutRow(int plane, int down, int right, int target) {
    int stepDown = window.strides().height();
    int stepRight = window.strides().width();
    int width = window.width();
    int outputWidth = window.outputWidth();
    int first = Math.max(0, (-right + stepRight - 1) / stepRight);
    int last = Math.min(outputWidth, Math.floorDiv(width - 1 - right, stepRight) + 1);
    for (int y = 0; y < window.outputHeight(); y++) {
      int source = y * stepDown + down;
      if (source < 0 || source >= window.height()) {
        continue;
      }
      int from = plane + source * width + right;
      int to = target + y * outputWidth;
      if (stepRight == 1) {
        System.arraycopy(image, from + first, layout, to + first, last - first);
      } else {
        for (int x = first; x < last; x++) {
          layout[to + x] = image[from + x * stepRight];
        }
      }
    }
  }

  private void distribute() {
    float[] kernel = new float[filters * (rows - 1)];
    float[] bias = new float[filters];
    for (int f = 0; f < filters; f++) {
      System.arraycopy(summed, f * rows, kernel, f * (rows - 1), rows - 1);
      bias[f] = summed[f * rows + rows - 1];
    }
    kernelGradient.put(kernel);
    if (biasGradient != null) {
      biasGradient.put(bias);
    }
  }
}
