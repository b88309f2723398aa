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

  private final Images train;
  private final EventLog events;
  private final CheckpointFile checkpointFile;
  private final TestEvaluation test;
  private final History history;
  private final TotalTime time = new TotalTime();
  private final Checkpoints checkpoints;
  private final TrainingLoop loop;

  TrainingRun(
      Training training,
      long seed,
      TrainableNetwork network,
      Images train,
      Images test,
      int classes,
      EventLog events,
      CheckpointFile checkpointFile) {
    this.train = train;
    this.events = events;
    this.checkpointFile = checkpointFile;
    TrainingMetrics metrics = new TrainingMetrics(network, classes);
    this.test = new TestEvaluation(network, test, classes);
    history = new History(network, metrics, this.test);
    List<TrainingListener> remembering = List.of(metrics, this.test, history, time);
    checkpoints = new Checkpoints(checkpointFile, network, remembering);
    List<TrainingListener> listeners = new ArrayList<>(remembering);
    // The checkpoint before the event: who reads of an epoch can rely on its checkpoint.
    listeners.add(checkpoints);
    listeners.add(
        new ProgressEvents(events, training.epochs(), train.count(), metrics, this.test, history));
    loop = new TrainingLoop(training, seed, network, train, listeners);
  }

  /**
   * Trains all epochs, or those that are left if there is a checkpoint.
   *
   * @return the evaluation after the last one
   * @throws DivergedException if the loss is no finite number any more
   */
  Evaluation run() throws IOException, DivergedException {
    loop.run(resume());
    return test.latest();
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
    return test.seconds();
  }

  /** Since the start of the trainer, and of those before that were interrupted. */
  double totalSeconds() {
    return time.seconds();
  }

  double imagesPerSecond() {
    return (double) train.count() * epochs().size() / trainingSeconds();
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
