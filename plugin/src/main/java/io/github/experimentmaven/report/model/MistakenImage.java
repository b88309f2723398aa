package io.github.experimentmaven.report.model;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.result.ClassPredictions;
import io.github.experimentmaven.statistics.Moments;
import io.github.experimentmaven.task.Features;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  private record Mistake(int index, int answer, int seeds, double probability) {}

  /**
   * The mistakes that the most runs share, then the most confident.
   *
   * @param dataset whose test images were classified
   * @param runs what each run said of them
   * @return few enough to be shown; none if samples are no images
   * @throws DatasetException if a file was damaged since the data set was read
   * @throws IllegalArgumentException if a run classified another number of images
   */
  public static List<MistakenImage> choose(Dataset dataset, List<ClassPredictions> runs)
      throws DatasetException {
    if (runs.isEmpty() || !(dataset.features() instanceof Features.Images)) {
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
      int image, int label, List<ClassPredictions> runs, int images) {
    for (ClassPredictions run : runs) {
      if (run.size() != images) {
        throw new IllegalArgumentException(run.size() + " predictions of " + images + " images");
      }
    }
    return MajorityVote.of(
            runs.stream().mapToInt(run -> run.predictedClass(image)).filter(each -> each != label))
        .map(vote -> mistake(image, vote, runs))
        .orElse(null);
  }

  private static Mistake mistake(int image, MajorityVote vote, List<ClassPredictions> runs) {
    List<Double> probabilities =
        runs.stream()
            .filter(run -> run.predictedClass(image) == vote.predicted())
            .map(run -> (double) run.probability(image))
            .toList();
    return new Mistake(image, vote.predicted(), vote.votes(), Moments.mean(probabilities));
  }
}
