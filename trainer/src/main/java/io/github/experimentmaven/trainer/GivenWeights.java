package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;

/** How much each sample counts, a float each. */
final class GivenWeights implements SampleWeights {

  private final SampleBytes weights;
  private final float[] weight = new float[1];

  /**
   * @param weights one a sample
   */
  GivenWeights(SampleBytes weights) {
    if (weights.size() != Float.BYTES) {
      throw new IllegalArgumentException(weights.size() + " bytes are no float");
    }
    this.weights = weights;
  }

  @Override
  public float of(int sample) {
    weights.copyFloats(sample, weight, 0);
    return weight[0];
  }
}
