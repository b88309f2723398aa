package io.github.experimentmaven.report.page;

import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.MistakenImage;
import io.github.experimentmaven.report.model.ReportedExperiment;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The most confident mistakes.
 *
 * @param tiles those that the most seeds share first, then the most confident
 * @param note how they were chosen
 */
public record Mistakes(List<Tile> tiles, String note) implements Section {

  /**
   * A test image that was misclassified.
   *
   * @param truth its true class
   * @param prediction its predicted class
   * @param probability of the prediction, mean over the seeds that make it: {@code 98.9 %}
   * @param seeds how many those are, {@code 3 of 10}; empty for a single seed
   * @param description the image in words
   * @param drawing the image, if it is small and gray
   * @param file otherwise the file it is in
   */
  public record Tile(
      String truth,
      String prediction,
      String probability,
      String seeds,
      String description,
      @Nullable Markup drawing,
      @Nullable String file) {}

  @Override
  public String id() {
    return "mistakes";
  }

  @Override
  public String title() {
    return "Mistakes";
  }

  /** The mistakes of an experiment, or null if none are at hand. */
  static @Nullable Mistakes of(ReportedExperiment reported, PageNames names) {
    List<MistakenImage> mistakes = reported.mistakenImages();
    if (mistakes.isEmpty()) {
      return null;
    }
    int seeds = reported.runs().size();
    List<String> classes = reported.runs().get(0).dataset().targets().classes().classNames();
    List<Tile> tiles =
        IntStream.range(0, mistakes.size())
            .mapToObj(
                i -> tile(mistakes.get(i), seeds, classes, names.mistake(reported.title(), i)))
            .toList();
    String chosen =
        seeds == 1
            ? "The probability is the one the network gives its prediction."
            : "Mistakes shared by the most seeds first, then the most confident; probabilities are"
                + " means over the seeds that make the mistake.";
    return new Mistakes(tiles, chosen);
  }

  private static Tile tile(MistakenImage mistake, int seeds, List<String> classes, String file) {
    SampleImage image = mistake.image();
    String truth = PlainText.of(classes.get(image.label()));
    String prediction = PlainText.of(classes.get(mistake.answer()));
    String description =
        "test image " + image.index() + ": " + truth + ", classified as " + prediction;
    Data.Picture picture = Data.picture(image.image(), truth, description, file);
    return new Tile(
        truth,
        prediction,
        NumberText.probability(mistake.probability()),
        seeds == 1 ? "" : mistake.seeds() + " of " + seeds,
        description,
        picture.drawing(),
        picture.file());
  }
}
