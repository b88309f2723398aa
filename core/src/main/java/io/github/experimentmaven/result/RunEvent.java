package io.github.experimentmaven.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A line of {@code events.jsonl}: what a trainer is doing, for those who watch it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = RunEvent.DataLoaded.class, name = "data_loaded"),
  @JsonSubTypes.Type(value = RunEvent.NetworkBuilt.class, name = "network_built"),
  @JsonSubTypes.Type(value = RunEvent.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = RunEvent.Warned.class, name = "warned"),
  @JsonSubTypes.Type(value = RunEvent.BatchDone.class, name = "batch_done"),
  @JsonSubTypes.Type(value = RunEvent.EpochDone.class, name = "epoch_done"),
  @JsonSubTypes.Type(value = RunEvent.LearningRateReduced.class, name = "learning_rate_reduced"),
  @JsonSubTypes.Type(value = RunEvent.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = RunEvent.Paused.class, name = "paused"),
  @JsonSubTypes.Type(value = RunEvent.WeightsRestored.class, name = "weights_restored"),
  @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = RunEvent.Failed.class, name = "failed")
})
public sealed interface RunEvent {

  /** The trainer's JVM is up. */
  record Started() implements RunEvent {}

  /** The data set is in memory and its hashes are right. */
  record DataLoaded(int trainImages, int testImages) implements RunEvent {}

  /** The network stands. */
  record NetworkBuilt(long parameters) implements RunEvent {}

  /**
   * The training of an earlier attempt goes on.
   *
   * @param epoch the last one that is done, from 1
   * @param epochs how many there will be
   */
  record Resumed(int epoch, int epochs) implements RunEvent {}

  /**
   * Something is wrong that does not end the run.
   *
   * @param message for people, on one line
   */
  record Warned(String message) implements RunEvent {}

  /**
   * Some more batches are done; written at the same batches of every run of an experiment.
   *
   * @param epoch from 1
   * @param epochs how many there will be
   * @param batch batches done in this epoch
   * @param batches how many there will be in this epoch
   * @param metrics running means of the epoch's training, by quantity: {@code loss}
   * @param imagesPerSecond of this epoch so far
   * @param remainingSeconds estimated to the end of the run
   */
  record BatchDone(
      int epoch,
      int epochs,
      int batch,
      int batches,
      @JsonUnwrapped Metrics metrics,
      double imagesPerSecond,
      double remainingSeconds)
      implements RunEvent {}

  /** An epoch is trained and evaluated. */
  record EpochDone(int epochs, RunResult.EpochResult result) implements RunEvent {}

  /**
   * The learning rate is reduced after an epoch.
   *
   * @param epoch from 1
   * @param learningRate of the epochs that follow
   */
  record LearningRateReduced(int epoch, double learningRate) implements RunEvent {}

  /**
   * The training ends before its last epoch.
   *
   * @param epoch the last one that is done, from 1
   * @param epochs how many there were to be
   * @param ending why
   */
  record Ended(int epoch, int epochs, TrainingCourse.Ending ending) implements RunEvent {}

  /**
   * The training is paused, as it was told to be; it can go on.
   *
   * @param epoch the last one that is done, from 1
   * @param epochs how many there will be
   */
  record Paused(int epoch, int epochs) implements RunEvent {}

  /**
   * The weights are those of an earlier epoch again, or of the last one if that was the best.
   *
   * @param epoch from 1
   */
  record WeightsRestored(int epoch) implements RunEvent {}

  /**
   * The result is written.
   *
   * @param metrics of the test part after the last epoch
   */
  record Finished(@JsonUnwrapped Metrics metrics) implements RunEvent {}

  /**
   * The trainer gives up for a reason it knows.
   *
   * @param message for people: what is wrong and what to do
   */
  record Failed(String message) implements RunEvent {}
}
