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
   * @return nothing if the folder of the run is not there any more
   * @throws IOException if the file is damaged, or not what the run left
   */
  public static Optional<Predictions> of(ExperimentModule module, RunResult run)
      throws IOException {
    Path file = file(module, run);
    return Files.exists(file) ? Optional.of(read(file, run)) : Optional.empty();
  }

  /** Where they are. */
  public static Path file(ExperimentModule module, RunResult run) {
    return RunFolder.of(module.outputDirectory(), run.experiment(), run.key()).predictions();
  }

  /**
   * What the run's network said.
   *
   * @throws IOException if the file is not there, damaged, or not what the run left
   */
  public static Predictions read(Path file, RunResult run) throws IOException {
    Predictions predictions = TaskPredictions.recorded(run.task(), file);
    if (!predictions.sha256().equals(run.predictionsSha256())) {
      throw new IOException(
          file + " is not what the recorded run left there; run 'mvn clean verify'");
    }
    return predictions;
  }
}
