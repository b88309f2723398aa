package io.github.experimentmaven.gate;

import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.statistics.McNemar;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the test images that the baseline's networks and the candidate's do not agree on.
 *
 * <p>If the baseline has every seed of the candidate, each is compared with itself; otherwise each
 * network of the one side is with each of the other. A few seeds in common must not decide for all
 * others.
 */
final class ImageComparison {

  /** As many as anybody looks at. */
  static final int MOST_IMAGES = 100;

  private final SeedPredictions baseline;
  private final SeedPredictions candidate;
  private final FlipCounts counts;

  private ImageComparison(SeedPredictions baseline, SeedPredictions candidate, FlipCounts counts) {
    this.baseline = baseline;
    this.candidate = candidate;
    this.counts = counts;
  }

  /**
   * The networks of some seeds.
   *
   * @param seeds in the order of the predictions
   * @param predictions for the same images on both sides
   */
  record Side(List<Long> seeds, SeedPredictions predictions) {

    Side {
      seeds = List.copyOf(seeds);
    }

    /** Without some of the seeds; whole if none would be left. */
    Side without(Set<Long> others) {
      List<Long> rest = seeds.stream().filter(seed -> !others.contains(seed)).toList();
      return rest.isEmpty() ? this : new Side(rest, only(rest));
    }

    private SeedPredictions only(List<Long> some) {
      return predictions.only(some.stream().map(seeds::indexOf).toList());
    }
  }

  /**
   * Compares.
   *
   * @param baseline at least one seed
   * @param candidate at least one seed
   * @param classNames in the order of the labels
   * @param confidence of all classes together that one has become worse
   */
  static ImageChanges of(
      Side baseline, Side candidate, List<String> classNames, double confidence) {
    SeedPredictions before = baseline.predictions();
    SeedPredictions now = candidate.predictions();
    boolean inPairs = baseline.seeds().containsAll(candidate.seeds());
    SeedPredictions shared = inPairs ? baseline.only(candidate.seeds()) : null;
    FlipCounts counts =
        shared == null ? FlipCounts.ofAll(before, now) : FlipCounts.ofPairs(shared, now);
    ImageComparison comparison = new ImageComparison(before, now, counts);
    ClassComparison classes = ClassComparison.of(before, shared, now, classNames, 1 - confidence);
    return new ImageChanges(
        inPairs ? candidate.seeds() : List.of(),
        counts.pairs(),
        comparison.flips(true),
        comparison.flips(false),
        // Of several networks on a side it would answer another question, or none.
        counts.pairs() == 1 ? new McNemar(counts.total(true), counts.total(false)).pValue() : null,
        classes.areTested(),
        classes.changes());
  }

  /** Those images first that flip with the most pairs; of equal ones, with the most seeds. */
  private Flips flips(boolean becomesWrong) {
    List<Integer> images =
        counts.images(becomesWrong).stream()
            .sorted(
                Comparator.comparingInt((Integer image) -> -counts.excess(image, becomesWrong))
                    .thenComparingDouble(image -> -change(image, becomesWrong))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    return new Flips(
        (double) counts.total(becomesWrong) / counts.pairs(),
        (int) images.stream().filter(image -> change(image, becomesWrong) == 1).count(),
        images.stream().limit(MOST_IMAGES).toList());
  }

  /**
   * How much less, or more, of all seeds are right about an image: 1 if all before and none now.
   */
  private double change(int image, boolean becomesWrong) {
    double drop = shareOfRight(baseline, image) - shareOfRight(candidate, image);
    return becomesWrong ? drop : -drop;
  }

  private static double shareOfRight(SeedPredictions seeds, int image) {
    return (double)
            IntStream.range(0, seeds.seeds()).filter(seed -> seeds.isRight(seed, image)).count()
        / seeds.seeds();
  }
}
