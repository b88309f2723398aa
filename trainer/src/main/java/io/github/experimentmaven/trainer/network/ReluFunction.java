package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code max(x, 0)}, in place: see {@link #keepsOutput}. Its derivative at 0 is 0.
 *
 * <p>Half of the values are negative, in no order a processor could predict, so the loops run over
 * the floats' bits without a branch, as in {@link RectifiedMaximum}.
 */
final class ReluFunction implements LayerFunction {

  private static final int BLOCK = 4096;

  private final int[] values = new int[BLOCK];
  private final int[] gradients = new int[BLOCK];
  private @Nullable INDArray lastOutput;

  @Override
  public boolean keepsOutput() {
    return true;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    Bits x = Bits.of(input);
    int length = x.capacity();
    for (int start = 0; start < length; start += BLOCK) {
      int count = Math.min(BLOCK, length - start);
      x.get(start, values, 0, count);
      rectify(values, count);
      x.put(start, values, 0, count);
    }
    lastOutput = input;
    return input;
  }

  private static void rectify(int[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = RectifiedMaximum.rectified(values[i]);
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    Bits y = Bits.of(Views.forwardFirst(lastOutput));
    Bits gradient = Bits.of(outputGradient);
    int length = gradient.capacity();
    for (int start = 0; start < length; start += BLOCK) {
      int count = Math.min(BLOCK, length - start);
      y.get(start, values, 0, count);
      gradient.get(start, gradients, 0, count);
      keepWherePositive(values, gradients, count);
      gradient.put(start, gradients, 0, count);
    }
    return outputGradient;
  }

  private static void keepWherePositive(int[] outputs, int[] gradients, int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] &= -outputs[i] >> 31;
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of();
  }
}
