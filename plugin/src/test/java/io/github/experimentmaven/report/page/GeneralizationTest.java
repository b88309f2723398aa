package io.github.experimentmaven.report.page;

import static io.github.experimentmaven.result.ResultFixture.classes;
import static io.github.experimentmaven.result.ResultFixture.epoch;
import static io.github.experimentmaven.result.ResultFixture.images;
import static io.github.experimentmaven.result.ResultFixture.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.report.ReportFixture;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneralizationTest {

  @Test
  void aSmallGapIsCalledSlight() {
    assertThat(sentences(run(0.989, 0.980, 0.3, 0.2)))
        .containsExactly(
            "Training accuracy ends at 98.90 %, test accuracy at 98.00 %: a gap of 0.90 points. The"
                + " network overfits slightly.");
  }

  @Test
  void theGapIsTheDifferenceOfTheFiguresShown() {
    assertThat(sentences(run(0.99914, 0.99066, 0.3, 0.2)).get(0))
        .isEqualTo(
            "Training accuracy ends at 99.91 %, test accuracy at 99.07 %: a gap of 0.84 points. The"
                + " network overfits slightly.");
  }

  @Test
  void largerGapsAreCalledNoticeableAndStrong() {
    assertThat(sentences(run(0.98, 0.96, 0.3, 0.2)).get(0))
        .endsWith("a gap of 2.00 points. The network overfits noticeably.");
    assertThat(sentences(run(0.98, 0.925, 0.3, 0.2)).get(0))
        .endsWith("a gap of 5.50 points. The network overfits strongly.");
  }

  @Test
  void aGapThatChanceExplainsIsNoSignOfAnything() {
    assertThat(sentences(run(0.982, 0.980, 0.3, 0.2)))
        .containsExactly(
            "Training accuracy ends at 98.20 %, test accuracy at 98.00 %: a gap of 0.20 points,"
                + " within the sampling noise of 10\u202f000 test images (\u00b10.28 points). No"
                + " sign of overfitting.");
  }

  @Test
  void doingBetterOnNewImagesIsExplained() {
    assertThat(sentences(run(0.95, 0.98, 0.3, 0.2)))
        .containsExactly(
            "Training accuracy ends at 95.00 %, test accuracy at 98.00 %: 3.00 points better on"
                + " images it has not seen. Training accuracy lags behind: it is averaged while the"
                + " network is still learning, with any dropout active.");
  }

  @Test
  void aTestLossThatRisesAgainIsNamedWithItsEpoch() {
    assertThat(sentences(run(0.989, 0.980, 0.3, 0.0601, 0.0668)))
        .contains(
            "Test loss was lowest after epoch 2 (0.0601) and is 0.0668 at the end: further training"
                + " made the network more confident in its mistakes.");
    assertThat(sentences(run(0.989, 0.980, 0.3, 0.0601, 0.0625))).hasSize(1);
  }

  @Test
  void aDivergedTrainingIsSaidSo() {
    assertThat(sentences(run(0.1, 0.1, 0.3, Double.NaN)))
        .contains(
            "The final loss is not finite: training diverged. A smaller learning rate"
                + " may help.");
  }

  @Test
  void severalSeedsAreJudgedByTheirMeans() {
    assertThat(
            Generalization.sentences(
                List.of(run(0.99, 0.97, 0.3, 0.2), run(0.988, 0.99, 0.3, 0.2))))
        .extracting(GeneralizationTest::plain)
        .containsExactly(
            "Training accuracy ends at 98.90 %, test accuracy at 98.00 %: a gap of 0.90 points. The"
                + " network overfits slightly.");
  }

  @Test
  void figuresOfAnEarlierEpochAreNotThoseOfTheEnd() {
    TrainingCourse course = new TrainingCourse(Ending.ALL_EPOCHS, 3, List.of());
    List<RunResult> runs =
        ReportFixture.experiment("net").decided(Callbacks.NONE, course).build().runs();

    assertThat(sentences(runs.get(0)))
        .containsExactly(
            "In the epoch that is kept, training accuracy is 98.98 %, test accuracy 98.13 %: a gap"
                + " of 0.85 points. The network overfits slightly.");
  }

  private static List<String> sentences(RunResult run) {
    return Generalization.sentences(List.of(run)).stream().map(GeneralizationTest::plain).toList();
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static RunResult run(double trainAccuracy, double testAccuracy, double... testLosses) {
    List<EpochResult> epochs =
        IntStream.range(0, testLosses.length)
            .mapToObj(e -> epoch(e + 1, 0.1, 0.9, testLosses[e], 0.9, 1))
            .toList();
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "mnist-mlp",
        RunKey.of(1),
        10,
        List.of(),
        new DatasetFacts("mnist", 60_000, 10_000, images(28, 28, 1), classes("0", "1")),
        epochs,
        metrics(0.1, trainAccuracy, testLosses[testLosses.length - 1], testAccuracy),
        List.of(),
        List.of(),
        1,
        1,
        1,
        1,
        0,
        "",
        "",
        "",
        IdentityFixture.provenance(1));
  }
}
