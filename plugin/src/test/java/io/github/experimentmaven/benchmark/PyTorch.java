package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.DatasetFiles;
import io.github.experimentmaven.result.ResultJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The same training in PyTorch: the script says what it does.
 *
 * @param workload what to train
 * @param python an interpreter that can import it
 * @param script {@code train.py}
 * @param folder for results and logs
 */
record PyTorch(Workload workload, String python, Path script, Path folder) implements Contender {

  /** How reports name it. */
  static final String NAME = "pytorch";

  private static final long TIME_LIMIT_SECONDS = 60;

  /** The first of these interpreters that can import PyTorch. */
  static Optional<String> interpreter(List<String> candidates) throws InterruptedException {
    for (String candidate : candidates) {
      if (canImportTorch(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean canImportTorch(String python) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such interpreter
    }
  }

  @Override
  public String subject() {
    return workload.name();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    Path result = folder.resolve(NAME + "-" + workload.name() + "-" + round + ".json");
    DatasetFiles files = workload.dataset().files();
    List<String> command =
        List.of(
            python,
            script.toString(),
            workload.name(),
            files.trainImages().path().toString(),
            files.trainLabels().path().toString(),
            files.testImages().path().toString(),
            files.testLabels().path().toString(),
            "--batch-size=" + workload.experiment().batchSize(),
            "--epochs=" + workload.experiment().epochs(),
            "--warm-up-epochs=" + workload.warmUpEpochs(),
            "--output=" + result);
    double startedAt = System.currentTimeMillis() / 1000.0;
    Fork.run(command, folder, folder.resolve(result.getFileName() + ".log"));
    return ResultJson.read(result, TrainingFigures.class)
        .quantities(startedAt, workload.wholeSet());
  }
}
