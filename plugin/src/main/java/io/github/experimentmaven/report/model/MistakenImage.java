package io.github.experimentmaven.report.model;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.result.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A test image that runs misclassify.
 *
 * @param image the image with its true label
 * @param answer index of the class that most of them predict; of equal ones the first
 * @param seeds how many runs predict it
 * @param probability of that prediction, mean over these runs
 */
public record MistakenImage(SampleImage image, int answer, int seeds, double probability) {

  /** Two rows of eleven. */
  private static final int SHOWN = 22;

  private record Mistake(int index, int answer, int seeds, double probability) {

    /** The same mistake of other runs. */
    Mistake and(Mistake other) {
      int all = seeds + other.seeds;
      double sum = probability * seeds + other.probability * other.seeds;
      return new Mistake(index, answer, all, sum / all);
    }
  }

  /**
   * The mistakes that the most runs share, then the most confident.
   *
   * @param dataset whose test images were classified
   * @param runs what each run said of them
   * @return few enough to be shown
   * @throws DatasetException if a file was damaged since the data set was read
   * @throws IllegalArgumentException if a run classified another number of images
   */
  public static List<MistakenImage> choose(Dataset dataset, List<Predictions> runs)
      throws DatasetException {
    if (runs.isEmpty()) {
      return List.of();
    }
    int[] labels = SampleImage.testLabels(dataset);
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      Mistake mistake = mistake(i, labels[i], runs, labels.length);
      if (mistake != null) {
        mistakes.add(mistake);
      }
    }
    mistakes.sort(
        Comparator.comparingInt((Mistake m) -> -m.seeds())
            .thenComparingDouble(m -> -m.probability())
            .thenComparingInt(Mistake::index));
    List<Mistake> shown = mistakes.subList(0, Math.min(SHOWN, mistakes.size()));
    List<SampleImage> images =
        SampleImage.test(dataset, shown.stream().map(Mistake::index).toList());
    List<MistakenImage> chosen = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Mistake mistake = shown.get(i);
      chosen.add(
          new MistakenImage(
              images.get(i), mistake.answer(), mistake.seeds(), mistake.probability()));
    }
    return List.copyOf(chosen);
  }

  /** The most common wrong answer to one image, or null if no run is wrong. */
  private static @Nullable Mistake mistake(
      int image, int label, List<Predictions> runs, int images) {
    Map<Integer, Mistake> answers = new TreeMap<>();
    for (Predictions run : runs) {
      if (run.size() != images) {
        throw new IllegalArgumentException(run.size() + " predictions of " + images + " images");
      }
      int answer = run.predictedClass(image);
      if (answer != label) {
        Mistake one = new Mistake(image, answer, 1, run.probability(image));
        answers.merge(answer, one, Mistake::and);
      }
    }
    return answers.values().stream()
        .min(Comparator.comparingInt((Mistake m) -> -m.seeds()).thenComparingInt(Mistake::answer))
        .orElse(null);
  }
}
