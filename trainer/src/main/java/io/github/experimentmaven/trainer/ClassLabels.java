package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;

/** Classes, a byte or an integer each: the output of the right one is 1, every other is 0. */
final class ClassLabels implements SampleTargets {

  private final SampleBytes labels;
  private final int classes;

  /**
   * @param labels one a sample, an unsigned byte or an integer
   * @param classes how many there are
   */
  ClassLabels(SampleBytes labels, int classes) {
    this.labels = labels;
    this.classes = classes;
  }

  @Override
  public int count() {
    return labels.count();
  }

  @Override
  public int width() {
    return classes;
  }

  @Override
  public void copy(int sample, float[] batch, int at) {
    batch[at + label(sample)] = 1;
  }

  int label(int sample) {
    return labels.size() == 1 ? labels.value(sample, 0) : labels.intValue(sample);
  }
}
