package io.github.experimentmaven.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.ReportFixture;
import io.github.experimentmaven.report.SweepFixture;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.apache.maven.doxia.sink.impl.Xhtml5BaseSink;
import org.junit.jupiter.api.Test;

class SiteReportRendererTest {

  private static final ReportedExperiment FINE = ReportFixture.experiment("fine").build();
  private static final ReportedExperiment LOW =
      ReportFixture.experiment("low<b>")
          .gate(MulticlassClassification.TEST_ACCURACY, 0.999, null)
          .build();
  private static final ReportedExperiment DEAD =
      ReportFixture.experiment("dead").seeds(1L).failure(1, "exit code 137").build();

  @Test
  void theSummaryLinksToThePagesAndShowsTheFigures() {
    assertThat(render(Locale.ENGLISH, FINE))
        .contains("The experiment passes.")
        .contains("<a href=\"experiments/index.html\">Full report")
        .contains("<a href=\"experiments/fine.html\">fine</a>")
        .contains("PASS", "98.13", "1.87", "0.0646", "407&#x202f;050", "1&#xa0;min&#xa0;04&#xa0;s");
  }

  @Test
  void whatDoesNotHoldIsSaidBelowTheTable() {
    assertThat(render(Locale.ENGLISH, FINE, LOW, DEAD))
        .contains("2 of 3 experiments fail.")
        .contains("is below the required 0.999 by")
        .contains("seed 1 failed: exit code 137")
        .contains("low&lt;b&gt;")
        .doesNotContain("low<b>");
  }

  @Test
  void whatWasStoppedEarlyDoesNotPass() {
    assertThat(
            render(Locale.ENGLISH, SweepFixture.halved("mlp").toArray(ReportedExperiment[]::new)))
        .contains("All 6 experiments pass.", "STOPPED");
  }

  @Test
  void theSummaryIsThereWithoutExperiments() {
    assertThat(render(Locale.ENGLISH)).contains("This project has no recorded experiments.");
  }

  @Test
  void theSummarySpeaksTheSitesLanguageNotTheMachines() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMAN);
      assertThat(render(Locale.ENGLISH, FINE, LOW)).contains("1 of 2 experiments fails.");
      assertThat(render(Locale.FRENCH, FINE)).contains("The experiment passes.");
      Locale.setDefault(Locale.ENGLISH);
      assertThat(render(Locale.GERMAN, FINE, LOW))
          .contains("1 von 2 Experimenten besteht nicht.", "Vollst&#xe4;ndiger Bericht");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void everyTextIsTranslated() {
    ResourceBundle english = SiteReportRenderer.texts(Locale.ENGLISH);
    ResourceBundle german = SiteReportRenderer.texts(Locale.GERMAN);

    assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
    for (String key : new TreeSet<>(english.keySet())) {
      if (!List.of("column.experiment").contains(key)) {
        assertThat(german.getString(key)).as(key).isNotEqualTo(english.getString(key));
      }
    }
  }

  private static String render(Locale locale, ReportedExperiment... experiments) {
    StringWriter html = new StringWriter();
    Xhtml5BaseSink sink = new Xhtml5BaseSink(html) {};
    new SiteReportRenderer(sink, locale, "report", List.of(experiments), "experiments").render();
    sink.close();
    return html.toString();
  }
}
