package io.github.experimentmaven.report.model;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.gate.SeedPredictions;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.Flips;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment is held to.
 *
 * @param facts what was accepted
 * @param flipped some of the test images whose prediction flipped, those first that are wrong now;
 *     none if they are not at hand
 */
public record ReportedBaseline(AcceptedResult facts, List<FlippedImage> flipped) {

  /** Of each direction: two rows of eight. */
  private static final int SHOWN = 16;

  public ReportedBaseline {
    flipped = List.copyOf(flipped);
  }

  /**
   * A baseline with the first of the images whose prediction flipped. Their wrong answer is the one
   * that most of the compared seeds give; of equal ones the first class.
   *
   * @param changes as the verdict has them, or null if images were not compared
   * @param dataset whose test images these are
   * @param runs what the runs said of them, by their seeds
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static ReportedBaseline of(
      AcceptedBaseline accepted,
      @Nullable ImageChanges changes,
      Dataset dataset,
      Map<Long, ClassPredictions> runs)
      throws DatasetException {
    SeedPredictions kept = accepted.predictions(SeedPredictions.class).orElse(null);
    boolean areAtHand =
        changes != null && !runs.isEmpty() && runs.keySet().containsAll(changes.seeds());
    return new ReportedBaseline(
        accepted.facts(),
        kept == null || changes == null || !areAtHand
            ? List.of()
            : flipped(accepted.facts(), kept, changes, dataset, runs));
  }

  private static List<FlippedImage> flipped(
      AcceptedResult accepted,
      SeedPredictions kept,
      ImageChanges changes,
      Dataset dataset,
      Map<Long, ClassPredictions> runs)
      throws DatasetException {
    List<Long> compared = changes.seeds();
    SeedPredictions before =
        compared.isEmpty()
            ? kept
            : kept.only(compared.stream().map(accepted.seeds()::indexOf).toList());
    SeedPredictions now =
        before.ofOthers(
            runs.entrySet().stream()
                .filter(run -> compared.isEmpty() || compared.contains(run.getKey()))
                .map(run -> run.getValue().classes())
                .toList());
    List<FlippedImage> flipped = new ArrayList<>();
    for (SampleImage image : first(changes.newlyWrong(), dataset)) {
      flipped.add(new FlippedImage(image, image.label(), wrongAnswer(now, image.index())));
    }
    for (SampleImage image : first(changes.newlyRight(), dataset)) {
      flipped.add(new FlippedImage(image, wrongAnswer(before, image.index()), image.label()));
    }
    return flipped;
  }

  private static List<SampleImage> first(Flips flips, Dataset dataset) throws DatasetException {
    return SampleImage.test(dataset, flips.images().stream().limit(SHOWN).toList());
  }

  private static int wrongAnswer(SeedPredictions seeds, int image) {
    return MajorityVote.of(
            IntStream.range(0, seeds.seeds())
                .filter(seed -> !seeds.isRight(seed, image))
                .map(seed -> seeds.predicted(seed, image)))
        .orElseThrow()
        .predicted();
  }

  /** Whether a metric is among what was accepted. */
  public boolean has(Metric metric) {
    return facts.has(metric);
  }

  /** The mean over its seeds; exactly the value if all are the same. */
  public double mean(Metric metric) {
    return Spread.of(facts.runs(), run -> run.value(metric)).mean();
  }
}
