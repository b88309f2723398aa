package io.github.experimentmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.result.Verdict.BaselineComparison;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of the comparison with the baseline. */
class BaselineSectionTest {

  private static final ImageChanges FEW =
      changes(20, null, List.of(new ClassChange(0, "zero", 0.99, 0.9512, true)));

  @TempDir Path folder;

  @Test
  void whereNothingWasComparedThereIsNoSuchSection() throws Exception {
    String page =
        page(ReportFixture.experiment("a").gate(MulticlassClassification.TEST_ACCURACY, 0.5, null));

    assertThat(page).doesNotContain("id=\"baseline\"", "#baseline", "experiment:accept");
    assertThat(index()).doesNotContain("xr-before");
  }

  @Test
  void aDropIsNegativeAndARiseOfALossToo() throws Exception {
    String page =
        page(
            ReportFixture.experiment("a")
                .compared(
                    MulticlassClassification.TEST_ACCURACY,
                    Outcome.FAIL,
                    0.9712,
                    -0.0088,
                    0.0017,
                    0.003)
                .compared(Metric.TEST_LOSS, Outcome.PASS, 0.0912, 0.0011, 0.0004, 0.005));

    assertThat(cells(page))
        .contains(
            "test_accuracy | 0.9800 10 seeds | 0.9712 10 seeds | −0.0088"
                + " | −0.0105 … −0.0071 95 %, Welch’s t test | 0.003 |  | FAIL")
        .contains(
            "test_loss | 0.0923 10 seeds | 0.0912 10 seeds | +0.0011"
                + " | +0.0007 … +0.0015 95 %, Welch’s t test | 0.005 |  | PASS");
    assertThat(page)
        .contains("aria-label=\"change −0.0088, interval −0.0105 … −0.0071, margin 0.003\"")
        .contains("<a href=\"#baseline\">Baseline</a>")
        .contains("<p class=\"xr-note\">test_loss is as it is beside the baseline.</p>");
    assertThat(index()).contains("xr-before", "; baseline 98.00\u00a0%");
  }

  @Test
  void aChangeNearTheMarginHasTheDigitsThatTellThemApart() throws Exception {
    String page =
        page(
            ReportFixture.experiment("a")
                .compared(
                    MulticlassClassification.TEST_ACCURACY,
                    Outcome.FAIL,
                    0.97,
                    -0.00300002,
                    0.001,
                    0.003));

    assertThat(cells(page)).contains(" | −0.00300002 | ");
  }

  @Test
  void withoutAnIntervalThereIsADash() throws Exception {
    BaselineComparison oneSeedEach =
        new BaselineComparison(0.98, 1, 1, -0.01, null, null, 0.95, 0.003, "none");
    String page =
        page(
            ReportFixture.experiment("a")
                .check(
                    new Check(
                        "test_accuracy vs baseline",
                        "at most 0.003 worse than the baseline",
                        0.97,
                        -0.007,
                        Outcome.INCONCLUSIVE,
                        "one seed each",
                        oneSeedEach)));

    assertThat(cells(page))
        .contains("| 0.9800 1 seed | 0.9700 1 seed | −0.0100 | – | 0.003 |  | INCONCLUSIVE");
    assertThat(page).contains("aria-label=\"change −0.0100, margin 0.003\"");
  }

  @Test
  void imagesThatFlippedAreCountedPerPairOfNetworks() throws Exception {
    String page = page(ReportFixture.experiment("a").images(FEW));

    assertThat(cells(page))
        .contains("Newly wrong | 3.3 | 2 | 4, 9, 1")
        .contains("Newly right | 1 029 | 0 | 0, 1, 2, 3, 4, 5, 6, 7, …")
        .contains("zero | 0.9900 | 0.9512 | −0.0388 | dropped more than seed noise explains");
    assertThat(page)
        .contains(
            "Mean over 20 pairs of networks, each of the baseline with each of these. In every"
                + " seed: from all seeds of the baseline to all of these. Listed are samples that"
                + " flip more often this way than the other.</p>")
        .doesNotContain("McNemar", "none is marked");
  }

  @Test
  void ofTwoNetworksMcNemarsTestIsToldAndDecidesNothing() throws Exception {
    String page = page(ReportFixture.experiment("a").images(changes(1, 0.58341, List.of())));

    assertThat(cells(page)).contains("Newly wrong | 3 | 2 | 4, 9, 1");
    assertThat(page)
        .contains(
            "A network is compared with one of the baseline. McNemar’s exact test: p = 0.583. It"
                + " compares these two trained models, not how they were trained, and does not"
                + " affect the verdict.")
        .doesNotContain("Recall per class");
    assertThat(page(ReportFixture.experiment("a").images(changes(1, 1e-9, List.of()))))
        .contains("McNemar’s exact test: p &lt; 0.001.");
  }

  @Test
  void ofTheSameSeedsItSaysSo() throws Exception {
    String page =
        page(
            ReportFixture.experiment("a")
                .images(
                    new ImageChanges(
                        List.of(1L, 2L),
                        2,
                        new Flips(1.5, 0, List.of(4)),
                        new Flips(0, 0, List.of()),
                        null,
                        false,
                        List.of(new ClassChange(0, "zero", 0.99, 0.9512, false)))));

    assertThat(page)
        .contains(
            "Mean over 2 pairs of networks, each seed’s with the baseline’s of the same seed.",
            "So few seeds cannot tell a drop from seed-to-seed variation, so that none is marked.")
        .doesNotContain("dropped more");
  }

