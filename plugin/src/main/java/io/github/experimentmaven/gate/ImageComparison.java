package io.github.experimentmaven.gate;

import io.github.experimentmaven.baseline.SeedPredictions;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import io.github.experimentmaven.statistics.Comparison;
import io.github.experimentmaven.statistics.ComparisonOutcome;
import io.github.experimentmaven.statistics.Holm;
import io.github.experimentmaven.statistics.McNemar;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the test images that the baseline's networks and the candidate's do not agree on. */
public final class ImageComparison {

  /** As many as anybody looks at. */
  static final int MOST_IMAGES = 100;

  private final SeedPredictions baseline;
  private final SeedPredictions candidate;

  private ImageComparison(SeedPredictions baseline, SeedPredictions candidate) {
    this.baseline = baseline;
    this.candidate = candidate;
  }

  /**
   * The networks of some seeds.
   *
   * @param seeds in the order of the predictions
   * @param predictions for the same images on both sides
   */
  public record Side(List<Long> seeds, SeedPredictions predictions) {

    public Side {
      seeds = List.copyOf(seeds);
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
  public static ImageChanges of(
      Side baseline, Side candidate, List<String> classNames, double confidence) {
    ImageComparison whole = new ImageComparison(baseline.predictions(), candidate.predictions());
    ImageComparison majorities =
        new ImageComparison(majority(whole.baseline), majority(whole.candidate));
    // A few seeds in common must not decide for all others.
    boolean inPairs = baseline.seeds().containsAll(candidate.seeds());
    List<Long> shared = inPairs ? candidate.seeds() : List.of();
    ImageComparison pairs =
        inPairs ? new ImageComparison(baseline.only(shared), whole.candidate) : majorities;
    Flips wrong = whole.flips(pairs, true);
    Flips right = whole.flips(pairs, false);
    McNemar test =
        new McNemar(
            majorities.flips(majorities, true).count(),
            majorities.flips(majorities, false).count());
    return new ImageChanges(
        shared, wrong, right, test.pValue(), whole.classes(classNames, confidence));
  }

  private static SeedPredictions majority(SeedPredictions seeds) {
    int[] most = new int[seeds.images()];
    for (int image = 0; image < most.length; image++) {
      // For nearly all images all seeds say the same; votes are counted for the others alone.
      most[image] = areOfOneMind(seeds, image) ? seeds.predicted(0, image) : vote(seeds, image);
    }
    return seeds.ofOthers(List.of(most));
  }

  private static boolean areOfOneMind(SeedPredictions seeds, int image) {
    for (int seed = 1; seed < seeds.seeds(); seed++) {
      if (seeds.predicted(seed, image) != seeds.predicted(0, image)) {
        return false;
      }
    }
    return true;
  }

  private static int vote(SeedPredictions seeds, int image) {
    return MajorityVote.of(
            IntStream.range(0, seeds.seeds()).map(seed -> seeds.predicted(seed, image)))
        .orElseThrow()
        .predicted();
  }

  /**
   * Images whose prediction has become wrong, or right.
   *
   * @param pairs what counts as one: seeds in common, or majorities
   * @param toWrong the direction
   */
  private Flips flips(ImageComparison pairs, boolean toWrong) {
    IntPredicate isStable =
        image -> all(baseline, image, toWrong) && all(candidate, image, !toWrong);
    List<Integer> images =
        IntStream.range(0, baseline.images())
            .filter(image -> pairs.anyFlips(image, toWrong))
            .boxed()
            .toList();
    List<Integer> stable = images.stream().filter(isStable::test).toList();
    List<Integer> others = images.stream().filter(isStable.negate()::test).toList();
    return new Flips(
        images.size(),
        stable.size(),
        Stream.concat(stable.stream(), others.stream()).limit(MOST_IMAGES).toList());
  }

  private boolean anyFlips(int image, boolean toWrong) {
    for (int seed = 0; seed < baseline.seeds(); seed++) {
      if (baseline.isRight(seed, image) == toWrong && candidate.isRight(seed, image) != toWrong) {
        return true;
      }
    }
    return false;
  }

  private static boolean all(SeedPredictions seeds, int image, boolean right) {
    return IntStream.range(0, seeds.seeds()).allMatch(seed -> seeds.isRight(seed, image) == right);
  }

  private List<ClassChange> classes(List<String> names, double confidence) {
    Map<Integer, Comparison> comparisons = new TreeMap<>();
    for (int label = 0; label < names.size(); label++) {
      int[] images = imagesOf(label);
      if (images.length > 0) {
        Measure measure = Measure.accuracy(images.length);
        comparisons.put(
            label,
            Comparison.of(
                new Sample(measure, recalls(baseline, images)),
                new Sample(measure, recalls(candidate, images)),
                0,
                1 - confidence));
      }
    }
    List<ClassChange> changes = new ArrayList<>();
    Holm.correct(comparisons, label -> true)
        .forEach(
            (label, comparison) ->
                changes.add(
                    new ClassChange(
                        label,
                        names.get(label),
                        comparison.baseline().mean(),
                        comparison.candidate().mean(),
                        comparison.outcome() == ComparisonOutcome.FAIL)));
    return changes;
  }

  private int[] imagesOf(int label) {
    return IntStream.range(0, baseline.images())
        .filter(image -> baseline.label(image) == label)
        .toArray();
  }

  private static List<Double> recalls(SeedPredictions seeds, int[] images) {
    return IntStream.range(0, seeds.seeds())
        .mapToObj(
            seed ->
                (double) IntStream.of(images).filter(image -> seeds.isRight(seed, image)).count()
                    / images.length)
        .toList();
  }
}
