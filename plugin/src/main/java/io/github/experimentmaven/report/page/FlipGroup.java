package io.github.experimentmaven.report.page;

import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.FlippedImage;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.ImageChanges.Flips;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the test images that flipped in one direction.
 *
 * @param name {@code Newly wrong} or {@code Newly right}
 * @param shown which of how many there are: {@code 16 of 58}; of several pairs of networks {@code
 *     the 16 that flip most often}
 * @param tiles those first that flip most often
 */
public record FlipGroup(String name, String shown, List<Tile> tiles) {

  /**
   * One image.
   *
   * @param before the class that the baseline predicts
   * @param now the class that is predicted now
   * @param newlyWrong whether it is now that is wrong, instead of the baseline
   * @param description the image in words
   * @param drawing the image, if it is small and gray
   * @param file otherwise the file it is in
   */
  public record Tile(
      String before,
      String now,
      boolean newlyWrong,
      String description,
      @Nullable Markup drawing,
      @Nullable String file) {}

  /** Both directions, without those that have no pictures. */
  static List<FlipGroup> of(ReportedExperiment reported, PageNames names) {
    ReportedBaseline baseline = reported.baseline();
    ImageChanges changes = reported.result().verdict().images();
    if (baseline == null || changes == null || baseline.flipped().isEmpty()) {
      return List.of();
    }
    List<Tile> wrong = new ArrayList<>();
    List<Tile> right = new ArrayList<>();
    List<String> classes = reported.runs().get(0).dataset().targets().classes().classNames();
    for (int i = 0; i < baseline.flipped().size(); i++) {
      FlippedImage image = baseline.flipped().get(i);
      Tile tile = tile(image, classes, names.flip(reported.title(), i));
      (image.isNewlyWrong() ? wrong : right).add(tile);
    }
    List<FlipGroup> groups = new ArrayList<>();
    add(groups, "Newly wrong", shown(changes, changes.newlyWrong(), wrong.size()), wrong);
    add(groups, "Newly right", shown(changes, changes.newlyRight(), right.size()), right);
    return groups;
  }

  private static void add(List<FlipGroup> groups, String name, String shown, List<Tile> tiles) {
    if (!tiles.isEmpty()) {
      groups.add(new FlipGroup(name, shown, List.copyOf(tiles)));
    }
  }

  private static String shown(ImageChanges changes, Flips flips, int tiles) {
    if (tiles == flips.images().size()) {
      return NumberText.count(tiles);
    }
    return changes.pairs() == 1
        ? NumberText.count(tiles) + " of " + NumberText.meanCount(flips.count())
        : "the " + NumberText.count(tiles) + " that flip most often";
  }

  private static Tile tile(FlippedImage flipped, List<String> classes, String file) {
    SampleImage image = flipped.image();
    String truth = PlainText.of(classes.get(image.label()));
    String before = PlainText.of(classes.get(flipped.before()));
    String now = PlainText.of(classes.get(flipped.now()));
    String description =
        "test image " + image.index() + ": " + truth + ", before " + before + ", now " + now;
    Data.Picture picture = Data.picture(image.image(), truth, description, file);
    return new Tile(
        before, now, flipped.isNewlyWrong(), description, picture.drawing(), picture.file());
  }
}
