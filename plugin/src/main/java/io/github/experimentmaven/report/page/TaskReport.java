package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.ExperimentPage.Stat;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Regression;
import io.github.experimentmaven.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the pages say of the experiments of one task, beside what they say of all. */
interface TaskReport {

  /**
   * The outcome in one sentence.
   *
   * @param reported with a run, as everywhere here
   */
  String summary(ReportedExperiment reported);

  /** Numbers for the head of the page, behind the metric that people look at first. */
  List<Stat> stats(ReportedExperiment reported);

  /** What the page shows of it alone. */
  List<Section> sections(ReportedExperiment reported, PageNames names);

  /** Of each run, how many test samples are answered wrongly; empty if none is wrong or right. */
  Optional<List<Double>> mistakes(ReportedExperiment reported);

  /** That of a task. */
  static TaskReport of(Task task) {
    Map<Task, TaskReport> all =
        Map.of(
            new MulticlassClassification(),
            new ClassificationReport(),
            new BinaryClassification(),
            new BinaryReport(),
            new Regression(),
            new RegressionReport());
    return Objects.requireNonNull(all.get(task), () -> "no pages for " + task.name());
  }
}
