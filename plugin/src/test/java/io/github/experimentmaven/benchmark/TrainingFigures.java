package io.github.experimentmaven.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a training process tells of itself, as JSON, or what is seen of it.
 *
 * @param firstBatchAt when its first batch was done, seconds since 1970
 * @param trainedImages how many it trained on in the time that counts
 * @param trainingSeconds the time that counts
 * @param trainingProcessorSeconds the processor time of all its threads in that time; 0 if nobody
 *     looked
 * @param evaluatedImages how many it evaluated; 0 if none
 * @param evaluationSeconds how long that took
 * @param evaluationProcessorSeconds likewise; 0 if nobody looked
 * @param trainLoss the running mean of the loss over the last epoch; 0 if not the whole epoch was
 *     trained
 * @param peakMemoryBytes resident; 0 where the system does not tell
 * @param residentMemoryBytes after each epoch, its evaluation included; empty if nobody looked
 */
record TrainingFigures(
    double firstBatchAt,
    long trainedImages,
    double trainingSeconds,
    double trainingProcessorSeconds,
    long evaluatedImages,
    double evaluationSeconds,
    double evaluationProcessorSeconds,
    double trainLoss,
    long peakMemoryBytes,
    List<Long> residentMemoryBytes) {

  private static final double MEBIBYTE = 1 << 20;

  TrainingFigures {
    residentMemoryBytes = List.copyOf(residentMemoryBytes);
  }

  /**
   * What the workload is trained for.
   *
   * @param startedAt when the process was started, seconds since 1970
   */
  Map<Quantity, Double> quantities(double startedAt, Workload workload) {
    return switch (workload.purpose()) {
      case SPEED -> speed(startedAt, workload.wholeSet());
      case MEMORY -> memory();
    };
  }

  /** Start-up of less than the whole set would flatter. */
  Map<Quantity, Double> speed(double startedAt, boolean wholeSet) {
    Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
    quantities.put(Quantity.TRAINING, trainedImages / trainingSeconds);
    if (trainingProcessorSeconds > 0) {
      quantities.put(Quantity.PROCESSOR_TIME, trainingProcessorSeconds / trainedImages * 1e6);
    }
    if (evaluatedImages > 0) {
      quantities.put(Quantity.EVALUATION, evaluatedImages / evaluationSeconds);
    }
    if (evaluationProcessorSeconds > 0) {
      quantities.put(
          Quantity.EVALUATION_PROCESSOR_TIME, evaluationProcessorSeconds / evaluatedImages * 1e6);
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

  /** Empty where the system does not tell. */
  Map<Quantity, Double> memory() {
    Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
    if (peakMemoryBytes > 0) {
      quantities.put(Quantity.PEAK_MEMORY, peakMemoryBytes / MEBIBYTE);
      quantities.put(Quantity.MEMORY_AFTER_EPOCH_2, residentMemoryBytes.get(1) / MEBIBYTE);
      quantities.put(
          Quantity.MEMORY_AT_THE_END,
          residentMemoryBytes.get(residentMemoryBytes.size() - 1) / MEBIBYTE);
    }
    return quantities;
  }
}
