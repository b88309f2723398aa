package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import io.github.experimentmaven.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  @Test
  void aMetricAboveItsLeastValuePasses() {
    assertThat(accuracyCheck(0.975, null, 0.9786))
        .isEqualTo(
            new Check(
                "test_accuracy",
                ">= 0.975",
                0.9786,
                0.0036,
                Outcome.PASS,
                "test_accuracy 0.9786 is at least 0.975 (margin +0.0036)"));
  }

  @Test
  void aMetricBelowItsLeastValueFails() {
    assertThat(accuracyCheck(0.975, null, 0.9712))
        .isEqualTo(
            new Check(
                "test_accuracy",
                ">= 0.975",
                0.9712,
                -0.0038,
                Outcome.FAIL,
                "test_accuracy 0.9712 is below the required 0.975 by 0.0038"));
  }

  @Test
  void aMetricBelowItsGreatestValuePasses() {
    assertThat(accuracyCheck(null, 0.99, 0.9786).explanation())
        .isEqualTo("test_accuracy 0.9786 is at most 0.99 (margin +0.0114)");
  }

  @Test
  void aMetricAboveItsGreatestValueFails() {
    assertThat(accuracyCheck(null, 0.97, 0.9786))
        .isEqualTo(
            new Check(
                "test_accuracy",
                "<= 0.97",
                0.9786,
                -0.0086,
                Outcome.FAIL,
                "test_accuracy 0.9786 is above the allowed 0.97 by 0.0086"));
  }

  @Test
  void ofTwoBoundsTheMarginIsToTheNearer() {
    assertThat(accuracyCheck(0.9, 0.98, 0.9786))
        .isEqualTo(
            new Check(
                "test_accuracy",
                ">= 0.9 and <= 0.98",
                0.9786,
                0.0014,
                Outcome.PASS,
                "test_accuracy 0.9786 is between 0.9 and 0.98 (margin +0.0014)"));
  }

  @Test
  void theMeanOverTheSeedsIsJudgedNotTheWorstOfThem() {
    assertThat(accuracyCheck(0.975, null, 0.97, 0.98, 0.981).explanation())
        .isEqualTo("test_accuracy 0.9770 is at least 0.975 (margin +0.0020, mean of 3 seeds)");
    assertThat(accuracyCheck(0.975, null, 0.97, 0.976, 0.9676).explanation())
        .isEqualTo("test_accuracy 0.9712 is below the required 0.975 by 0.0038 (mean of 3 seeds)");
  }

  @Test
  void aBoundItselfIsKept() {
    assertThat(accuracyCheck(0.975, null, 0.975).explanation())
        .isEqualTo("test_accuracy 0.9750 is at least 0.975 (margin 0)");
    assertThat(accuracyCheck(null, 0.975, 0.975).outcome()).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.975, 0.9786, 0.05})
  void theMeanOfSeedsThatAllReachTheBoundReachesIt(double bound) {
    // Adding doubles would give 0.30000000000000004 / 3 and the like.
    for (int seeds = 1; seeds <= 40; seeds++) {
      double[] values = new double[seeds];
      Arrays.fill(values, bound);

      assertThat(accuracyCheck(bound, bound, values).outcome()).isEqualTo(Outcome.PASS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.97499  | test_accuracy 0.97499 is below the required 0.975 by 0.00001",
        "0.974999 | test_accuracy 0.974999 is below the required 0.975 by 0.000001",
        "0.97496  | test_accuracy 0.97496 is below the required 0.975 by 0.00004",
        "0.9749   | test_accuracy 0.9749 is below the required 0.975 by 0.0001",
      })
  void roundingNeverMakesAFailingValueLookLikeTheBound(double value, String explanation) {
    assertThat(accuracyCheck(0.975, null, value).explanation()).isEqualTo(explanation);
  }

  @Test
  void aValueOneStepBelowTheBoundFailsAndIsToldFromIt() {
    assertThat(accuracyCheck(0.975, null, Math.nextDown(0.975)).explanation())
        .isEqualTo(
            "test_accuracy 0.9749999999999999 is below the required 0.975 by 0.0000000000000001");
  }

  @Test
  void aBoundWithManyDigitsIsNotRoundedAcross() {
    assertThat(accuracyCheck(0.97506, null, 0.975052).explanation())
        .isEqualTo("test_accuracy 0.975052 is below the required 0.97506 by 0.000008");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aValueThatIsNotFiniteNeverPasses(double value) {
    for (Bounds bounds :
        List.of(new Bounds(0.0, null), new Bounds(null, 1e9), new Bounds(-1.0, 1e9))) {
      Verdict verdict =
          Gate.judge(
              experiment(1, null, Map.of(Metric.TEST_LOSS, bounds)),
              List.of(run(1, 10, value)),
              List.of());

      assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    }
  }

  @Test
  void aLossThatIsNotANumberIsNamed() {
    Verdict verdict =
        Gate.judge(
            experiment(2, null, Map.of(Metric.TEST_LOSS, new Bounds(null, 0.05))),
            List.of(run(1, 10, 0.04), run(2, 10, Double.NaN)),
            List.of());

    assertThat(verdict.checks())
        .containsExactly(
            new Check(
                "outlying seeds",
                "none",
                1.0,
                null,
                Outcome.FAIL,
                "seed 2 went wrong where the others did not: test_loss is NaN with seed 2, against"
                    + " 0.0400 with the other seed; look at how training went, or at its learning"
                    + " rate; if the recipe is like that, accept it with"
                    + " -Dexperiment.accept.outliers"),
            new Check(
                "test_loss",
                "<= 0.05",
                Double.NaN,
                null,
                Outcome.FAIL,
                "test_loss is NaN (mean of 2 seeds) and so within no bounds: <= 0.05"));
  }

  @Test
  void parametersAreComparedExactly() {
    assertThat(judge(experiment(1, 93_322L, Map.of()), run(1, 93_322, 0.9)))
        .isEqualTo(
            new Verdict(
                Outcome.PASS,
                List.of(
                    new Check(
                        "parameters",
                        "= 93322",
                        93_322.0,
                        0.0,
                        Outcome.PASS,
                        "parameters 93322 is exactly what is required"))));
    assertThat(judge(experiment(1, 93_322L, Map.of()), run(1, 93_323, 0.9)))
        .isEqualTo(
            new Verdict(
                Outcome.FAIL,
                List.of(
                    new Check(
                        "parameters",
                        "= 93322",
                        93_323.0,
                        -1.0,
                        Outcome.FAIL,
                        "parameters 93323 is 1 more than the required 93322"))));
    assertThat(judge(experiment(1, 93_322L, Map.of()), run(1, 93_300, 0.9)).checks())
        .extracting(Check::explanation)
        .containsExactly("parameters 93300 is 22 fewer than the required 93322");
  }

  @Test
  void anExperimentThatAsksForNothingPassesWithoutAnyCheck() {
    assertThat(judge(experiment(1, null, Map.of()), run(1, 10, 0.5)))
        .isEqualTo(new Verdict(Outcome.PASS, List.of()));
  }

  @Test
  void nothingRecordedFailsEvenWithoutAGate() {
    assertThat(judge(experiment(1, null, Map.of())))
        .isEqualTo(
            new Verdict(
                Outcome.FAIL,
                List.of(
                    new Check(
                        "runs",
                        "a completed run",
                        null,
                        null,
                        Outcome.FAIL,
                        "nothing recorded: seed 1 is not trained yet; run 'mvn verify'"))));
  }

  @Test
  void nothingRecordedFailsOnceAndNotForEachMetric() {
    Map<Metric, Bounds> gate =
        Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(0.975, null));

    assertThat(judge(experiment(3, 10L, gate)).checks())
        .extracting(Check::explanation)
        .containsExactly(
            "nothing recorded: seeds 1, 2, 3 are not trained yet; run 'mvn verify'",
            "parameters were not counted: no run is complete; required: 10");
  }

  @Test
  void aFailedSeedFailsTheExperimentAndTheOthersAreStillJudged() {
    Map<Metric, Bounds> gate = Map.of(Metric.TEST_LOSS, new Bounds(null, 0.5));
    Verdict verdict =
        Gate.judge(
            experiment(3, null, gate),
            List.of(run(1, 10, 0.25), run(2, 10, 0.5)),
            List.of(new RunFailure(3, "exit code 137\nlast event: epoch 2")));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(verdict.checks())
        .extracting(Check::name, Check::outcome, Check::explanation)
        .containsExactly(
            tuple("seed 3", Outcome.FAIL, "seed 3 failed: exit code 137\nlast event: epoch 2"),
            tuple(
                "test_loss",
                Outcome.PASS,
                "test_loss 0.3750 is at most 0.5 (margin +0.1250, mean of 2 seeds)"));
  }

  @Test
  void aSeedWithoutAnyRecordFails() {
    assertThat(judge(experiment(2, null, Map.of()), run(1, 10, 0.5)).checks())
        .extracting(Check::explanation)
        .containsExactly("seed 2: nothing recorded");
  }

  @Test
  void aRunOfASeedThatIsNoLongerAskedForFails() {
    assertThat(judge(experiment(1, null, Map.of()), run(1, 10, 0.5), run(7, 10, 0.5)).checks())
        .extracting(Check::explanation)
        .containsExactly(
            "seed 7 is recorded but is no longer a seed of the experiment: train again");
  }

  @ParameterizedTest
  @CsvSource({
    "test_accuracy, 0.975",
    "test_loss, 0.25",
    "train_accuracy, 0.9889",
    "train_loss, 0.0421"
  })
  void everyMetricIsTakenFromItsOwnField(String name, double expected) {
    Metric metric = Task.metric(name).orElseThrow();
    RunResult run = run(1, 10, 0.25);
    Verdict verdict = judge(experiment(1, null, Map.of(metric, new Bounds(0.0, null))), run);

    assertThat(verdict.checks())
        .extracting(Check::name, Check::actual)
        .containsExactly(tuple(metric.key(), expected));
  }

  private static Check accuracyCheck(
      @Nullable Double min, @Nullable Double max, double... accuracies) {
    Experiment experiment =
        experiment(
            accuracies.length,
            null,
            Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(min, max)));
    RunResult[] runs =
        LongStream.rangeClosed(1, accuracies.length)
            .mapToObj(seed -> GateFixture.run(seed, 10, accuracies[(int) seed - 1], 0.25))
            .toArray(RunResult[]::new);
    Verdict verdict = judge(experiment, runs);

    assertThat(verdict.checks()).hasSize(1);
    return verdict.checks().get(0);
  }

  private static Verdict judge(Experiment experiment, RunResult... runs) {
    return Gate.judge(experiment, List.of(runs), List.of());
  }

  private static RunResult run(long seed, long parameters, double testLoss) {
    return GateFixture.run(seed, parameters, 0.975, testLoss);
  }

  private static Experiment experiment(
      int seeds, @Nullable Long parameters, Map<Metric, Bounds> gate) {
    return new Experiment(
        "mnist-mlp",
        "",
        new DatasetSource.Folder("data"),
        List.of(),
        new Optimizer.Sgd(0.01, 0, false),
        Loss.CATEGORICAL_CROSSENTROPY,
        1,
        64,
        LongStream.rangeClosed(1, seeds).boxed().toList(),
        null,
        Numerics.PORTABLE,
        new Expectations(parameters),
        gate,
        BaselinePolicy.DEFAULT);
  }
}
