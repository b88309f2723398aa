package io.github.experimentmaven.gate;

import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.statistics.ClassRecall;
import io.github.experimentmaven.statistics.GreatestDrop;
import io.github.experimentmaven.statistics.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The recall of each class, before and now.
 *
 * @param changes in the order of the labels, those without a test image left out
 * @param areTested whether there are seeds enough to call one worse
 */
record ClassComparison(List<ClassChange> changes, boolean areTested) {

  /**
   * Compares.
   *
   * @param baseline the networks of all its seeds
   * @param shared those of the candidate's seeds, in their order; null if it lacks one
   * @param candidate at least one network
   * @param names of the classes, in the order of the labels
   * @param alpha probability that any class of an unchanged recipe is called worse
   */
  static ClassComparison of(
      SeedPredictions baseline,
      @Nullable SeedPredictions shared,
      SeedPredictions candidate,
      List<String> names,
      double alpha) {
    boolean pairsTell = shared != null && GreatestDrop.canTellPairs(shared.seeds(), alpha);
    boolean areTested =
        pairsTell || GreatestDrop.canTell(baseline.seeds(), candidate.seeds(), alpha);
    // Too few pairs may be enough seeds; what they have in common makes the test only stricter.
    SeedPredictions before = shared != null && (pairsTell || !areTested) ? shared : baseline;
    List<Integer> labels = new ArrayList<>();
    List<ClassRecall> recalls = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      int[] images = imagesOf(label, before);
      if (images.length > 0) {
        labels.add(label);
        recalls.add(
            new ClassRecall(images.length, recalls(before, images), recalls(candidate, images)));
      }
    }
    List<Double> p =
        !areTested || recalls.isEmpty()
            ? Collections.nCopies(recalls.size(), 1.0)
            : pairsTell ? GreatestDrop.pValuesOfPairs(recalls) : GreatestDrop.pValues(recalls);
    List<ClassChange> changes = new ArrayList<>();
    for (int i = 0; i < recalls.size(); i++) {
      changes.add(
          new ClassChange(
              labels.get(i),
              names.get(labels.get(i)),
              Moments.mean(recalls.get(i).baseline()),
              Moments.mean(recalls.get(i).candidate()),
              p.get(i) <= alpha));
    }
    return new ClassComparison(List.copyOf(changes), areTested);
  }

  private static int[] imagesOf(int label, SeedPredictions predictions) {
    return IntStream.range(0, predictions.samples())
        .filter(image -> predictions.label(image) == label)
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
