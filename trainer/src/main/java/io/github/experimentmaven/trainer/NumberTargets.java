package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;

/** Numbers to be predicted, floats: the right outputs themselves. */
final class NumberTargets implements SampleTargets {

  private final SampleBytes numbers;
  private final int width;

  /**
   * @param numbers those of all samples
   * @param width how many a sample has
   */
  NumberTargets(SampleBytes numbers, int width) {
    if (numbers.size() != width * Float.BYTES) {
      throw new IllegalArgumentException(numbers.size() + " bytes are no " + width + " floats");
    }
    this.numbers = numbers;
    this.width = width;
  }

  @Override
  public int count() {
    return numbers.count();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void copy(int sample, float[] batch, int at) {
    numbers.copyFloats(sample, batch, at);
  }
}
