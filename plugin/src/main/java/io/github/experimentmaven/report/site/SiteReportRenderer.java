package io.github.experimentmaven.report.site;

import io.github.experimentmaven.report.page.Figures;
import io.github.experimentmaven.report.page.PageNames;
import io.github.experimentmaven.report.page.ReportedExperiment;
import io.github.experimentmaven.report.page.Spread;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.reporting.AbstractMavenReportRenderer;

/**
 * A summary in the site's own skin: a table of the experiments, what does not hold, and links to
 * the self-contained pages.
 */
public final class SiteReportRenderer extends AbstractMavenReportRenderer {

  private static final String BUNDLE = "experiment-report";

  private final ResourceBundle texts;
  private final List<ReportedExperiment> experiments;
  private final PageNames names;
  private final String folder;

  /**
   * @param sink where the page goes
   * @param locale of the site
   * @param experiments in the order of the table
   * @param folder of the self-contained pages, relative to the site, without a slash at the end
   */
  public SiteReportRenderer(
      Sink sink, Locale locale, List<ReportedExperiment> experiments, String folder) {
    super(sink);
    this.texts = texts(locale);
    this.experiments = List.copyOf(experiments);
    this.names = new PageNames(experiments.stream().map(ReportedExperiment::title).toList());
    this.folder = folder;
  }

  /**
   * The words of the page and of its entry in the site's menu ({@code report.name}, {@code
   * report.description}); English where there is no translation, whatever this machine speaks.
   */
  public static ResourceBundle texts(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE,
        locale,
        SiteReportRenderer.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Override
  public String getTitle() {
    return texts.getString("report.title");
  }

  @Override
  protected void renderBody() {
    startSection(getTitle());
    if (experiments.isEmpty()) {
      paragraph(texts.getString("report.none"));
    } else {
      long failed = experiments.stream().filter(each -> !each.passes()).count();
      paragraph(message(failed == 0 ? "report.pass" : "report.fail", failed, experiments.size()));
      sink.paragraph();
      link(folder + "/" + PageNames.INDEX, texts.getString("report.link"));
      sink.paragraph_();
      table();
    }
    experiments.stream().filter(each -> !each.passes()).forEach(this::reasons);
    endSection();
  }

  private void table() {
    startTable();
    tableHeader(
        new String[] {
          texts.getString("column.experiment"),
          texts.getString("column.verdict"),
          texts.getString("column.accuracy"),
          texts.getString("column.error"),
          texts.getString("column.loss"),
          texts.getString("column.parameters"),
          texts.getString("column.time")
        });
    experiments.forEach(this::row);
    endTable();
  }

  private void row(ReportedExperiment each) {
    sink.tableRow();
    sink.tableCell();
    link(folder + "/" + names.page(each.title()), each.title());
    sink.tableCell_();
    tableCell(texts.getString("verdict." + each.verdict()));
    measured(each).forEach(this::tableCell);
    sink.tableRow_();
  }

  private static List<String> measured(ReportedExperiment each) {
    List<RunResult> runs = each.runs();
    if (runs.isEmpty()) {
      return List.of("\u2013", "\u2013", "\u2013", "\u2013", "\u2013");
    }
    Spread accuracy = each.testAccuracy();
    int images = each.testImages();
    String deviation =
        accuracy.count() == 1 ? "" : " \u00b1 " + Figures.percent(accuracy.deviation(), images);
    return List.of(
        Figures.percent(accuracy.mean(), images) + deviation,
        Figures.percent(1 - accuracy.mean(), images),
        Figures.loss(Spread.of(runs, RunResult::testLoss).mean()),
        Figures.count(runs.get(0).parameters()),
        Figures.duration(Spread.of(runs, RunResult::trainingSeconds).mean()));
  }

  private void reasons(ReportedExperiment each) {
    startSection(each.title());
    sink.list();
    for (Check check : each.result().verdict().checks()) {
      if (check.outcome() == Outcome.FAIL) {
        sink.listItem();
        text(check.explanation());
        sink.listItem_();
      }
    }
    sink.list_();
    endSection();
  }

  private String message(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
  }
}
