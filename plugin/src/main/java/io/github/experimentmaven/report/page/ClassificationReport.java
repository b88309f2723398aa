package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.report.page.ExperimentPage.Stat;
import io.github.experimentmaven.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A classification: which classes it confuses, which are hard, where it is confidently wrong. */
final class ClassificationReport implements TaskReport {

  @Override
  public String summary(ReportedExperiment reported) {
    return MetricText.of(reported).value(reported.spread(reported.headline()).mean())
        + " of the test "
        + reported.noun()
        + "s are classified correctly.";
  }

  @Override
  public List<Stat> stats(ReportedExperiment reported) {
    int images = reported.testImages();
    return List.of(
        new Stat(
            "Mistakes",
            NumberText.meanCount(mean(reported)),
            ExperimentPage.beside(
                "in " + NumberText.count(images),
                reported,
                baseline -> NumberText.meanCount(images * wrong(reported, baseline)))));
  }

  @Override
  public List<Section> sections(ReportedExperiment reported, PageNames names) {
    List<RunResult> runs = reported.runs();
    return Stream.<Optional<? extends Section>>of(
            Optional.of(Confusion.of(runs)),
            Optional.of(ClassTable.of(runs)),
            Optional.ofNullable(Mistakes.of(reported, names)))
        .<Section>flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Optional<List<Double>> mistakes(ReportedExperiment reported) {
    return Optional.of(reported.runs().stream().map(ClassificationReport::mistakes).toList());
  }

  private static double wrong(ReportedExperiment reported, ReportedBaseline baseline) {
    return 1 - baseline.mean(reported.headline());
  }

  private static double mean(ReportedExperiment reported) {
    return Spread.of(reported.runs(), ClassificationReport::mistakes).mean();
  }

  private static double mistakes(RunResult run) {
    long right = 0;
    for (int i = 0; i < run.confusionMatrix().size(); i++) {
      right += run.confusionMatrix().get(i).get(i);
    }
    return run.dataset().testImages() - right;
  }
}
