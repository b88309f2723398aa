package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Quantity;
import java.util.Map;

/** The fraction of the samples that are answered rightly. */
final class Accuracy implements TaskEvaluation.Score {

  private final Judgement judgement;
  private long right;
  private long samples;

  /** Says whether a sample is answered rightly. */
  interface Judgement {

    /**
     * Looks at one.
     *
     * @param outputs of a batch
     * @param targets the outputs that would be right
     * @param row of the sample in both
     */
    boolean isRight(float[] outputs, float[] targets, int row);
  }

  Accuracy(Judgement judgement) {
    this.judgement = judgement;
  }

  @Override
  public void add(float[] outputs, float[] targets, int row) {
    right += judgement.isRight(outputs, targets, row) ? 1 : 0;
    samples++;
  }

  @Override
  public Map<String, Double> values() {
    return Map.of(Quantity.ACCURACY.name(), samples == 0 ? 0 : (double) right / samples);
  }
}
