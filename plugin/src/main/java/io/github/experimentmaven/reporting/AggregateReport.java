package io.github.experimentmaven.reporting;

import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.ModuleException;
import io.github.experimentmaven.failure.ReportException;
import io.github.experimentmaven.module.ReactorModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.report.ReportGenerator;
import io.github.experimentmaven.report.ReportRequest;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ExperimentResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** One report over the experiments of several modules. */
@Named
@Singleton
public final class AggregateReport {

  private final ExperimentReports reports;

  @Inject
  AggregateReport(ExperimentReports reports) {
    this.reports = reports;
  }

  /**
   * All there is to report of the modules, by title. An experiment whose name is unique among them
   * keeps it; others have the name of their module before it, {@code module/experiment}.
   *
   * @throws ModuleException if the results of a module cannot be judged, or its data is not there
   */
  public List<ReportedExperiment> collect(List<ReactorModule> modules) throws ModuleException {
    List<Owned> all = new ArrayList<>();
    for (ReactorModule module : modules) {
      for (ReportedExperiment reported : collect(module)) {
        all.add(new Owned(module, reported));
      }
    }
    Map<String, Long> uses =
        all.stream()
            .collect(Collectors.groupingBy(each -> each.reported().name(), Collectors.counting()));
    return all.stream()
        .map(each -> each.titled(uses.getOrDefault(each.reported().name(), 1L) == 1))
        .sorted(Comparator.comparing(ReportedExperiment::title))
        .toList();
  }

  private List<ReportedExperiment> collect(ReactorModule module) throws ModuleException {
    try {
      List<JudgedExperiment> judged = reports.judge(module.module());
      return reports.collect(module.module(), judged);
    } catch (ExperimentException | IOException e) {
      throw new ModuleException(module.name(), e);
    }
  }

  /**
   * Writes the pages.
   *
   * @param reported what {@link #collect} gave
   * @param project the project that reports of all
   * @param pages the folder of the report
   * @param templates the user's templates; null if there are none
   */
  public void write(
      List<ReportedExperiment> reported,
      ReportedProject project,
      Path pages,
      @Nullable Path templates)
      throws IOException, ReportException {
    new ReportGenerator()
        .generate(new ReportRequest(project.name(), project.version(), reported, pages, templates));
  }

  /** The results, under the names that the report gives them. */
  public static List<ExperimentResult> results(List<ReportedExperiment> reported) {
    return reported.stream().map(each -> each.result().named(each.title())).toList();
  }

  private record Owned(ReactorModule module, ReportedExperiment reported) {

    ReportedExperiment titled(boolean isUnique) {
      ExperimentResult result = reported.result();
      return new ReportedExperiment(
          reported.experiment(),
          result.ofFile(module.shown(result.file())),
          reported.dataset(),
          reported.baseline(),
          reported.history(),
          reported.mistakenImages(),
          reported.outputs(),
          reported.augmented(),
          isUnique ? reported.name() : module.name() + "/" + reported.name(),
          module.selector());
    }
  }
}
