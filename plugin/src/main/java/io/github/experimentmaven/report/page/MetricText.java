package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.RunResult;

/**
 * How the values of a metric are written: a proportion in percent, with the decimals that so many
 * samples support, everything else as a loss.
 *
 * @param metric whose values
 * @param samples how many it is measured on
 */
public record MetricText(Metric metric, long samples) {

  /** A gate is written by a person, who may have more decimals in mind than the samples support. */
  private static final long SAMPLES_OF_A_GATE = 10_000;

  /** Of a metric of a run, and of others on the same data. */
  public static MetricText of(Metric metric, RunResult run) {
    return new MetricText(metric, run.dataset().count(metric.part()));
  }

  /** Of the metric that people look at first; there must be a run. */
  public static MetricText of(ReportedExperiment reported) {
    return of(reported.headline(), reported.runs().get(0));
  }

  /** By how much its values are multiplied on the scales of charts. */
  int factor() {
    return metric.isProportion() ? 100 : 1;
  }

  /** At the head of its chart: {@code Accuracy, % correct}. */
  String chartTitle() {
    String name = capitalised(metric.quantity().words());
    return metric.quantity().unit().isEmpty() ? name : name + ", " + metric.quantity().unit();
  }

  /** A value, or a deviation of values: {@code 98.02 %}, {@code 0.0318}. */
  public String value(double value) {
    return metric.isProportion() ? NumberText.percent(value, samples) : NumberText.loss(value);
  }

  /** How far seeds scatter: {@code ± 0.12 %}; empty if they do not, or there is a single one. */
  String deviation(Spread spread) {
    return spread.deviation() > 0 ? "\u00b1 " + value(spread.deviation()) : "";
  }

  /** A bound that a person wrote. */
  String gate(double bound) {
    return new MetricText(metric, SAMPLES_OF_A_GATE).value(bound);
  }

  /** How far a value is from the best: what is wrong of a proportion, else the value itself. */
  public String error(double value) {
    return value(error(metric, value));
  }

  /** How far a value is from the best. */
  static double error(Metric metric, double value) {
    return metric.isProportion() && metric.higherIsBetter() ? 1 - value : value;
  }

  /** A difference of two values: {@code 0.90 points}, {@code 0.0318}. */
  String difference(double difference) {
    return metric.isProportion()
        ? NumberText.points(difference, samples)
        : NumberText.loss(difference);
  }

  /** As {@link #difference}, without a unit. */
  String differenceNumber(double difference) {
    return metric.isProportion()
        ? NumberText.pointsNumber(difference, samples)
        : NumberText.loss(difference);
  }

  /** A change that is better if it is positive, signed: {@code +0.05}, in points or as a loss. */
  String change(double change) {
    return metric.isProportion()
        ? NumberText.signedPoints(change, samples)
        : NumberText.signedLoss(change);
  }

  static String capitalised(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
