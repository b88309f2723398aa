package io.github.experimentmaven.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a training process tells of itself, as JSON.
 *
 * @param firstBatchAt when its first batch was done, seconds since 1970
 * @param trainedImages how many it trained on in the time that counts
 * @param trainingSeconds the time that counts
 * @param evaluatedImages how many it evaluated; 0 if none
 * @param evaluationSeconds how long that took
 * @param trainLoss the running mean of the loss over the last epoch; 0 if not the whole epoch was
 *     trained
 * @param peakMemoryBytes resident; 0 where the system does not tell
 * @param residentMemoryBytes after each epoch, its evaluation included; empty if nobody looked
 */
record TrainingFigures(
    double firstBatchAt,
    long trainedImages,
    double trainingSeconds,
    long evaluatedImages,
    double evaluationSeconds,
    double trainLoss,
    long peakMemoryBytes,
    List<Long> residentMemoryBytes) {

  private static final double MEBIBYTE = 1 << 20;

  TrainingFigures {
    residentMemoryBytes = List.copyOf(residentMemoryBytes);
  }

  /**
   * As measured.
   *
   * @param startedAt when the process was started, seconds since 1970
   * @param wholeSet whether all of the data set was loaded; start-up of less would flatter
   */
  Map<Quantity, Double> quantities(double startedAt, boolean wholeSet) {
    Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
    quantities.put(Quantity.TRAINING, trainedImages / trainingSeconds);
    if (evaluatedImages > 0) {
      quantities.put(Quantity.EVALUATION, evaluatedImages / evaluationSeconds);
    }
    if (trainLoss > 0) {
      quantities.put(Quantity.TRAIN_LOSS, trainLoss);
    }
    if (wholeSet) {
      quantities.put(Quantity.START_UP, firstBatchAt - startedAt);
    }
    if (peakMemoryBytes > 0) {
      quantities.put(Quantity.PEAK_MEMORY, peakMemoryBytes / MEBIBYTE);
    }
    return quantities;
  }
}
