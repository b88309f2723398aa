package io.github.experimentmaven.report;

import io.github.experimentmaven.report.model.ReportedExperiment;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to report, and where.
 *
 * @param projectName the name of the project
 * @param projectVersion its version
 * @param experiments may be empty; no two of the same title
 * @param outputFolder where the pages go; made if it is not there
 * @param templateFolder a folder with templates that stand in for those of the same name, or null
 */
public record ReportRequest(
    String projectName,
    String projectVersion,
    List<ReportedExperiment> experiments,
    Path outputFolder,
    @Nullable Path templateFolder) {

  public ReportRequest {
    experiments = List.copyOf(experiments);
  }
}
