package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.chart.XyChart.Point;
import io.github.experimentmaven.result.ProbabilityPredictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many samples of each class have a probability of at least the threshold, at every threshold
 * from the greatest probability down. Equal probabilities are passed together.
 *
 * @param steps of the counts
 * @param positives how many there are
 * @param negatives how many there are
 */
record Thresholds(List<Step> steps, int positives, int negatives) {

  /** As many points of a curve as can be told apart. */
  private static final int MOST_POINTS = 300;

  /**
   * One threshold.
   *
   * @param truePositives on it or above
   * @param falsePositives on it or above
   */
  record Step(int truePositives, int falsePositives) {}

  static Thresholds of(ProbabilityPredictions predictions, int[] labels) {
    List<Integer> order =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -predictions.positive(i)))
            .toList();
    List<Step> steps = new ArrayList<>();
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < order.size(); i++) {
      int sample = order.get(i);
      right += labels[sample];
      wrong += 1 - labels[sample];
      boolean isLast = i == order.size() - 1;
      if (isLast || predictions.positive(order.get(i + 1)) != predictions.positive(sample)) {
        steps.add(new Step(right, wrong));
      }
    }
    return new Thresholds(steps, right, wrong);
  }

  /** From (0, 0) to (1, 1); empty if all samples are of one class. */
  List<Point> roc() {
    if (positives == 0 || negatives == 0) {
      return List.of();
    }
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    for (Step step : some()) {
      points.add(
          new Point(
              (double) step.falsePositives() / negatives,
              (double) step.truePositives() / positives));
    }
    return points;
  }

  /** From the greatest precision's recall to a recall of 1; empty without a positive sample. */
  List<Point> precisionRecall() {
    if (positives == 0) {
      return List.of();
    }
    return some().stream()
        .map(
            step ->
                new Point(
                    (double) step.truePositives() / positives,
                    (double) step.truePositives() / (step.truePositives() + step.falsePositives())))
        .toList();
  }

  private List<Step> some() {
    int every = Math.max(1, steps.size() / MOST_POINTS);
    return IntStream.range(0, steps.size())
        .filter(i -> i % every == 0 || i == steps.size() - 1)
        .mapToObj(steps::get)
        .toList();
  }
}
