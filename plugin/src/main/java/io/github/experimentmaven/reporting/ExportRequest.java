package io.github.experimentmaven.reporting;

import io.github.experimentmaven.export.ExportFormat;
import io.github.experimentmaven.export.github.GithubActions;
import io.github.experimentmaven.export.github.GithubActions.Variables;
import io.github.experimentmaven.export.history.HistoryMode;
import io.github.experimentmaven.export.mlflow.MlflowServer;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a module's results are to be shown beside the pages.
 *
 * @param title the module's name
 * @param artifactId the module's
 * @param formats the files to write
 * @param junitDirectory where those for continuous integration servers go
 * @param mlflow the tracking server to send results to, or null for none
 * @param history which results go into the histories
 * @param environment the build's environment variables
 * @param commands takes the lines that GitHub makes annotations of
 */
public record ExportRequest(
    String title,
    String artifactId,
    Set<ExportFormat> formats,
    Path junitDirectory,
    @Nullable MlflowServer mlflow,
    HistoryMode history,
    Variables environment,
    Consumer<String> commands) {

  public ExportRequest {
    formats = Set.copyOf(formats);
  }

  GithubActions github() {
    return GithubActions.of(environment);
  }
}
