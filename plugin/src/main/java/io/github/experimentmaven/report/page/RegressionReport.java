package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.TestOutputs;
import io.github.experimentmaven.report.page.ExperimentPage.Stat;
import io.github.experimentmaven.task.Regression;
import java.util.List;
import java.util.Optional;

/** A regression: how far predictions are from what is true, and where. */
final class RegressionReport implements TaskReport {

  @Override
  public String summary(ReportedExperiment reported) {
    return "Predictions for the test "
        + reported.noun()
        + "s are off by "
        + MetricText.of(reported).value(reported.spread(reported.headline()).mean())
        + " on average.";
  }

  @Override
  public List<Stat> stats(ReportedExperiment reported) {
    return List.of(
        new Stat(
            "R\u00b2",
            NumberText.loss(reported.spread(Regression.TEST_R2).mean()),
            ExperimentPage.beside(
                "", reported, baseline -> NumberText.loss(baseline.mean(Regression.TEST_R2)))));
  }

  @Override
  public List<Section> sections(ReportedExperiment reported, PageNames names) {
    return reported.outputs() instanceof TestOutputs.Numbers numbers
        ? List.of(Residuals.of(reported, numbers))
        : List.of();
  }

  /** A number is never quite right. */
  @Override
  public Optional<List<Double>> mistakes(ReportedExperiment reported) {
    return Optional.empty();
  }
}
