package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.TestOutputs;
import io.github.experimentmaven.report.page.ExperimentPage.Stat;
import io.github.experimentmaven.task.BinaryClassification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A classification of two classes, which has probabilities to look at as well. */
final class BinaryReport implements TaskReport {

  private final TaskReport classification = new ClassificationReport();

  @Override
  public String summary(ReportedExperiment reported) {
    return classification.summary(reported);
  }

  /** Mistakes follow from the accuracy; how well the classes are told apart does not. */
  @Override
  public List<Stat> stats(ReportedExperiment reported) {
    Metric area = BinaryClassification.TEST_ROC_AUC;
    return List.of(
        new Stat(
            "ROC AUC",
            NumberText.loss(reported.spread(area).mean()),
            ExperimentPage.beside("", reported, baseline -> NumberText.loss(baseline.mean(area)))));
  }

  @Override
  public List<Section> sections(ReportedExperiment reported, PageNames names) {
    List<Section> sections = new ArrayList<>();
    if (reported.outputs() instanceof TestOutputs.Probabilities probabilities) {
      sections.add(Curves.of(reported, probabilities));
    }
    sections.addAll(classification.sections(reported, names));
    return sections;
  }

  @Override
  public Optional<List<Double>> mistakes(ReportedExperiment reported) {
    return classification.mistakes(reported);
  }
}
