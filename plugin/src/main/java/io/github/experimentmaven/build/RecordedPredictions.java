package io.github.experimentmaven.build;

import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;

/** The predictions that a recorded run left in its folder. */
final class RecordedPredictions {

  private RecordedPredictions() {}

  /** Where they are. */
  static Path file(ExperimentModule module, RunResult run) {
    return RunFolder.of(module.outputDirectory(), run.experiment(), run.cell(), run.seed())
        .predictions();
  }

  /**
   * The predicted class of each test image.
   *
   * @throws IOException if the file is not there, damaged, or not what the run left
   */
  static int[] read(Path file, RunResult run) throws IOException {
    Predictions predictions = Predictions.read(file);
    if (!predictions.sha256().equals(run.predictionsSha256())) {
      throw new IOException(
          file + " is not what the recorded run left there; run 'mvn clean verify'");
    }
    return predictions.classes();
  }
}
