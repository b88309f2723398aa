package io.github.experimentmaven.trainer;

/** Classes, a byte each: the output of the right one is 1, every other is 0. */
final class ClassLabels implements SampleTargets {

  private final byte[] labels;
  private final int classes;

  /**
   * @param labels one a sample, unsigned
   * @param classes how many there are
   */
  ClassLabels(byte[] labels, int classes) {
    this.labels = labels;
    this.classes = classes;
  }

  @Override
  public int count() {
    return labels.length;
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
    return labels[sample] & 255;
  }
}
