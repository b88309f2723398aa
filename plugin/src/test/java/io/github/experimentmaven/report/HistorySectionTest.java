package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says of an experiment's earlier results. */
class HistorySectionTest {

  private static final PastResult FIRST =
      new PastResult(null, null, new Spread(0.97, 0, 1), Outcome.NEW, "first <results>");
  private static final PastResult SECOND =
      new PastResult(
          "0123456789abcdef0123456789abcdef01234567",
          "2026-03-31",
          new Spread(0.99, 0.004, 10),
          Outcome.PASS,
          null);

  @TempDir Path folder;

  @Test
  void aSingleResultIsNoTrend() throws Exception {
    assertThat(page(FIRST)).doesNotContain("history");
  }

  @Test
  void resultsAreDrawnInTheirOrderAndListedTheLatestFirst() throws Exception {
    String page = page(FIRST, SECOND);

    assertThat(page)
        .contains("<a href=\"#history\">History</a>")
        .contains(
            "aria-label=\"Test accuracy of 3 results, from 97.00\u00a0% to 98.13\u00a0%.\"",
            "one standard deviation of the seeds", "The open dot is the result of this page.")
        .containsOnlyOnce("xr-spread s-test")
        .containsOnlyOnce("xr-now")
        .contains("<th scope=\"row\">now</th>")
        .contains(
            "<code>0123456</code> <small>2026-03-31</small>",
            "<small>± 0.40\u00a0%, 10 seeds</small>")
        .contains("<code>–</code>", "<small>1 seed</small>", "<bdi>first &lt;results&gt;</bdi>")
        .doesNotContain("The latest");
    assertThat(page.indexOf("<code>0123456</code>"))
        .isBetween(page.indexOf(">now<"), page.indexOf("<code>–</code>"));
  }

  @Test
  void aResultThatIsTheLastOneOfTheHistoryIsNotRepeated() throws Exception {
    PastResult accepted =
        new PastResult(null, null, new Spread(0.9813, 0, 1), Outcome.PASS, "as it is");

    assertThat(page(FIRST, accepted))
        .contains("Test accuracy of 2 results")
        .doesNotContain(">now<", "xr-now", "xr-spread");
  }

  @Test
  void ofALongHistoryTheLatestAreShown() throws Exception {
    PastResult[] many = new PastResult[100];
    Arrays.fill(many, SECOND);

    assertThat(page(many))
        .contains("The latest 8 of 100 earlier results.", "Test accuracy of 41 results");
  }

  private String page(PastResult... history) throws Exception {
    var experiment = ReportFixture.experiment("a").history(history).build();
    new ReportGenerator()
        .generate(new ReportRequest("digits", "1.4.0", List.of(experiment), folder, null));
    return Files.readString(folder.resolve("a.html"));
  }
}
