package io.github.experimentmaven.recording;

import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The predictions that a recorded run left in its folder. */
public final class RecordedPredictions {

  private RecordedPredictions() {}

  /**
   * What the run's network said.
   *
   * @return nothing if the task keeps none, or the folder of the run is not there any more
   * @throws IOException if the file is damaged, or not what the run left
   */
  public static Optional<Predictions> of(ExperimentModule module, RunResult run)
      throws IOException {
    Optional<TaskPredictions> task = TaskPredictions.of(run.task());
    Path file = file(module, run);
    return task.isPresent() && Files.exists(file)
        ? Optional.of(read(task.get(), file, run))
        : Optional.empty();
  }

  /** Where they are. */
  public static Path file(ExperimentModule module, RunResult run) {
    return RunFolder.of(module.outputDirectory(), run.experiment(), run.seed()).predictions();
  }

  /**
   * What the run's network said.
   *
   * @param task that of the run
   * @throws IOException if the file is not there, damaged, or not what the run left
   */
  public static Predictions read(TaskPredictions task, Path file, RunResult run)
      throws IOException {
    Predictions predictions = task.recorded(file);
    if (!predictions.sha256().equals(run.predictionsSha256())) {
      throw new IOException(
          file + " is not what the recorded run left there; run 'mvn clean verify'");
    }
    return predictions;
  }
}
