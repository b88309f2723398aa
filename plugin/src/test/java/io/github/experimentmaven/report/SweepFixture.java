package io.github.experimentmaven.report;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.AxisValue;
import io.github.experimentmaven.experiment.Halving;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.SweepCell;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.StoppedExperiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sweeps with results that could be real; always the same ones. */
public final class SweepFixture {

  private static final int VALIDATED = 6000;

  private SweepFixture() {}

  /** Learning rate, units and optimizer: four times three times two, three seeds each. */
  public static List<ReportedExperiment> grid(String sweep, boolean validated) {
    double[] rates = {0.0003, 0.001, 0.003, 0.01};
    int[] units = {64, 256, 512};
    String[] optimizers = {"rmsprop", "sgd"};
    List<ReportedExperiment> cells = new ArrayList<>();
    for (double rate : rates) {
      for (int unit : units) {
        for (String optimizer : optimizers) {
          double off = Math.log10(rate / (optimizer.equals("sgd") ? 0.01 : 0.001));
          double error =
              (optimizer.equals("sgd") ? 0.024 : 0.021) + 0.006 * off * off + 0.8 / (unit + 30);
          cells.add(
              cell(
                  new SweepCell(
                      sweep,
                      List.of(
                          number("lr", "optimizer.*.learning_rate", rate),
                          number("units", "architecture[1].Dense.units", unit),
                          new AxisValue("optimizer", "optimizer", optimizer, null))),
                  unit,
                  error,
                  validated,
                  1L,
                  2L,
                  3L));
        }
      }
    }
    return cells;
  }

  /** So many points that were drawn, a seed each. */
  public static List<ReportedExperiment> drawn(String sweep, int count) {
    Random random = new Random(3);
    Map<String, ReportedExperiment> cells = new LinkedHashMap<>();
    while (cells.size() < count) {
      double rate =
          Decimal.significant(Decimal.of(Math.pow(10, -4 + 3 * random.nextDouble())), 3)
              .doubleValue();
      int units = 16 + random.nextInt(500);
      double off = Math.log10(rate / 0.002);
      ReportedExperiment cell =
          cell(
              new SweepCell(
                  sweep,
                  List.of(
                      number("lr", "optimizer.*.learning_rate", rate),
                      number("units", "architecture[1].Dense.units", units))),
              units,
              0.02 + 0.01 * off * off + 0.5 / units,
              true,
              7L);
      cells.put(cell.name(), cell);
    }
    return List.copyOf(cells.values());
  }

  /** The grid, of which a quarter has survived two rungs. */
  public static List<ReportedExperiment> halved(String sweep) {
    List<ReportedExperiment> cells = new ArrayList<>();
    for (ReportedExperiment each : grid(sweep, true)) {
      int place = cells.size();
      cells.add(place < 6 ? each : place < 12 ? stopped(each, 2, 12) : stopped(each, 1, 24));
    }
    return cells;
  }

  private static ReportedExperiment stopped(ReportedExperiment each, int rung, int experiments) {
    ExperimentResult result = each.result();
    List<PausedRun> runs =
        each.runs().stream()
            .map(
                run ->
                    new PausedRun(
                        PausedRun.FORMAT_VERSION,
                        run.key(),
                        run.fingerprint(),
                        run.epochs().subList(0, rung)))
            .toList();
    double score =
        runs.stream()
            .mapToDouble(run -> run.epochs().get(rung - 1).metrics().value("val_accuracy"))
            .average()
            .orElseThrow();
    StoppedExperiment stopped =
        new StoppedExperiment(
            new Halving(2, 1),
            rung,
            2,
            rung,
            each.experiment().epochs(),
            experiments,
            experiments / 2,
            "val_accuracy",
            score,
            runs);
    return new ReportedExperiment(
        each.experiment(),
        new ExperimentResult(
            result.name(),
            result.file(),
            result.cell(),
            result.definition(),
            List.of(),
            List.of(),
            stopped,
            Gate.stopped(stopped, null)),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null);
  }

  private static AxisValue number(String axis, String path, double value) {
    return new AxisValue(axis, path, Decimal.plain(value), value);
  }

  private static ReportedExperiment cell(
      SweepCell cell, int units, double error, boolean validated, Long... seeds) {
    StringBuilder name = new StringBuilder(cell.sweep()).append('/');
    cell.values()
        .forEach(
            value ->
                name.append(name.charAt(name.length() - 1) == '/' ? "" : ",")
                    .append(value.axis())
                    .append('=')
                    .append(value.text()));
    ReportedExperiment plain =
        ReportFixture.experiment(name.toString())
            .architecture(
                List.of(
                    new Layer.Flatten(null),
                    Networks.dense(units, ActivationFunction.RELU),
                    Networks.dense(10, ActivationFunction.SOFTMAX)))
            .seeds(seeds)
            .errorRate(error)
            .build();
    Random random = new Random(name.toString().hashCode());
    List<RunResult> runs =
        plain.runs().stream()
            .map(
                run ->
                    run(
                        run,
                        validated,
                        1 - error + 0.0016 * random.nextGaussian(),
                        20 + units / 9.0))
            .toList();
    ExperimentResult result = plain.result();
    return new ReportedExperiment(
        plain.experiment(),
        new ExperimentResult(
            result.name(),
            "src/experiments/" + cell.sweep() + ".yaml",
            cell,
            result.definition(),
            runs,
            List.of(),
            result.verdict()),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null);
  }

  /** The same with a validation part, of that accuracy at the end. */
  private static RunResult run(RunResult run, boolean validated, double accuracy, double seconds) {
    double end = (double) Math.round(accuracy * VALIDATED) / VALIDATED;
    double shift = end - run.metrics().value("test_accuracy");
    Map<String, Double> all = new LinkedHashMap<>(run.metrics().values());
    if (validated) {
      all.put("val_loss", 3 * (1 - end));
      all.put("val_accuracy", end);
    }
    return new RunResult(
        run.formatVersion(),
        run.experiment(),
        run.key(),
        run.parameters(),
        run.layers(),
        validated
            ? new DatasetFacts(
                "mnist",
                54_000,
                VALIDATED,
                10_000,
                run.dataset().features(),
                run.dataset().targets())
            : run.dataset(),
        validated
            ? run.epochs().stream()
                .map(
                    epoch ->
                        new EpochResult(
                            epoch.epoch(),
                            onValidation(epoch.metrics(), shift),
                            epoch.seconds(),
                            epoch.weightsSha256()))
                .toList()
            : run.epochs(),
        new Metrics(all),
        run.confusionMatrix(),
        run.classes(),
        run.imagesPerSecond(),
        seconds,
        run.evaluationSeconds(),
        seconds + 3,
        run.peakMemoryBytes(),
        run.initialWeightsSha256(),
        run.weightsSha256(),
        run.predictionsSha256(),
        null,
        run.provenance());
  }

  private static Metrics onValidation(Metrics metrics, double shift) {
    Map<String, Double> values = new LinkedHashMap<>();
    metrics
        .values()
        .forEach(
            (name, value) ->
                values.put(
                    name.replace("test_", "val_"),
                    name.equals("test_accuracy") ? value + shift : value));
    return new Metrics(values);
  }
}
