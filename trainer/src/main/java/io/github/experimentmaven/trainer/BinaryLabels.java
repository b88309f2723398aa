package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;

/** Labels of two classes, a byte each: the one output is 1 for the second class. */
final class BinaryLabels implements SampleTargets {

  private final SampleBytes labels;

  /**
   * @param labels 0 or 1, a byte a sample
   */
  BinaryLabels(SampleBytes labels) {
    this.labels = labels;
  }

  @Override
  public int count() {
    return labels.count();
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void copy(int sample, float[] batch, int at) {
    batch[at] = labels.value(sample, 0);
  }
}
