package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.result.RunResult.LayerResult;
import io.github.experimentmaven.statistics.Direction;
import io.github.experimentmaven.statistics.Measure;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Regression;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is known of the tasks of rows. */
class TaskGateTest {

  private static final Targets CLASSES = new Targets.Classes(List.of("no", "yes"));
  private static final Targets PRICE = new Targets.Numbers(List.of("price"));
  private static final Targets TWO = new Targets.Numbers(List.of("price", "area"));

  @Test
  void everyTaskHasAGate() {
    for (Task task : Task.all()) {
      assertThat(TaskGate.of(task)).isNotNull();
    }
  }

  // 75 of 100: 0.75 + 3 sqrt(0.75 * 0.25 / 100)
  @Test
  void withoutLearningTheMoreFrequentOfTwoClassesIsSaid() {
    assertThat(withoutLearning(MulticlassClassification.TEST_ACCURACY, binary(75, 25)))
        .isCloseTo(0.75 + 3 * Math.sqrt(0.001875), within(1e-12));
  }

  // a random order: 0.5 + 3 sqrt((75 + 25 + 1) / (12 * 75 * 25)); 0.25 + 3 sqrt(0.25 * 0.75 / 100)
  @Test
  void withoutLearningProbabilitiesAreInNoOrder() {
    RunResult run = binary(75, 25);

    assertThat(withoutLearning(BinaryClassification.TEST_ROC_AUC, run))
        .isCloseTo(0.5 + 3 * Math.sqrt(101 / 22500.0), within(1e-12));
    assertThat(withoutLearning(BinaryClassification.TEST_ROC_AUC, binary(0, 25))).isEqualTo(0.5);
    assertThat(withoutLearning(BinaryClassification.TEST_PR_AUC, run))
        .isCloseTo(0.25 + 3 * Math.sqrt(0.001875), within(1e-12));
    assertThat(withoutLearning(BinaryClassification.TEST_F1, run)).isNaN();
  }

  // r2 = 1 - (3 / 6)^2
  @Test
  void withoutLearningARegressionPredictsTheMean() {
    RunResult run = regression(PRICE, 0.75, 3);

    assertThat(withoutLearning(Regression.TEST_R2, run)).isZero();
    assertThat(withoutLearning(Regression.TEST_ROOT_MEAN_SQUARED_ERROR, run))
        .isCloseTo(6, within(1e-12));
    assertThat(withoutLearning(Regression.TEST_MEAN_ABSOLUTE_ERROR, run)).isNaN();
  }

  @Test
  void ofSeveralTargetsOrAPerfectOneNobodyKnowsTheDeviation() {
    Metric root = Regression.TEST_ROOT_MEAN_SQUARED_ERROR;

    assertThat(withoutLearning(root, regression(TWO, 0.75, 3))).isNaN();
    assertThat(withoutLearning(root, regression(PRICE, 1, 0))).isNaN();
  }

  @Test
  void aSeedThatPredictsTheMeanIsToldFromThoseThatLearned() {
    List<RunResult> runs =
        List.of(
            regression(PRICE, 0.75, 3, 1),
            regression(PRICE, 0.8, 2.7, 2),
            regression(PRICE, 0, 6, 3));

    assertThat(outlying(Regression.TEST_R2, runs)).containsExactly(RunKey.of(3));
    assertThat(outlying(Regression.TEST_ROOT_MEAN_SQUARED_ERROR, runs))
        .containsExactly(RunKey.of(3));
  }

  private static Set<RunKey> outlying(Metric metric, List<RunResult> runs) {
    Map<Metric, Bounds> gate = Map.of(metric, new Bounds(null, null, 0.01));
    List<Long> seeds = runs.stream().map(run -> run.key().seed()).toList();
    return OutlyingSeeds.of(GateFixture.experiment(seeds, gate, BaselinePolicy.DEFAULT), null, runs)
        .ofCandidate();
  }

  @Test
  void aRegressionKeepsNoPredictions() {
    assertThat(TaskPredictions.of(new Regression())).isEmpty();
    assertThat(TaskPredictions.of(new BinaryClassification())).isPresent();
  }

  @Test
  void everyMetricHasTheMeasureOfItsKind() {
    RunResult run = binary(75, 25);
    RunResult numbers = regression(PRICE, 0.75, 3);

    assertThat(MetricValues.measure(MulticlassClassification.TEST_ACCURACY, run))
        .isEqualTo(new Measure.Proportion(Direction.HIGHER_IS_BETTER, 100));
    assertThat(MetricValues.measure(BinaryClassification.TEST_ROC_AUC, run))
        .isEqualTo(new Measure.Score(100));
    assertThat(MetricValues.measure(BinaryClassification.TEST_BRIER_SCORE, run))
        .isEqualTo(new Measure.Magnitude(Direction.LOWER_IS_BETTER, 0));
    assertThat(MetricValues.measure(Regression.TEST_MEAN_ABSOLUTE_ERROR, numbers))
        .isEqualTo(new Measure.Magnitude(Direction.LOWER_IS_BETTER, 0));
    assertThat(MetricValues.measure(Regression.TEST_R2, numbers))
        .isEqualTo(new Measure.Magnitude(Direction.HIGHER_IS_BETTER, 1));
  }

  private static double withoutLearning(Metric metric, RunResult run) {
    return TaskGate.of(run.task()).withoutLearning(metric, run);
  }

  private static RunResult binary(int negatives, int positives) {
    return run(
        new BinaryClassification(),
        CLASSES,
        1,
        1,
        negatives + positives,
        List.of(List.of(negatives, 0), List.of(positives, 0)),
        Map.of());
  }

  private static RunResult regression(Targets targets, double r2, double root) {
    return regression(targets, r2, root, 1);
  }

  private static RunResult regression(Targets targets, double r2, double root, long seed) {
    return run(
        new Regression(),
        targets,
        seed,
        targets.numbers().names().size(),
        100,
        List.of(),
        Map.of(Regression.TEST_R2, r2, Regression.TEST_ROOT_MEAN_SQUARED_ERROR, root));
  }

  private static RunResult run(
      Task task,
      Targets targets,
      long seed,
      int outputs,
      int samples,
      List<List<Integer>> confusion,
      Map<Metric, Double> figures) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    task.metrics().forEach(metric -> values.put(metric, figures.getOrDefault(metric, 0.5)));
    return new RunResult(
        RunResult.FORMAT_VERSION,
        "rows",
        RunKey.of(seed),
        5,
        List.of(new LayerResult("dense", "Dense", List.of(outputs), 5, 0)),
        new DatasetFacts(
            "rows",
            400,
            samples,
            new Features.Numbers(List.of(Column.unscaled("a"), Column.unscaled("b"))),
            targets),
        List.of(),
        Metrics.of(values),
        confusion,
        List.of(),
        48,
        1,
        1,
        3,
        0,
        "0".repeat(64),
        "1".repeat(64),
        "2".repeat(64),
        IdentityFixture.provenance(seed));
  }
}