  @Test
  void ofManyClassesThoseThatChangedMostAreShown() throws Exception {
    List<ClassChange> classes =
        IntStream.range(0, 100)
            .mapToObj(i -> new ClassChange(i, "kind " + i, 0.9, 0.9 + 0.0001 * i, i == 2))
            .toList();
    String page = page(ReportFixture.experiment("a").images(changes(20, null, classes)));

    assertThat(page).contains("The 20 classes whose recall changed most, of 100.");
    assertThat(cells(page))
        .contains("kind 2 |", "kind 99 |", "kind 81 |")
        .doesNotContain("kind 80");
    assertThat(page.indexOf(">kind 2<")).isLessThan(page.indexOf(">kind 99<"));
  }

  @Test
  void aDropThatIsIntendedCanBeAccepted() throws Exception {
    String page =
        page(
            ReportFixture.experiment("a")
                .compared(
                    MulticlassClassification.TEST_ACCURACY,
                    Outcome.FAIL,
                    0.9712,
                    -0.0088,
                    0.0017,
                    0.003));

    assertThat(page)
        .contains("If the change is intended, make these results the baseline:")
        .contains(
            "<pre class=\"xr-command\"><span class=\"xr-word\">mvn</span>"
                + " <span class=\"xr-word\">experiment:accept</span>"
                + " <span class=\"xr-word\">-Dexperiment.names=a</span>"
                + " <span class=\"xr-word\">-Dexperiment.reason=&quot;why&quot;</span></pre>");
    assertThat(index())
        .contains("test_accuracy is as it is beside the baseline")
        .contains("or, if the change is intended, make it the baseline:", ">experiment:accept<");
  }

  @Test
  void whatAcceptWouldRefuseIsNotProposed() throws Exception {
    ReportFixture missing =
        ReportFixture.experiment("a")
            .seeds(1L, 2L)
            .failure(2, "exit code 137")
            .compared(MulticlassClassification.TEST_ACCURACY, Outcome.PASS, 0.98, 0, 0.001, 0.003);
    ReportFixture tooLow =
        ReportFixture.experiment("a")
            .gate(MulticlassClassification.TEST_ACCURACY, 0.999, null)
            .compared(MulticlassClassification.TEST_ACCURACY, Outcome.PASS, 0.98, 0, 0.001, 0.003);

    assertThat(page(missing)).contains("id=\"baseline\"").doesNotContain("experiment:accept");
    assertThat(page(tooLow)).contains("id=\"baseline\"").doesNotContain("experiment:accept");
  }

  @Test
  void theIndexSaysWhySomethingIsUndecidedOrImprovedAndWhatSettlesIt() throws Exception {
    generate(
        ReportFixture.experiment("better")
            .compared(
                MulticlassClassification.TEST_ACCURACY, Outcome.IMPROVED, 0.99, 0.01, 0.001, 0)
            .build(),
        ReportFixture.experiment("open")
            .compared(Metric.TEST_LOSS, Outcome.INCONCLUSIVE, 0.1, 0, 0.01, 0.001)
            .build());

    assertThat(index())
        .contains("<p>test_loss is as it is beside the baseline</p>")
        .contains("Add seeds in src/experiments/open.yaml;")
        .contains("<p>test_accuracy is as it is beside the baseline</p>")
        .contains("If this is progress and not a leak of test data, make it the baseline:")
        .contains(">-Dexperiment.names=better<");
  }

  @Test
  void whatIsBetterThanTheBaselineOfAnArtifactIsNotAcceptedHere() throws Exception {
    generate(
        ReportFixture.experiment("better")
            .baselineFrom("org.example:released")
            .compared(
                MulticlassClassification.TEST_ACCURACY, Outcome.IMPROVED, 0.99, 0.01, 0.001, 0)
            .build());

    assertThat(index())
        .contains(
            "If this is progress and not a leak of test data, accept it where org.example:released"
                + " is built, depend on the version that has it, and check the same runs again:")
        .doesNotContain("experiment:accept");
  }

  private static ImageChanges changes(
      int pairs, @Nullable Double probability, List<ClassChange> classes) {
    return new ImageChanges(
        List.of(),
        pairs,
        new Flips(pairs == 1 ? 3 : 3.25 + 1e-9, 2, List.of(4, 9, 1)),
        new Flips(1029, 0, IntStream.range(0, 100).boxed().toList()),
        probability,
        true,
        classes);
  }

  private String page(ReportFixture fixture) throws Exception {
    generate(fixture.build());
    return Files.readString(folder.resolve("a.html"));
  }

  private String index() throws Exception {
    return Files.readString(folder.resolve("index.html"));
  }

  private void generate(ReportedExperiment... experiments) throws Exception {
    new ReportGenerator()
        .generate(new ReportRequest("digits", "1.4.0", List.of(experiments), folder, null));
  }

  /** The section's tables as text, cells apart, with common spaces. */
  private static String cells(String page) {
    String section = page.substring(page.indexOf("<section aria-labelledby=\"baseline\""));
    return section
        .substring(0, section.indexOf("</section>"))
        .replaceAll("</t[hd]>\\s*<t[hd][^>]*>", " | ")
        .replaceAll("<[^>]*>", "")
        .replaceAll("[\u00a0\u202f]", " ");
  }
}
