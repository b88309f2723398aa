package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.MetricValues;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.RunResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every run of an experiment.
 *
 * @param columns the metrics, at the heads of their columns: {@code Test accuracy}
 * @param runs those that completed
 * @param failures the others
 * @param unit what there is a run of: {@code seed and fold}
 */
public record RunTable(List<String> columns, List<Row> runs, List<Failure> failures, String unit) {

  /** What a trainer of the project does not tell. */
  static final String UNKNOWN = "\u2013";

  /**
   * One completed run.
   *
   * @param seed of the run
   * @param metrics one a column, {@code 98.02 %}: of the test part final, of the training part
   *     running means of the last epoch
   * @param training how long training took: {@code 4 min 52 s}
   * @param evaluation how long evaluation on the test images took
   * @param total how long the run took
   * @param imagesPerSecond training images per second; a dash if unknown
   * @param memory peak memory of the trainer, {@code 612 MiB}; a dash if unknown
   * @param weights the first digits of the hash over the final weights; empty if unknown
   * @param weightsSha256 all its digits
   * @param fingerprint the first digits of the hash over everything that determines the run's bits
   * @param fingerprintSha256 all its digits
   */
  public record Row(
      String seed,
      List<String> metrics,
      String training,
      String evaluation,
      String total,
      String imagesPerSecond,
      String memory,
      String weights,
      String weightsSha256,
      String fingerprint,
      String fingerprintSha256) {}

  /**
   * One run that did not complete.
   *
   * @param seed of the run
   * @param message why it failed; may have several lines
   */
  public record Failure(String seed, String message) {}

  static RunTable of(ReportedExperiment reported) {
    List<Metric> metrics =
        reported.runs().isEmpty()
            ? List.of()
            : MetricOrder.testFirst(reported.runs().get(0)).stream()
                .filter(metric -> MetricValues.has(metric, reported.runs()))
                .toList();
    return new RunTable(
        metrics.stream().map(Metric::title).toList(),
        reported.runs().stream().map(run -> row(run, metrics)).toList(),
        reported.result().failures().stream()
            .map(f -> new Failure(seed(f.key()), PlainText.of(f.message())))
            .toList(),
        reported.experiment().folds() == null ? "seed" : "seed and fold");
  }

  private static String seed(RunKey run) {
    return run.seed() + (run.fold() == null ? "" : ", fold " + run.fold());
  }

  /** How many samples a second were trained on, as a mean. */
  static String rate(List<RunResult> runs) {
    List<Double> rates =
        runs.stream().flatMap(run -> Stream.ofNullable(run.imagesPerSecond())).toList();
    return rates.size() < runs.size()
        ? UNKNOWN
        : NumberText.rate(rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
  }

  /** The number of parameters of a run. */
  static String parameters(RunResult run) {
    return run.parameters() == null ? UNKNOWN : NumberText.count(run.parameters());
  }

  private static Row row(RunResult run, List<Metric> metrics) {
    return new Row(
        seed(run.key()),
        metrics.stream()
            .map(metric -> MetricText.of(metric, run).value(run.metrics().value(metric)))
            .toList(),
        NumberText.duration(run.trainingSeconds()),
        NumberText.duration(run.evaluationSeconds()),
        NumberText.duration(run.totalSeconds()),
        rate(List.of(run)),
        NumberText.memory(run.peakMemoryBytes()),
        run.weightsSha256() == null ? "" : NumberText.sha(run.weightsSha256()),
        run.weightsSha256() == null ? "" : PlainText.of(run.weightsSha256()),
        NumberText.sha(run.provenance().fingerprint()),
        PlainText.of(run.provenance().fingerprint()));
  }
}
