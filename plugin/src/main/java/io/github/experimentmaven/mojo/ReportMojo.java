package io.github.experimentmaven.mojo;

import io.github.experimentmaven.export.mlflow.MlflowServer;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.recording.JudgedExperiment;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.site.SiteReportRenderer;
import io.github.experimentmaven.reporting.ExperimentReports;
import io.github.experimentmaven.reporting.ExportRequest;
import io.github.experimentmaven.reporting.ReportedProject;
import io.github.experimentmaven.reporting.ResultExports;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes self-contained pages about the recorded results, and the same results in the formats of
 * other tools. In a site build it also adds a summary in the site's own skin to the project
 * reports. Runs before {@code check}, so that the pages exist when a gate fails.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class ReportMojo extends HistoryMojo implements SiteReport {

  /** The self-contained pages' folder below the site's. */
  private static final String FOLDER = "experiments";

  // Provided on demand: a build that skips this goal does not load what it would need.
  private final Provider<ExperimentReports> reports;
  private final Provider<ResultExports> exports;

  /** Skips this goal. */
  @Parameter(property = "experiment.report.skip", defaultValue = "false")
  private boolean skipReport;

  /** Output folder of the pages. */
  @Parameter(
      property = "experiment.reportDirectory",
      defaultValue = "${project.build.directory}/site/experiments")
  private File reportDirectory;

  /** A folder with templates that override the plugin's of the same name. */
  @Parameter(property = "experiment.templateDirectory")
  private @Nullable File templateDirectory;

  /**
   * Formats of other tools to write results in: junit, csv, bencher, github-action-benchmark,
   * tensorboard. An empty value asks for none; {@code +tensorboard} adds one to the default.
   */
  @Parameter(property = "experiment.formats", defaultValue = Formats.DEFAULT)
  private List<String> formats;

  /** Output folder of the JUnit XML, one file per experiment, for continuous integration. */
  @Parameter(
      property = "experiment.junitDirectory",
      defaultValue = "${project.build.directory}/experiment-reports")
  private File junitDirectory;

  /**
   * An MLflow tracking server to send results to, such as {@code https://mlflow.example.org}; the
   * only effect of this goal outside of the build. The environment variable {@code
   * MLFLOW_TRACKING_TOKEN} may hold a token for it. Nothing is sent under {@code -o}.
   */
  @Parameter(property = "experiment.mlflow.trackingUri")
  private @Nullable String mlflowTrackingUri;

  private @Nullable File siteDirectory;

  @Inject
  ReportMojo(Provider<ExperimentReports> reports, Provider<ResultExports> exports) {
    this.reports = reports;
    this.exports = exports;
  }

  @Override
  boolean isGoalSkipped() {
    return skipReport;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    List<JudgedExperiment> judged = reports.get().judge(module);
    if (judged.isEmpty()) {
      getLog().info("No results to report");
      return;
    }
    ExportRequest request = exportRequest();
    Path folder = reportDirectory.toPath();
    boolean written = reports.get().write(module, judged, described(), folder, templates());
    getLog().info("Report: " + folder.resolve("index.html") + (written ? "" : " (unchanged)"));
    exports.get().write(module, judged, request).forEach(getLog()::info);
  }

  private ExportRequest exportRequest() throws MojoExecutionException {
    return new ExportRequest(
        project().getName(),
        project().getArtifactId(),
        Formats.of(formats),
        junitDirectory.toPath(),
        mlflow(),
        history(),
        this::environment,
        commands());
  }

  private @Nullable MlflowServer mlflow() throws MojoExecutionException {
    String uri = mlflowTrackingUri;
    if (uri == null || uri.isBlank()) {
      return null;
    }
    MlflowServer server =
        parsed(
            "experiment.mlflow.trackingUri",
            () -> MlflowServer.of(uri, environment("MLFLOW_TRACKING_TOKEN")));
    if (session().isOffline()) {
      getLog().info("Offline: nothing is sent to " + server);
      return null;
    }
    return server;
  }

  private ReportedProject described() {
    return new ReportedProject(project().getName(), project().getVersion());
  }

  private @Nullable Path templates() {
    return templateDirectory == null ? null : templateDirectory.toPath();
  }

  @Override
  public String texts() {
    return "report";
  }

  @Override
  public void page(Sink sink, Locale locale) throws MojoExecutionException, MojoFailureException {
    guarded(
        () -> {
          Optional<ExperimentModule> selected = selected();
          ExperimentModule module = selected.isPresent() ? selected.get() : module();
          List<JudgedExperiment> judged =
              selected.isEmpty() ? List.of() : reports.get().judge(module);
          Path folder = getReportOutputDirectory().toPath().resolve(FOLDER);
          if (!judged.isEmpty()) {
            reports.get().write(module, judged, described(), folder, templates());
          }
          List<ReportedExperiment> reported = reports.get().collect(module, judged);
          new SiteReportRenderer(sink, locale, texts(), reported, FOLDER).render();
        });
  }

  /**
   * Also without results: the page then says so, and {@code mvn site} never fails because nothing
   * was run.
   */
  @Override
  public boolean canGenerateReport() {
    return !isSkipped();
  }

  @Override
  @SuppressWarnings("deprecation") // there is no implementing the interface without it
  public String getOutputName() {
    return "experiments";
  }

  @Override
  public void setReportOutputDirectory(File directory) {
    siteDirectory = directory;
  }

  @Override
  public File getReportOutputDirectory() {
    return siteDirectory == null
        ? reportDirectory.getAbsoluteFile().getParentFile()
        : siteDirectory;
  }
}
