package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The training of one network with all that listens to it; what an earlier attempt has done is not
 * done again.
 */
final class TrainingRun {

  private final SampleParts parts;
  private final EventLog events;
  private final CheckpointFile checkpointFile;
  private final EpochEvaluation evaluation;
  private final History history;
  private final TotalTime time = new TotalTime();
  private final Checkpoints checkpoints;
  private final TrainingLoop loop;

  TrainingRun(
      Training training,
      long seed,
      TrainableNetwork network,
      SampleParts parts,
      TaskEvaluation task,
      EventLog events,
      CheckpointFile checkpointFile) {
    this.parts = parts;
    this.events = events;
    this.checkpointFile = checkpointFile;
    TrainingMetrics metrics = new TrainingMetrics(network, task);
    evaluation = new EpochEvaluation(network, parts, task);
    history = new History(network, metrics, evaluation);
    List<TrainingListener> remembering = List.of(metrics, evaluation, history, time);
    checkpoints = new Checkpoints(checkpointFile, network, remembering);
    List<TrainingListener> listeners = new ArrayList<>(remembering);
    // The checkpoint before the event: who reads of an epoch can rely on its checkpoint.
    listeners.add(checkpoints);
    listeners.add(
        new ProgressEvents(
            events, training.epochs(), parts.train().count(), metrics, evaluation, history));
    loop = new TrainingLoop(training, seed, network, parts.train(), listeners);
  }

  /**
   * Trains all epochs, or those that are left if there is a checkpoint.
   *
   * @return how the network then does on the test set
   * @throws DivergedException if the loss is no finite number any more
   */
  Evaluation run() throws IOException, DivergedException {
    loop.run(resume());
    return parts.validation() == null && !epochs().isEmpty()
        ? evaluation.latest()
        : evaluation.once(parts.test(), epochs().size());
  }

  List<EpochResult> epochs() {
    return history.epochs();
  }

  String initialWeightsSha256() {
    return history.initialWeightsSha256();
  }

  double trainingSeconds() {
    return epochs().stream().mapToDouble(EpochResult::seconds).sum();
  }

  double evaluationSeconds() {
    return evaluation.seconds();
  }

  /** Since the start of the trainer, and of those before that were interrupted. */
  double totalSeconds() {
    return time.seconds();
  }

  double imagesPerSecond() {
    return (double) parts.train().count() * epochs().size() / trainingSeconds();
  }

  private int resume() throws IOException {
    try {
      return checkpoints.resume();
    } catch (CheckpointFile.UnusableException e) {
      String warning =
          "the training starts from the beginning, as its checkpoint cannot be used: "
              + e.getMessage();
      System.err.println(warning);
      events.add(new RunEvent.Warned(warning));
      checkpointFile.delete();
      return 0;
    }
  }
}
