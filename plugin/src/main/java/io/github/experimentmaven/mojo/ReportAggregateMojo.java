package io.github.experimentmaven.mojo;

import io.github.experimentmaven.check.Aggregation;
import io.github.experimentmaven.export.ExportFormat;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.gate.Headline;
import io.github.experimentmaven.module.ReactorModule;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.site.SiteReportRenderer;
import io.github.experimentmaven.reporting.AggregateReport;
import io.github.experimentmaven.reporting.ReportedProject;
import io.github.experimentmaven.reporting.ResultExports;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one report over the recorded results of several modules, and the formats of other tools
 * that have one file for everything. Where experiments of two modules share a name, it is prefixed
 * with the module's. Per-experiment formats such as JUnit XML are left to {@code report} in each
 * module, so that nothing is counted twice.
 *
 * <p>Bound in a module, it covers that module and those it depends on; called by hand, as {@code
 * mvn verify experiment:report-aggregate}, all modules of the build. Each module is judged with its
 * own configuration. Runs before {@code check-aggregate}, so that the pages exist when that fails.
 *
 * <p>In a site build it adds a summary to the project reports of every project that has or depends
 * on modules with experiments.
 */
@Mojo(
    name = "report-aggregate",
    defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
    aggregator = true,
    threadSafe = true)
public final class ReportAggregateMojo extends AggregateMojo implements SiteReport {

  /** The self-contained pages' folder below the site's. */
  private static final String FOLDER = "experiments-aggregate";

  private final Provider<AggregateReport> report;
  private final Provider<ResultExports> exports;

  /** Skips this goal. */
  @Parameter(property = "experiment.report.skip", defaultValue = "false")
  private boolean skipReport;

  /** Output folder of the pages about all modules. */
  @Parameter(
      property = "experiment.aggregate.reportDirectory",
      defaultValue = "${project.build.directory}/site/experiments-aggregate")
  private File aggregateReportDirectory;

  /** Output folder for the formats of other tools. */
  @Parameter(
      property = "experiment.aggregate.exportDirectory",
      defaultValue = "${project.build.directory}/experiments-aggregate")
  private File aggregateExportDirectory;

  /** A folder with templates that override the plugin's of the same name. */
  @Parameter(property = "experiment.templateDirectory")
  private @Nullable File templateDirectory;

  /**
   * Formats of other tools to write results in; of these, csv, bencher and github-action-benchmark
   * have one file for all modules. {@code +tensorboard} adds one to the default.
   */
  @Parameter(property = "experiment.formats", defaultValue = Formats.DEFAULT)
  private List<String> formats;

  private @Nullable File siteDirectory;

  @Inject
  ReportAggregateMojo(
      Provider<Aggregation> aggregation,
      Provider<AggregateReport> report,
      Provider<ResultExports> exports) {
    super(aggregation);
    this.report = report;
    this.exports = exports;
  }

  @Override
  boolean isGoalSkipped() {
    return skipReport;
  }

  @Override
  void aggregate(List<ReactorModule> modules) throws Exception {
    Set<ExportFormat> wanted = Formats.of(formats);
    List<ReportedExperiment> reported = report.get().collect(modules);
    if (reported.isEmpty()) {
      getLog().info("No results to report in " + counted(modules.size()));
      return;
    }
    Path folder = aggregateReportDirectory.toPath();
    write(reported, folder);
    exports
        .get()
        .writeMerged(aggregateExportDirectory.toPath(), wanted, AggregateReport.results(reported));
    getLog()
        .info(
            Headline.of(reported.stream().map(e -> e.result().verdict().outcome()).toList())
                + " in "
                + counted(modules.size()));
    getLog().info("Report: " + folder.resolve("index.html"));
  }

  private void write(List<ReportedExperiment> reported, Path folder) throws Exception {
    report
        .get()
        .write(
            reported,
            new ReportedProject(project().getName(), project().getVersion()),
            folder,
            templateDirectory == null ? null : templateDirectory.toPath());
  }

  @Override
  public String texts() {
    return "aggregate";
  }

  @Override
  public void page(Sink sink, Locale locale) throws MojoExecutionException, MojoFailureException {
    guarded(
        () -> {
          List<ReportedExperiment> reported = report.get().collect(ofSite());
          if (!reported.isEmpty()) {
            write(reported, getReportOutputDirectory().toPath().resolve(FOLDER));
          }
          new SiteReportRenderer(sink, locale, texts(), reported, FOLDER).render();
        });
  }

  /** If there is anything to say that {@code report} does not say of this project alone. */
  @Override
  public boolean canGenerateReport() throws MavenReportException {
    if (isSkipped()) {
      return false;
    }
    try {
      return ofSite().stream().anyMatch(module -> !module.folder().isEmpty());
    } catch (ExperimentException | MojoExecutionException e) {
      throw new MavenReportException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<ReactorModule> ofSite() throws ExperimentException, MojoExecutionException {
    return withExperiments(reactor().ofSite(), module());
  }

  @Override
  @SuppressWarnings("deprecation") // there is no implementing the interface without it
  public String getOutputName() {
    return FOLDER;
  }

  @Override
  public void setReportOutputDirectory(File directory) {
    siteDirectory = directory;
  }

  @Override
  public File getReportOutputDirectory() {
    return siteDirectory == null
        ? aggregateReportDirectory.getAbsoluteFile().getParentFile()
        : siteDirectory;
  }
}
