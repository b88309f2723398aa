package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;

/** Rows of numbers, floats that are shown to a network as they are. */
final class Rows implements SampleFeatures {

  private final int columns;
  private final SampleBytes numbers;

  /**
   * @param columns of each row
   * @param numbers the rows
   */
  Rows(int columns, SampleBytes numbers) {
    if (numbers.size() != columns * Float.BYTES) {
      throw new IllegalArgumentException(
          numbers.size() + " bytes are no row of " + columns + " floats");
    }
    this.columns = columns;
    this.numbers = numbers;
  }

  @Override
  public int count() {
    return numbers.count();
  }

  @Override
  public int size() {
    return columns;
  }

  @Override
  public long[] sampleShape() {
    return new long[] {columns};
  }

  @Override
  public void copy(int sample, float[] row) {
    numbers.copyFloats(sample, row, 0);
  }
}
