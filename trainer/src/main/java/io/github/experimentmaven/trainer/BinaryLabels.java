package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;

/** Labels of two classes: the one output is 1 for the second class. */
final class BinaryLabels implements SampleTargets {

  private final ClassLabels labels;

  /**
   * @param labels 0 or 1, one a sample, a byte or an integer
   */
  BinaryLabels(SampleBytes labels) {
    this.labels = new ClassLabels(labels, 2);
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
    batch[at] = label(sample);
  }

  int label(int sample) {
    return labels.label(sample);
  }
}
