package io.github.experimentmaven.trainer.network;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One array after the other along a dimension, in runs of numbers that stay together. */
final class ConcatenationFunction implements MergingFunction {

  private final int[] runs;
  private final int period;
  private final Buffer output;

  /**
   * @param runs how many numbers of each input stand together before those of the next
   * @param sampleShape of one sample of the output, without the batch
   */
  ConcatenationFunction(int[] runs, long... sampleShape) {
    this.runs = runs.clone();
    int sum = 0;
    for (int run : runs) {
      sum += run;
    }
    period = sum;
    output = new Buffer(sampleShape);
  }

  @Override
  public INDArray forward(List<INDArray> inputs) {
    INDArray merged = output.of(inputs.get(0).size(0));
    long periods = merged.length() / period;
    long before = 0;
    FloatPointer to = Buffer.pointer(merged);
    for (int i = 0; i < runs.length; i++) {
      FloatPointer from = Buffer.pointer(inputs.get(i));
      for (long p = 0; p < periods; p++) {
        Pointer.memcpy(
            to.getPointer(p * period + before),
            from.getPointer(p * runs[i]),
            (long) Float.BYTES * runs[i]);
      }
      before += runs[i];
    }
    return merged;
  }

  @Override
  public void backward(INDArray outputGradient, List<@Nullable GradientSum> sums) {
    Floats gradient = Floats.of(outputGradient);
    int before = 0;
    for (int i = 0; i < runs.length; i++) {
      GradientSum sum = sums.get(i);
      if (sum != null) {
        int run = runs[i];
        int offset = before;
        sum.add(
            (from, values, count) -> {
              int filled = 0;
              while (filled < count) {
                int place = from + filled;
                int rest = Math.min(count - filled, run - place % run);
                int start = place / run * period + offset + place % run;
                gradient.get(start, values, filled, rest);
                filled += rest;
              }
            });
      }
      before += runs[i];
    }
  }

  @Override
  public Buffer output() {
    return output;
  }
}
