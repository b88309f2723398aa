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
        Figures.percent(run.testAccuracy(), run.dataset().testImages()),
        Figures.loss(run.testLoss()),
        Figures.percent(run.trainAccuracy(), run.dataset().trainImages()),
        Figures.loss(run.trainLoss()),
        Figures.duration(run.trainingSeconds()),
        Figures.duration(run.evaluationSeconds()),
        Figures.duration(run.totalSeconds()),
        Figures.rate(run.imagesPerSecond()),
        Figures.memory(run.peakMemoryBytes()),
        Figures.sha(run.weightsSha256()),
        PlainText.of(run.weightsSha256()),
        Figures.sha(run.provenance().fingerprint()),
        PlainText.of(run.provenance().fingerprint()));
  }
}
