package io.github.experimentmaven.result;

import java.util.List;

/**
 * Which test images are classified otherwise than by the baseline.
 *
 * <p>If the baseline has all seeds of the candidate, these are compared one by one; otherwise what
 * most of the baseline's seeds predict with what most of the candidate's do.
 *
 * @param seeds those that were compared one by one; empty if majorities were
 * @param newlyWrong right in the baseline, wrong now
 * @param newlyRight wrong in the baseline, right now
 * @param mcNemarP McNemar's exact p value of the majorities; for information only, as it compares
 *     trained models, not recipes
 * @param classes in the order of the labels, those without a test image left out
 */
public record ImageChanges(
    List<Long> seeds,
    Flips newlyWrong,
    Flips newlyRight,
    double mcNemarP,
    List<ClassChange> classes) {

  public ImageChanges {
    seeds = List.copyOf(seeds);
    classes = List.copyOf(classes);
  }

  /**
   * Images whose prediction has become wrong, or right.
   *
   * @param count how many; of seeds compared one by one, those that did with one at least
   * @param stable how many of them did with every seed
   * @param images their places in the data set, from 0: stable ones first, then in their order; no
   *     more than some hundred
   */
  public record Flips(int count, int stable, List<Integer> images) {

    public Flips {
      images = List.copyOf(images);
    }
  }

  /**
   * The recall of one class, the mean over all seeds.
   *
   * @param label the class, from 0
   * @param name for people
   * @param baseline recall in the baseline
   * @param recall now
   * @param isWorse whether it has dropped by more than seeds explain, at the experiment's
   *     confidence over all classes; a warning, never a failure
   */
  public record ClassChange(
      int label, String name, double baseline, double recall, boolean isWorse) {}
}
