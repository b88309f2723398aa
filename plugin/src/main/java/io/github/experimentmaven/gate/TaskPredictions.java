package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.KeptPredictions;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.PooledPredictions;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.task.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an accepted result keeps of what the networks of one task said of the test samples, and how
 * what others say is compared with it.
 *
 * <p>A task may have none: then its results are accepted without a side file. They are held to the
 * figures and to the hashes of the predictions all the same; only what changed sample by sample is
 * not told, and nobody notices from a side file that an accepted result was deleted.
 */
public interface TaskPredictions {

  /** The eight ASCII letters that {@link KeptPredictions#content()} begins with. */
  String format();

  /**
   * What is kept of some runs.
   *
   * @param recorded what the networks said, one a seed, as {@link PooledPredictions} gives it
   * @param dataset whose test samples they are of
   * @throws DatasetException if a file was damaged since the data set was read
   */
  KeptPredictions kept(List<Predictions> recorded, Dataset dataset) throws DatasetException;

  /**
   * Reads what was kept.
   *
   * @param content that begins with the {@link #format()}
   * @throws IOException if it is too short or too long
   */
  KeptPredictions read(byte[] content) throws IOException;

  /**
   * In what the networks of some runs differ from those of the baseline, test sample by test
   * sample.
   *
   * @param baseline of the same test data
   * @param runs at least one, of one network
   * @param recorded what they said, one a seed in the order of the runs' seeds, as {@link
   *     PooledPredictions} gives it
   * @return nothing if the baseline keeps nothing of this task, or the task has nothing to tell
   */
  Optional<ImageChanges> changes(
      Experiment experiment,
      AcceptedBaseline baseline,
      List<RunResult> runs,
      List<Predictions> recorded);

  /**
   * Reads what a run of a task left in its folder, whether anything of it is kept or not.
   *
   * @throws IOException if there is no such file, or it is damaged; the message names it
   */
  static Predictions recorded(Task task, Path file) throws IOException {
    return TaskGate.of(task).recorded(file);
  }

  /** Those of a task; empty if it keeps none. */
  static Optional<TaskPredictions> of(Task task) {
    return TaskGate.of(task).predictions();
  }

  /**
   * Reads what any task kept.
   *
   * @throws IOException if it is of no task's format, or too short or too long
   */
  static KeptPredictions readKept(byte[] content) throws IOException {
    Optional<TaskPredictions> task =
        Task.all().stream()
            .flatMap(each -> of(each).stream())
            .filter(each -> isOf(each.format(), content))
            .findFirst();
    if (task.isEmpty()) {
      throw new IOException("it is not a file of a baseline's predictions");
    }
    return task.get().read(content);
  }

  private static boolean isOf(String format, byte[] content) {
    byte[] start = format.getBytes(StandardCharsets.US_ASCII);
    return content.length >= start.length
        && Arrays.equals(start, Arrays.copyOf(content, start.length));
  }
}
