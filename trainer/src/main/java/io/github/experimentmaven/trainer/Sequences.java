package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;

/**
 * Sequences of numbers, floats that are shown to a network as they are. In a batch the features
 * come first: {@code [features, steps, 1]}.
 */
final class Sequences implements SampleFeatures {

  private final Shape shape;
  private final SampleBytes numbers;
  private final float[] steps;

  /**
   * @param shape of one sequence
   * @param numbers of each, {@code [steps, features]}
   */
  Sequences(Shape shape, SampleBytes numbers) {
    if (numbers.size() != shape.size() * Float.BYTES) {
      throw new IllegalArgumentException(
          numbers.size() + " bytes are no sequence of floats of the shape " + shape);
    }
    this.shape = shape;
    this.numbers = numbers;
    steps = new float[shape.size()];
  }

  @Override
  public int count() {
    return numbers.count();
  }

  @Override
  public int size() {
    return shape.size();
  }

  @Override
  public long[] sampleShape() {
    return new long[] {shape.channels(), shape.height(), 1};
  }

  @Override
  public void copy(int sample, float[] sequence) {
    numbers.copyFloats(sample, steps, 0);
    int features = shape.channels();
    int next = 0;
    for (int feature = 0; feature < features; feature++) {
      for (int at = feature; at < steps.length; at += features) {
        sequence[next++] = steps[at];
      }
    }
  }
}
