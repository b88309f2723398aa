package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.chart.SizePlot;
import io.github.experimentmaven.report.model.ReportedExperiment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What accuracy costs in parameters, for networks that make mistakes and have parameters. */
final class SizeChart {

  private SizeChart() {}

  /** The chart, or null if fewer than two networks can be compared. */
  static @Nullable Markup of(List<ReportedExperiment> all) {
    List<ReportedExperiment> comparable =
        all.stream()
            .filter(each -> !each.runs().isEmpty())
            .filter(each -> each.headline().isProportion() && error(each) > 0)
            .filter(each -> parameters(each) > 0)
            .toList();
    if (comparable.size() < 2) {
      return null;
    }
    List<SizePlot.Point> points = comparable.stream().map(SizeChart::point).toList();
    return SizePlot.of(
        points,
        NumberText::magnitude,
        NumberText::plainPercent,
        "Error on the test samples against the number of parameters, both on logarithmic scales; the"
            + " table above has the figures.");
  }

  /** 0 if nobody knows how many there are. */
  private static long parameters(ReportedExperiment each) {
    Long parameters = each.runs().get(0).parameters();
    return parameters == null ? 0 : parameters;
  }

  private static SizePlot.Point point(ReportedExperiment each) {
    String name = PlainText.of(each.title());
    long parameters = parameters(each);
    double error = error(each);
    return new SizePlot.Point(
        name,
        "v-" + VerdictName.of(each.outcome()),
        parameters,
        error,
        name
            + ": "
            + NumberText.percent(error, each.testImages())
            + " of the test "
            + each.noun()
            + "s wrong, "
            + NumberText.counted(parameters, "parameter"));
  }

  private static double error(ReportedExperiment each) {
    return MetricText.error(each.headline(), each.spread(each.headline()).mean());
  }
}
