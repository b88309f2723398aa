package io.github.experimentmaven.report.page;

import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.ClassChange;
import io.github.experimentmaven.result.ImageChanges.Flips;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Test images that are classified differently than by the baseline.
 *
 * @param rows those that are newly wrong and those that are newly right
 * @param how what was compared with what, in one sentence
 * @param probability the p-value of McNemar's exact test: {@code p = 0.583}, {@code p < 0.001};
 *     null unless one network was compared with one
 * @param flips pictures of some of them; may be empty
 * @param classes recall of each class, before and now; of many classes those that changed most, in
 *     that order; may be empty
 * @param shortened what is left out; empty if nothing is
 * @param doubt why no class can be marked as worse; empty if one could
 */
public record ChangedImages(
    List<Row> rows,
    String how,
    @Nullable String probability,
    List<FlipGroup> flips,
    List<ClassRow> classes,
    String shortened,
    String doubt) {

  private static final int MOST_IMAGES = 8;

  /**
   * Images that flipped one way.
   *
   * @param name the direction of the flips
   * @param verdict the colour of the change: {@code fail} or {@code pass}
   * @param count how many, mean over the pairs of networks: {@code 31.2}; {@code 31} of one pair
   * @param stable how many of them from every seed of the baseline to every seed now
   * @param images their first indices in the test set, those first that flip most often: {@code 4,
   *     9, 1}
   */
  public record Row(String name, String verdict, String count, String stable, String images) {}

  /**
   * The recall of one class, mean over the seeds that were compared.
   *
   * @param name of the class
   * @param baseline its recall in the baseline: {@code 0.9900}
   * @param recall its recall now
   * @param change now minus before, signed: {@code +0.0012}
   * @param worse whether it dropped by more than seeds explain
   */
  public record ClassRow(
      String name, String baseline, String recall, String change, boolean worse) {}

  static ChangedImages of(ImageChanges changes, List<FlipGroup> flips) {
    List<ClassChange> all = changes.classes();
    List<ClassChange> shown =
        all.size() <= ClassTable.MOST_CLASSES
            ? all
            : all.stream()
                .sorted(
                    Comparator.comparing(ClassChange::isWorse)
                        .thenComparing(each -> Math.abs(each.recall() - each.baseline()))
                        .reversed())
                .limit(ClassTable.MOST_CLASSES)
                .toList();
    return new ChangedImages(
        List.of(
            row("Newly wrong", "fail", changes.newlyWrong()),
            row("Newly right", "pass", changes.newlyRight())),
        how(changes),
        probability(changes.mcNemarP()),
        flips,
        shown.stream().map(ChangedImages::row).toList(),
        shown.size() == all.size()
            ? ""
            : "The "
                + ClassTable.MOST_CLASSES
                + " classes whose recall changed most, of "
                + all.size()
                + ".",
        changes.areClassesTested()
            ? ""
            : "So few seeds cannot tell a drop from seed-to-seed variation, so that none is marked.");
  }

  private static @Nullable String probability(@Nullable Double p) {
    if (p == null) {
      return null;
    }
    return p < 0.001 ? "p < 0.001" : "p = " + NumberText.fixed(p, 3);
  }

  private static String how(ImageChanges changes) {
    if (changes.pairs() == 1) {
      return "A network is compared with one of the baseline.";
    }
    return "Mean over "
        + NumberText.counted(changes.pairs(), "pair")
        + " of networks, "
        + (changes.seeds().isEmpty()
            ? "each of the baseline with each of these."
            : "each seed\u2019s with the baseline\u2019s of the same seed.")
        + " In every seed: from all seeds of the baseline to all of these. Listed are samples that"
        + " flip more often this way than the other.";
  }

  private static Row row(String name, String verdict, Flips flips) {
    String images =
        flips.images().stream()
            .limit(MOST_IMAGES)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return new Row(
        name,
        verdict,
        NumberText.meanCount(flips.count()),
        NumberText.count(flips.stable()),
        flips.images().size() > MOST_IMAGES ? images + ", \u2026" : images);
  }

  private static ClassRow row(ClassChange change) {
    return new ClassRow(
        PlainText.of(change.name()),
        NumberText.fixed(change.baseline(), 4),
        NumberText.fixed(change.recall(), 4),
        NumberText.signed(change.recall() - change.baseline(), 4),
        change.isWorse());
  }
}
