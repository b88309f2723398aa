package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.patterns;
import static io.github.experimentmaven.trainer.TrainingFixture.softmax;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Short trainings with a validation set, of which something is decided after each epoch. Each says
 * what came of it, so that none is recorded in which nothing happens.
 */
final class DecidedTrainings {

  private static final int EPOCHS = 8;
  private static final int BATCH_SIZE = 16;
  private static final long SEED = 3;
  private static final Monitor LOSS = new Monitor("val_loss");
  private static final Monitor ACCURACY = new Monitor("val_accuracy");

  private final Path folder;

  /**
   * @param folder takes events and checkpoints
   */
  DecidedTrainings(Path folder) {
    this.folder = folder;
  }

  /** The hashes of the weights that are kept and of what was measured, by what decides. */
  Map<String, String> hashes() throws Exception {
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put(
        "validation with early stopping and the best weights",
        trained(
            new Callbacks(
                new EarlyStopping(ACCURACY, 0, 1, null, MonitorMode.MIN, 0, true),
                null,
                null,
                null)));
    hashes.put(
        "validation with a reduction on plateau",
        trained(
            new Callbacks(
                null,
                new ReduceLrOnPlateau(LOSS, 0.5, 1, 0.5, MonitorMode.AUTO, 1, 0.0001),
                null,
                null)));
    hashes.put(
        "validation with the weights of the best epoch",
        trained(new Callbacks(null, null, new BestWeights(ACCURACY, MonitorMode.MIN), null)));
    return hashes;
  }

  private String trained(Callbacks callbacks) throws Exception {
    Training training =
        TrainingFixture.training(
                new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
                EPOCHS,
                BATCH_SIZE,
                FLATTEN,
                Networks.dense(8, ActivationFunction.RELU),
                softmax())
            .withCallbacks(callbacks);
    TrainableNetwork network = TrainingFixture.network(training, SHAPE, SEED);
    Files.createDirectories(folder);
    try (EventLog log = new EventLog(folder.resolve("events.jsonl"))) {
      TrainingRun run =
          new TrainingRun(
              training,
              SEED,
              network,
              new SampleParts(patterns(80, 1), patterns(32, 2), patterns(32, 3)),
              TrainingFixture.EVALUATION,
              log,
              new CheckpointFile(folder.resolve("checkpoint.bin"), callbacks.toString()));
      Evaluation evaluation = run.run();
      requireDecided(run.course());
      return WeightsHash.of(network.weights())
          + " "
          + ResultsHash.of(
              run.epochs().stream().map(EpochResult::metrics).toList(), evaluation.answers());
    } finally {
      Files.deleteIfExists(folder.resolve("checkpoint.bin"));
    }
  }

  private static void requireDecided(TrainingCourse course) throws IOException {
    boolean reduced = !course.reductions().isEmpty();
    if (!reduced && course.keptEpoch() == EPOCHS) {
      throw new IOException("nothing was decided: " + course);
    }
  }
}
