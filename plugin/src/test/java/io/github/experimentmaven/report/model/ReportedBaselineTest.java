package io.github.experimentmaven.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.AcceptedResult.PredictionsFile;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.accepted.Remedy;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.gate.SeedPredictions;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedBaselineTest {

  private static final int[] LABELS = {0, 1, 2, 0};

  @TempDir Path folder;
  private Dataset dataset;

  @BeforeEach
  void fourTestImagesOfThreeClasses() throws IOException {
    dataset = FourImages.in(folder);
  }

  @Test
  void anImageHasTheWrongAnswerOfMostSeedsOnTheSideThatIsWrong() throws Exception {
    AcceptedBaseline accepted =
        accepted(new int[] {0, 2, 2, 0}, new int[] {0, 2, 2, 0}, new int[] {0, 0, 2, 0});
    Map<Long, ClassPredictions> runs =
        Map.of(7L, run(2, 1, 2, 0), 8L, run(2, 1, 2, 0), 9L, run(1, 1, 2, 0));

    List<FlippedImage> flipped =
        flipped(accepted, changes(List.of(), List.of(0), List.of(1)), runs);

    assertThat(flipped).extracting(each -> each.image().index()).containsExactly(0, 1);
    assertThat(flipped).extracting(FlippedImage::before).containsExactly(0, 2);
    assertThat(flipped).extracting(FlippedImage::now).containsExactly(2, 1);
    assertThat(flipped).extracting(FlippedImage::isNewlyWrong).containsExactly(true, false);
    assertThat(flipped.get(1).image().image().pixels()).containsExactly(4, 5, 6, 7);
  }

  @Test
  void ofSeedsThatWereComparedOneByOneTheOthersHaveNoSay() throws Exception {
    AcceptedBaseline accepted =
        accepted(new int[] {0, 0, 2, 0}, new int[] {0, 2, 2, 0}, new int[] {0, 2, 2, 0});
    Map<Long, ClassPredictions> runs = Map.of(1L, run(1, 1, 2, 0), 8L, run(2, 1, 2, 0));

    List<FlippedImage> flipped =
        flipped(accepted, changes(List.of(1L), List.of(0), List.of(1)), runs);

    assertThat(flipped).extracting(FlippedImage::before).containsExactly(0, 0);
    assertThat(flipped).extracting(FlippedImage::now).containsExactly(1, 1);
  }

  @Test
  void whatWasNotComparedOrIsNotAtHandIsNotShown() throws Exception {
    AcceptedBaseline accepted = accepted(LABELS);
    ImageChanges changes = changes(List.of(1L), List.of(0), List.of());

    assertThat(flipped(accepted, null, Map.of(1L, run(1, 1, 2, 0)))).isEmpty();
    assertThat(flipped(accepted, changes, Map.of())).isEmpty();
    assertThat(flipped(accepted, changes, Map.of(2L, run(1, 1, 2, 0)))).isEmpty();
  }

  @Test
  void theMeanOfEqualSeedsIsTheirValue() throws Exception {
    AcceptedBaseline accepted = accepted(LABELS, LABELS, LABELS);

    assertThat(
            new ReportedBaseline(accepted.facts(), List.of())
                .mean(MulticlassClassification.TEST_ACCURACY))
        .isEqualTo(0.1);
  }

  private List<FlippedImage> flipped(
      AcceptedBaseline accepted, @Nullable ImageChanges changes, Map<Long, ClassPredictions> runs)
      throws Exception {
    return ReportedBaseline.of(accepted, changes, dataset, runs).flipped();
  }

  private static ImageChanges changes(List<Long> seeds, List<Integer> wrong, List<Integer> right) {
    return new ImageChanges(
        seeds,
        3,
        new Flips(wrong.size(), 0, wrong),
        new Flips(right.size(), 0, right),
        null,
        true,
        List.of());
  }

  private static ClassPredictions run(int... classes) {
    return new ClassPredictions(classes, new float[classes.length]);
  }

  /** With the seeds 1, 2, ... */
  private static AcceptedBaseline accepted(int[]... seeds) {
    List<AcceptedRun> runs =
        LongStream.rangeClosed(1, seeds.length)
            .mapToObj(
                seed ->
                    new AcceptedRun(
                        RunKey.of(seed), Map.of("test_accuracy", 0.1), "", List.of(), ""))
            .toList();
    AcceptedResult facts =
        new AcceptedResult(
            AcceptedResult.FORMAT_VERSION,
            "small",
            "first",
            IdentityFixture.identity(64),
            IdentityFixture.environment(),
            12L,
            List.of(),
            4,
            4,
            runs,
            new PredictionsFile("small.predictions.gz", ""),
            "");
    return new AcceptedBaseline(
        facts,
        new SeedPredictions(LABELS, List.of(seeds)),
        AcceptedResult.FORMAT_VERSION,
        "baselines/small.json",
        Remedy.ofModule("small"));
  }
}
