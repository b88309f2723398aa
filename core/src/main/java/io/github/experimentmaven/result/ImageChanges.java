package io.github.experimentmaven.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which test images are classified otherwise than by the baseline: a network of the candidate is
 * compared with a network of the baseline, and what is counted is the mean over all such pairs.
 *
 * <p>If the baseline has all seeds of the candidate, the networks of the same seed are the pairs;
 * otherwise each network of the one side is paired with each of the other.
 *
 * @param seeds those whose networks were the pairs; empty if each was paired with each
 * @param pairs how many there were
 * @param newlyWrong right in the baseline, wrong now
 * @param newlyRight wrong in the baseline, right now
 * @param mcNemarP McNemar's exact p value if there was one pair alone, else null; for information
 *     only, as it compares two trained models, not recipes
 * @param areClassesTested whether there were seeds enough to tell a drop from their scatter
 * @param classes in the order of the labels, those without a test image left out
 */
public record ImageChanges(
    List<Long> seeds,
    int pairs,
    Flips newlyWrong,
    Flips newlyRight,
    @Nullable Double mcNemarP,
    boolean areClassesTested,
    List<ClassChange> classes) {

  public ImageChanges {
    seeds = List.copyOf(seeds);
    classes = List.copyOf(classes);
  }

  /**
   * Images whose prediction has become wrong, or right.
   *
   * @param count how many, mean over the pairs; a whole number if there is one
   * @param stable how many flipped from every seed of the baseline to every seed of the candidate
   * @param images their places in the data set, from 0, without those that flip as often the other
   *     way: those first that flip with the most pairs; no more than some hundred
   */
  public record Flips(double count, int stable, List<Integer> images) {

    public Flips {
      images = List.copyOf(images);
    }
  }

  /**
   * The recall of one class, the mean over the seeds that were compared.
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
