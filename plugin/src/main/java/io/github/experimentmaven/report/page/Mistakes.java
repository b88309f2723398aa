package io.github.experimentmaven.report.page;

import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.MistakenImage;
import io.github.experimentmaven.report.model.ReportedExperiment;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a network is wrong and sure of it.
 *
 * @param tiles the surest mistakes of most seeds, surest first
 * @param note how they were chosen
 */
public record Mistakes(List<Tile> tiles, String note) {

  /**
   * A test image that was taken for something else.
   *
   * @param truth its class
   * @param answer what it was taken for
   * @param probability how sure the network was, mean over the seeds that gave this answer
   * @param seeds how many those are; empty for a single seed
   * @param description the image in words
   * @param drawing the image, if it is small and gray
   * @param file otherwise the file it is in
   */
  public record Tile(
      String truth,
      String answer,
      String probability,
      String seeds,
      String description,
      @Nullable Markup drawing,
      @Nullable String file) {}

  /** The mistakes of an experiment, or null if none are at hand. */
  static @Nullable Mistakes of(ReportedExperiment reported, PageNames names) {
    List<MistakenImage> mistakes = reported.mistakenImages();
    if (mistakes.isEmpty()) {
      return null;
    }
    int seeds = reported.runs().size();
    List<String> classes = reported.runs().get(0).dataset().classNames();
    List<Tile> tiles =
        IntStream.range(0, mistakes.size())
            .mapToObj(
                i -> tile(mistakes.get(i), seeds, classes, names.mistake(reported.title(), i)))
            .toList();
    String chosen =
        seeds == 1
            ? "Probability is the network's own, of its answer."
            : "The same mistake of most seeds first, then the surest; probabilities are means over"
                + " the seeds that make it.";
    return new Mistakes(tiles, chosen);
  }

  private static Tile tile(MistakenImage mistake, int seeds, List<String> classes, String file) {
    SampleImage image = mistake.image();
    String truth = PlainText.of(classes.get(image.label()));
    String answer = PlainText.of(classes.get(mistake.answer()));
    String description = "test image " + image.index() + ": " + truth + ", taken for " + answer;
    Data.Picture picture = Data.picture(image, truth, description, file);
    return new Tile(
        truth,
        answer,
        NumberText.probability(mistake.probability()),
        seeds == 1 ? "" : mistake.seeds() + " of " + seeds,
        description,
        picture.drawing(),
        picture.file());
  }
}
