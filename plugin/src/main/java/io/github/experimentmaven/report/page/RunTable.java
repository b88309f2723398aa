package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.RunResult;
import java.util.List;

/**
 * Every run of an experiment.
 *
 * @param runs those that came to their end
 * @param failures the others
 */
public record RunTable(List<Row> runs, List<Failure> failures) {

  /**
   * One completed run.
   *
   * @param weights the first digits of the hash over the final weights
   * @param weightsSha256 all of them
   * @param fingerprint the first digits of the hash over everything that decides the run's bits
   * @param fingerprintSha256 all of them
   */
  public record Row(
      String seed,
      String testAccuracy,
      String testLoss,
      String trainAccuracy,
      String trainLoss,
      String training,
      String evaluation,
      String total,
      String imagesPerSecond,
      String memory,
      String weights,
      String weightsSha256,
      String fingerprint,
      String fingerprintSha256) {}

  /** One run that did not complete, and why. */
  public record Failure(String seed, String message) {}

  static RunTable of(ReportedExperiment reported) {
    return new RunTable(
        reported.runs().stream().map(RunTable::row).toList(),
        reported.result().failures().stream()
            .map(f -> new Failure(String.valueOf(f.seed()), PlainText.of(f.message())))
            .toList());
  }

  private static Row row(RunResult run) {
    return new Row(
        String.valueOf(run.seed()),
        NumberText.percent(run.testAccuracy(), run.dataset().testImages()),
        NumberText.loss(run.testLoss()),
        NumberText.percent(run.trainAccuracy(), run.dataset().trainImages()),
        NumberText.loss(run.trainLoss()),
        NumberText.duration(run.trainingSeconds()),
        NumberText.duration(run.evaluationSeconds()),
        NumberText.duration(run.totalSeconds()),
        NumberText.rate(run.imagesPerSecond()),
        NumberText.memory(run.peakMemoryBytes()),
        NumberText.sha(run.weightsSha256()),
        PlainText.of(run.weightsSha256()),
        NumberText.sha(run.provenance().fingerprint()),
        PlainText.of(run.provenance().fingerprint()));
  }
}
