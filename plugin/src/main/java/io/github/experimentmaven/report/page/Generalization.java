package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.report.model.Spread;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a network generalizes or overfits, in words that follow from the figures. With {@code
 * gap} for training minus test accuracy after the last epoch (means over the seeds), and {@code
 * noise} for twice the standard error that a test set of this size leaves on an accuracy; of what
 * is no proportion the figures are told, and no more:
 *
 * <table>
 * <caption>What is said of a gap</caption>
 * <tr><td>a loss is not finite</td><td>training diverged</td></tr>
 * <tr><td>gap &lt; -noise</td><td>does better on new images</td></tr>
 * <tr><td>|gap| &lt;= noise</td><td>no sign of overfitting</td></tr>
 * <tr><td>gap &lt; 2 points</td><td>overfits slightly</td></tr>
 * <tr><td>gap &lt; 5 points</td><td>overfits noticeably</td></tr>
 * <tr><td>otherwise</td><td>overfits strongly</td></tr>
 * </table>
 *
 * <p>A test loss at the end that is more than {@value #RISE} times its lowest is mentioned: from
 * there on, training made the network more confident in its mistakes.
 */
final class Generalization {

  private static final double SLIGHTLY = 0.02;
  private static final double NOTICEABLY = 0.05;
  private static final double RISE = 1.05;

  private Generalization() {}

  /** One or two sentences. */
  static List<String> sentences(List<RunResult> runs) {
    List<String> sentences = new ArrayList<>();
    if (!runs.stream()
        .map(RunResult::metrics)
        .allMatch(
            metrics ->
                Double.isFinite(metrics.value(Metric.TRAIN_LOSS))
                    && Double.isFinite(metrics.value(Metric.TEST_LOSS)))) {
      sentences.add(
          "The final loss is not finite: training diverged. A smaller learning rate may help.");
    }
    sentences.add(gap(runs));
    rise(runs, sentences);
    return sentences;
  }

  private static String gap(List<RunResult> runs) {
    Task task = runs.get(0).task();
    Metric headline = task.headline();
    MetricText text = MetricText.of(headline, runs.get(0));
    double train = mean(runs, MetricOrder.of(task, Part.TRAIN, headline.quantity()));
    double test = mean(runs, headline);
    boolean last = runs.stream().allMatch(run -> run.keptEpoch() == run.epochs().size());
    String ends =
        (last ? "Training " : "In the epoch that is kept, training ")
            + headline.quantity().words()
            + (last ? " ends at " : " is ")
            + text.value(train)
            + ", test "
            + headline.quantity().words()
            + (last ? " at " : " ")
            + text.value(test);
    return headline.isProportion()
        ? ends + ": " + verdict(train, test, runs.get(0).dataset())
        : ends + ".";
  }

  private static double mean(List<RunResult> runs, Metric metric) {
    return Spread.of(runs, run -> run.metrics().value(metric)).mean();
  }

  private static String verdict(double train, double test, DatasetFacts dataset) {
    int testImages = dataset.testImages();
    String noun = dataset.features().noun();
    double gap = train - test;
    double noise = 2 * Math.sqrt(test * (1 - test) / testImages);
    String points = NumberText.pointsBetween(train, test, testImages);
    if (Math.abs(gap) <= noise) {
      return "a gap of "
          + points
          + ", within the sampling noise of "
          + NumberText.counted(testImages, "test " + noun)
          + " (\u00b1"
          + NumberText.points(noise, testImages)
          + "). No sign of overfitting.";
    }
    if (gap < 0) {
      return NumberText.pointsBetween(test, train, testImages)
          + " better on "
          + noun
          + "s it has not seen. Training accuracy lags behind: it is averaged while"
          + " the network is still learning, with any dropout active.";
    }
    String how = gap < SLIGHTLY ? "slightly" : gap < NOTICEABLY ? "noticeably" : "strongly";
    return "a gap of " + points + ". The network overfits " + how + ".";
  }

  private static void rise(List<RunResult> runs, List<String> sentences) {
    if (runs.stream().anyMatch(run -> run.keptEpoch() < run.epochs().size())) {
      return;
    }
    int epochs = runs.stream().mapToInt(run -> run.epochs().size()).min().orElse(0);
    Part evaluated = runs.get(0).dataset().evaluated();
    Metric loss = evaluated == Part.TEST ? Metric.TEST_LOSS : Metric.TEST_LOSS.onValidation();
    double[] losses =
        IntStream.range(0, epochs)
            .mapToDouble(
                e -> Spread.of(epoch(runs, e), epoch -> epoch.metrics().value(loss)).mean())
            .toArray();
    int best = 0;
    for (int e = 1; e < epochs; e++) {
      best = losses[e] < losses[best] ? e : best;
    }
    if (epochs > 0 && losses[epochs - 1] > losses[best] * RISE) {
      sentences.add(
          loss.title()
              + " was lowest after epoch "
              + (best + 1)
              + " ("
              + NumberText.loss(losses[best])
              + ") and is "
              + NumberText.loss(losses[epochs - 1])
              + " at the end: further training made the network "
              + (runs.get(0).task().headline().isProportion()
                  ? "more confident in its mistakes."
                  : "worse on what it has not seen."));
    }
  }

  private static List<EpochResult> epoch(List<RunResult> runs, int epoch) {
    return runs.stream().map(run -> run.epochs().get(epoch)).toList();
  }
}
