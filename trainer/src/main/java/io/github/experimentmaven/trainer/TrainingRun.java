package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The training of one network with all that listens to it; what an earlier attempt has done is not
 * done again.
 */
final class TrainingRun {

  private final TrainableNetwork network;
  private final SampleParts parts;
  private final EventLog events;
  private final CheckpointFile checkpointFile;
  private final EpochEvaluation evaluation;
  private final History history;
  private final TotalTime time = new TotalTime();
  private final Course course = new Course();
  private final KeptWeights kept;
  private final boolean decides;
  private boolean averaged;
  private final Checkpoints checkpoints;
  private final TrainingLoop loop;
  private final int batchSize;

  TrainingRun(
      Training training,
      long seed,
      TrainableNetwork network,
      SampleParts parts,
      TaskEvaluation task,
      EventLog events,
      CheckpointFile checkpointFile) {
    this.network = network;
    this.parts = parts;
    this.events = events;
    this.checkpointFile = checkpointFile;
    TrainingMetrics metrics = new TrainingMetrics(network, task);
    evaluation = new EpochEvaluation(network, parts, task);
    history = new History(network, metrics, evaluation);
    kept = new KeptWeights(network);
    decides = !training.callbacks().equals(Callbacks.NONE);
    List<TrainingListener> remembering =
        new ArrayList<>(List.of(metrics, evaluation, history, time));
    if (decides) {
      remembering.addAll(deciding(training.callbacks(), network));
      remembering.add(course);
    }
    checkpoints =
        new Checkpoints(
            checkpointFile,
            training.callbacks().keepsWeights() ? both(network, kept) : network,
            remembering);
    List<TrainingListener> listeners = new ArrayList<>(remembering);
    // The checkpoint before the event: who reads of an epoch can rely on its checkpoint.
    listeners.add(checkpoints);
    listeners.add(
        new ProgressEvents(
            events,
            training.epochs(),
            parts.train().count(),
            metrics,
            evaluation,
            history,
            course));
    batchSize = training.batchSize();
    loop = new TrainingLoop(training, seed, network, parts.train(), listeners);
  }

  /**
   * Trains to the end, and ends the training.
   *
   * @return as {@link #end}
   * @throws DivergedException if the loss is no finite number any more
   */
  Evaluation run() throws IOException, DivergedException {
    train(Integer.MAX_VALUE);
    return end();
  }

  /**
   * Trains all epochs, or those that are left if there is a checkpoint.
   *
   * @param pause the epoch after which to pause, with a checkpoint to go on from
   * @return whether the training has come to its end, and is not paused
   * @throws DivergedException if the loss is no finite number any more
   */
  boolean train(int pause) throws IOException, DivergedException {
    evaluation.prepare(batchSize);
    return loop.run(resume(), pause);
  }

  /**
   * Ends a training that has come to its end. As in Keras 3, averages take the place of the last
   * weights, and the weights of an epoch that is kept theirs.
   *
   * @return how the network, with the weights that it then has, does on the test set
   * @throws DivergedException if the loss is no finite number
   */
  Evaluation end() throws IOException, DivergedException {
    if (kept.epoch() > 0) {
      kept.giveBack();
      events.add(new RunEvent.WeightsRestored(kept.epoch()));
    } else {
      averaged = network.giveAverages();
    }
    boolean isLatest = !epochs().isEmpty() && keptEpoch() == epochs().size() && !averaged;
    return parts.validation() == null && isLatest
        ? evaluation.latest()
        : evaluation.once(parts.test(), keptEpoch());
  }

  /**
   * What the result comes to: the metrics of the epoch whose weights the network has, those on the
   * test set, and where the weights are averages, which no epoch had, those on the validation set.
   *
   * @param tested on the test set
   */
  Metrics metrics(Evaluation tested) throws DivergedException {
    Metrics test = tested.metrics().measuredOn(Part.TEST);
    EpochResult epoch = kept();
    if (epoch == null) {
      return test;
    }
    Samples validation = parts.validation();
    return averaged && validation != null
        ? epoch
            .metrics()
            .and(evaluation.once(validation, keptEpoch()).metrics().measuredOn(Part.VALIDATION))
            .and(test)
        : epoch.metrics().and(test);
  }

  /** SHA-256 over the parameters that the network has in the end. */
  String weightsSha256() {
    EpochResult epoch = kept();
    if (averaged) {
      return WeightsHash.of(network.weightsView());
    }
    return epoch == null ? initialWeightsSha256() : epoch.weightsSha256();
  }

  /** The epoch whose weights the network has in the end. */
  private int keptEpoch() {
    return kept.epoch() > 0 ? kept.epoch() : epochs().size();
  }

  /** What the epoch came to whose weights the network has in the end; null if there was none. */
  @Nullable EpochResult kept() {
    return epochs().isEmpty() ? null : epochs().get(keptEpoch() - 1);
  }

  /** What was decided after epochs; null if nothing was to be. */
  @Nullable TrainingCourse course() {
    return decides ? new TrainingCourse(course.ending(), keptEpoch(), course.reductions()) : null;
  }

  /** In Keras' usual order: it matters to none of them what another one does. */
  private List<TrainingListener> deciding(Callbacks callbacks, TrainableNetwork network) {
    List<TrainingListener> deciding = new ArrayList<>();
    EarlyStopping stopping = callbacks.earlyStopping();
    if (stopping != null) {
      deciding.add(
          new EarlyStop(
              stopping,
              Watch.of(stopping.monitor(), stopping.mode()),
              latest(stopping.monitor()),
              course,
              stopping.restoreBestWeights() ? kept : null));
    }
    ReduceLrOnPlateau plateau = callbacks.reduceLrOnPlateau();
    if (plateau != null) {
      deciding.add(
          new Plateau(
              plateau,
              Watch.of(plateau.monitor(), plateau.mode()),
              latest(plateau.monitor()),
              course,
              network));
    }
    BestWeights best = callbacks.bestWeights();
    if (best != null) {
      deciding.add(
          new BestEpoch(Watch.of(best.monitor(), best.mode()), latest(best.monitor()), kept));
    }
    Double limit = callbacks.timeLimit();
    if (limit != null) {
      deciding.add(new TimeLimit(limit, time, course));
    }
    return deciding;
  }

  private DoubleSupplier latest(Monitor monitor) {
    return () -> history.latest(monitor.metric());
  }

  private static Resumable both(Resumable first, Resumable second) {
    return new Resumable() {
      @Override
      public void save(NumberSink sink) throws IOException {
        first.save(sink);
        second.save(sink);
      }

      @Override
      public void restore(NumberSource source) throws IOException {
        first.restore(source);
        second.restore(source);
      }
    };
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
