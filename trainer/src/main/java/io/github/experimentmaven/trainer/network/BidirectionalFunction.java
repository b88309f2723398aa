package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.MergeMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two recurrent layers over the same sequences, one of them from their end, whose outputs are
 * merged: {@code [batch, features, steps, 1] -> [batch, units, steps, 1]}, or {@code [batch,
 * units]}; joined there are twice as many units.
 */
final class BidirectionalFunction implements LayerFunction {

  private final RecurrentFunction forwards;
  private final RecurrentFunction backwards;
  private final MergeMode mode;
  private final int outputs;
  private final Buffer output;
  private final Buffer first;
  private final Buffer second;
  private final Buffer inputGradient;
  private final float[] one;
  private final float[] other;
  private final float[] merged;
  private @Nullable INDArray lastFirst;
  private @Nullable INDArray lastSecond;

  /**
   * @param forwards goes along the sequence from its start
   * @param backwards goes along it from its end, with the same shapes, and its states in time
   * @param mode how their outputs are merged
   * @param input the shape of a sample before the layer, in memory
   * @param each the shape of the output of each of the two, in memory
   */
  BidirectionalFunction(
      RecurrentFunction forwards,
      RecurrentFunction backwards,
      MergeMode mode,
      long[] input,
      long[] each) {
    this.forwards = forwards;
    this.backwards = backwards;
    this.mode = mode;
    long[] shape = each.clone();
    if (mode == MergeMode.CONCAT) {
      // Features are the first axis, whatever follows.
      shape[0] = Math.multiplyExact(2, shape[0]);
    }
    outputs = product(each);
    output = new Buffer(shape);
    first = new Buffer(each);
    second = new Buffer(each);
    inputGradient = new Buffer(input);
    one = new float[outputs];
    other = new float[outputs];
    merged = new float[product(shape)];
  }

  private static int product(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    INDArray ahead = forwards.forward(input, training);
    INDArray back = backwards.forward(input, training);
    lastFirst = ahead;
    lastSecond = back;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Floats x = Floats.of(ahead);
    Floats y = Floats.of(back);
    Floats z = Floats.of(result);
    for (int i = 0; i < batch; i++) {
      x.get(i * outputs, one);
      y.get(i * outputs, other);
      merge();
      z.put(i * merged.length, merged);
    }
    return result;
  }

  private void merge() {
    switch (mode) {
      case CONCAT -> {
        System.arraycopy(one, 0, merged, 0, outputs);
        System.arraycopy(other, 0, merged, outputs, outputs);
      }
      case SUM -> {
        for (int k = 0; k < outputs; k++) {
          merged[k] = one[k] + other[k];
        }
      }
      case MUL -> {
        for (int k = 0; k < outputs; k++) {
          merged[k] = one[k] * other[k];
        }
      }
      case AVE -> {
        for (int k = 0; k < outputs; k++) {
          merged[k] = (one[k] + other[k]) / 2;
        }
      }
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    int batch = Math.toIntExact(outputGradient.size(0));
    INDArray ahead = first.of(batch);
    INDArray back = second.of(batch);
    Floats x = Floats.of(Views.forwardFirst(lastFirst));
    Floats y = Floats.of(Views.forwardFirst(lastSecond));
    Floats z = Floats.of(outputGradient);
    Floats dx = Floats.of(ahead);
    Floats dy = Floats.of(back);
    for (int i = 0; i < batch; i++) {
      x.get(i * outputs, one);
      y.get(i * outputs, other);
      z.get(i * merged.length, merged);
      divide();
      dx.put(i * outputs, one);
      dy.put(i * outputs, other);
    }
    INDArray result = inputGradientNeeded ? inputGradient.of(batch) : null;
    forwards.backward(ahead, result, false);
    backwards.backward(back, result, true);
    return result;
  }

  /** From both outputs and the gradient of what they were merged to, the gradients of both. */
  private void divide() {
    switch (mode) {
      case CONCAT -> {
        System.arraycopy(merged, 0, one, 0, outputs);
        System.arraycopy(merged, outputs, other, 0, outputs);
      }
      case SUM -> {
        System.arraycopy(merged, 0, one, 0, outputs);
        System.arraycopy(merged, 0, other, 0, outputs);
      }
      case MUL -> {
        for (int k = 0; k < outputs; k++) {
          float ahead = one[k];
          one[k] = merged[k] * other[k];
          other[k] = merged[k] * ahead;
        }
      }
      case AVE -> {
        for (int k = 0; k < outputs; k++) {
          one[k] = merged[k] / 2;
          other[k] = one[k];
        }
      }
    }
  }

  @Override
  public List<Buffer> kept() {
    List<Buffer> kept = new ArrayList<>(List.of(output, first, second));
    kept.addAll(forwards.kept());
    kept.addAll(backwards.kept());
    return kept;
  }

  @Override
  public Buffer inputGradient() {
    return inputGradient;
  }
}
