package io.github.experimentmaven.report.site;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.report.page.MetricText;
import io.github.experimentmaven.report.page.NumberText;
import io.github.experimentmaven.report.page.PageNames;
import io.github.experimentmaven.report.page.VerdictName;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.maven.doxia.sink.Sink;

/**
 * A summary in the site's own skin: a table of the experiments, what does not hold, and links to
 * the self-contained pages.
 *
 * <p>It writes to the sink itself: the base class that Maven offers would bring the whole of Doxia
 * into every build that has this plugin, and takes braces in names for links.
 */
public final class SiteReportRenderer {

  private static final String BUNDLE = "experiment-report";
  private static final List<String> COLUMNS =
      List.of("experiment", "verdict", "accuracy", "error", "loss", "parameters", "time");

  private final Sink sink;
  private final ResourceBundle texts;
  private final String report;
  private final List<ReportedExperiment> experiments;
  private final PageNames names;
  private final String folder;

  /**
   * @param sink where the page goes
   * @param locale of the site
   * @param report which of the reports it is: the first part of its texts' keys
   * @param experiments in the order of the table
   * @param folder of the self-contained pages, relative to the site, without a slash at the end
   */
  public SiteReportRenderer(
      Sink sink,
      Locale locale,
      String report,
      List<ReportedExperiment> experiments,
      String folder) {
    this.sink = sink;
    this.texts = texts(locale);
    this.report = report;
    this.experiments = List.copyOf(experiments);
    this.names = new PageNames(experiments.stream().map(ReportedExperiment::title).toList());
    this.folder = folder;
  }

  /**
   * The words of the pages and of their entries in the site's menu ({@code name} and {@code
   * description} of {@code report} and {@code aggregate}); English where there is no translation,
   * whatever this machine speaks.
   */
  public static ResourceBundle texts(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        SiteReportRenderer.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Writes the page. */
  public void render() {
    String title = texts.getString(report + ".name");
    sink.head();
    sink.title();
    sink.text(title);
    sink.title_();
    sink.head_();
    sink.body();
    startSection(Sink.SECTION_LEVEL_1, title);
    body();
    sink.section_(Sink.SECTION_LEVEL_1);
    sink.body_();
    sink.flush();
    sink.close();
  }

  private void body() {
    if (experiments.isEmpty()) {
      paragraph(texts.getString(report + ".none"));
    } else {
      long failed = experiments.stream().filter(each -> !each.passes()).count();
      // What was stopped early neither passes nor fails.
      long judged = experiments.stream().filter(each -> each.outcome() != Outcome.STOPPED).count();
      paragraph(message(failed == 0 ? "report.pass" : "report.fail", failed, judged));
      sink.paragraph();
      link(folder + "/" + PageNames.INDEX, texts.getString("report.link"));
      sink.paragraph_();
      table();
    }
    experiments.stream().filter(each -> !each.passes()).forEach(this::reasons);
  }

  private void table() {
    sink.table();
    sink.tableRows(null, false);
    sink.tableRow();
    COLUMNS.forEach(
        column -> {
          sink.tableHeaderCell();
          sink.text(texts.getString("column." + column));
          sink.tableHeaderCell_();
        });
    sink.tableRow_();
    experiments.forEach(this::row);
    sink.tableRows_();
    sink.table_();
  }

  private void row(ReportedExperiment each) {
    sink.tableRow();
    sink.tableCell();
    link(folder + "/" + names.page(each.title()), each.title());
    sink.tableCell_();
    cell(texts.getString("verdict." + VerdictName.of(each.outcome())));
    measured(each).forEach(this::cell);
    sink.tableRow_();
  }

  private static List<String> measured(ReportedExperiment each) {
    List<RunResult> runs = each.runs();
    if (runs.isEmpty()) {
      return List.of("\u2013", "\u2013", "\u2013", "\u2013", "\u2013");
    }
    MetricText text = MetricText.of(each);
    Spread headline = each.spread(each.headline());
    String deviation = headline.count() == 1 ? "" : " \u00b1 " + text.value(headline.deviation());
    return List.of(
        text.value(headline.mean()) + deviation,
        text.error(headline.mean()),
        NumberText.loss(each.spread(Metric.TEST_LOSS).mean()),
        runs.get(0).parameters() == null ? "\u2013" : NumberText.count(runs.get(0).parameters()),
        NumberText.duration(Spread.of(runs, RunResult::trainingSeconds).mean()));
  }

  private void reasons(ReportedExperiment each) {
    startSection(Sink.SECTION_LEVEL_2, each.title());
    sink.list();
    for (Check check : each.result().verdict().checks()) {
      if (check.outcome() == Outcome.FAIL) {
        sink.listItem();
        sink.text(check.explanation());
        sink.listItem_();
      }
    }
    sink.list_();
    sink.section_(Sink.SECTION_LEVEL_2);
  }

  private void startSection(int level, String title) {
    sink.section(level, null);
    sink.sectionTitle(level, null);
    sink.text(title);
    sink.sectionTitle_(level);
  }

  private void paragraph(String text) {
    sink.paragraph();
    sink.text(text);
    sink.paragraph_();
  }

  private void link(String href, String text) {
    sink.link(href);
    sink.text(text);
    sink.link_();
  }

  private void cell(String text) {
    sink.tableCell();
    sink.text(text);
    sink.tableCell_();
  }

  private String message(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
  }
}
