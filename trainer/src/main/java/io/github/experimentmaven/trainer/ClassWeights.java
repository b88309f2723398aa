package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.ClassWeight;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** All samples of a class count alike. */
final class ClassWeights implements SampleWeights {

  private final IntUnaryOperator labels;
  private final float[] byLabel;

  /**
   * @param weight says how much each class counts
   * @param classNames in the order of the labels
   * @param labels the label of each sample
   * @param count how many samples there are
   */
  ClassWeights(ClassWeight weight, List<String> classNames, IntUnaryOperator labels, int count) {
    this.labels = labels;
    long[] counts = new long[classNames.size()];
    for (int i = 0; i < count; i++) {
      counts[labels.applyAsInt(i)]++;
    }
    double[] weights = weight.weights(classNames, counts);
    byLabel = new float[weights.length];
    for (int i = 0; i < byLabel.length; i++) {
      byLabel[i] = (float) weights[i];
    }
  }

  @Override
  public float of(int sample) {
    return byLabel[labels.applyAsInt(sample)];
  }
}
