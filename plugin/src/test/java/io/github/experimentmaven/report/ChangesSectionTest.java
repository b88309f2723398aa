package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.report.model.PastResult;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index says of the time since the last results. */
class ChangesSectionTest {

  private static final PastResult WORSE =
      new PastResult(
          "0123456789abcdef0123456789abcdef01234567",
          "2026-03-31",
          new Spread(0.97, 0.004, 10),
          Outcome.PASS,
          null);

  /** As a single seed of the fixture is. */
  private static final PastResult SAME =
      new PastResult(null, null, new Spread(0.9813, 0, 1), Outcome.NEW, "first <results>");

  @TempDir Path folder;

  @Test
  void withoutAHistoryThereIsNoLastTime() throws Exception {
    assertThat(index(experiment("a"))).doesNotContain("Since last time");
  }

  @Test
  void otherFiguresAreListedBesideThoseOfTheLastResult() throws Exception {
    assertThat(index(experiment("a", SAME, WORSE), experiment("b", WORSE, SAME), experiment("c")))
        .containsOnlyOnce("Since last time")
        .containsOnlyOnce("<b>+1.13</b>")
        .contains(
            "<td data-l=\"Last time\">Test accuracy 97.00 % ± 0.40 %, 10 seeds</td><td data-l=\"Now\">98.13 %, 1 seed</td>")
        .contains("<code>0123456, 2026-03-31</code>")
        .contains("1 experiment has the figures of last time.");
  }

  @Test
  void whatIsWorseHasAMinus() throws Exception {
    PastResult better = new PastResult(null, null, new Spread(0.99, 0, 1), Outcome.PASS, null);

    assertThat(index(experiment("a", better)))
        .contains("<b>−0.87</b>", "s commit\">–</td>")
        .doesNotContain("of last time");
  }

  @Test
  void whereNothingIsOtherThanItWasNoTableIs() throws Exception {
    assertThat(index(experiment("a", SAME), experiment("b", SAME)))
        .contains("2 experiments have the figures of last time.")
        .doesNotContain("Better by");
  }

  @Test
  void aFigureThatWasNoneIsNotComparedWith() throws Exception {
    PastResult diverged =
        new PastResult(null, null, new Spread(Double.NaN, 0, 1), Outcome.FAIL, null);

    assertThat(index(experiment("a", SAME, diverged)))
        .contains("1 experiment has the figures of last time.");
  }

  @Test
  void ofManyTheFirstAreListed() throws Exception {
    List<ReportedExperiment> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(experiment("e" + i, WORSE));
    }

    String index = index(many.toArray(ReportedExperiment[]::new));

    assertThat(index).contains("The first 20 of 30.");
    assertThat(index.split("0123456, 2026-03-31", -1)).hasSize(21);
  }

  private static ReportedExperiment experiment(String name, PastResult... history) {
    return ReportFixture.experiment(name).history(history).build();
  }

  private String index(ReportedExperiment... experiments) throws Exception {
    new ReportGenerator()
        .generate(new ReportRequest("digits", "1.4.0", List.of(experiments), folder, null));
    return Files.readString(folder.resolve("index.html"));
  }
}
