package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsVerdictTest {

  private static final Map<Metric, Bounds> GATE =
      Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(0.5, null, 0.003));

  /** Hard and easy folds. */
  private static final double[] ACCEPTED = {0.95, 0.98, 0.99, 0.97, 0.96};

  private static final Environment ENVIRONMENT =
      IdentityFixture.provenance(IdentityFixture.identity(64), 1).environment();

  @Test
  void foldsAreComparedFoldByFoldWhateverTheSeeds() {
    Verdict verdict = judge(runs(128, 11, 0.001, 0, -0.001, 0.0005, -0.0005));

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    // The differences have a mean of 0 and a deviation of sqrt(2.5e-6 / 4) = 0.00079057; times
    // sqrt(1/5 + 1/4) that is 0.00053033, and times t(0.95, 4) = 2.1318 it is 0.0011306.
    assertThat(last(verdict).explanation())
        .isEqualTo(
            "test_accuracy 0.9700 (mean of 5 folds) is the same as the baseline's 0.9700 (mean of the"
                + " same folds); the true difference lies between 0.0011 worse and 0.0011 better (each"
                + " bound with 95% confidence, corrected resampled t test), which is within the allowed"
                + " 0.003");
    assertThat(last(verdict).comparison().test()).isEqualTo("cross_validation");
    assertThat(last(verdict).comparison().seeds()).isEqualTo(5);
    assertThat(last(verdict).comparison().lower())
        .isCloseTo(-0.0011306, org.assertj.core.data.Offset.offset(1e-7));
  }

  @Test
  void aWorseRecipeFails() {
    Verdict verdict = judge(runs(128, 1, -0.02, -0.021, -0.019, -0.02, -0.02));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(last(verdict).explanation())
        .startsWith(
            "test_accuracy 0.9500 (mean of 5 folds) is 0.0200 below the baseline's 0.9700 (mean of the"
                + " same folds); the true difference lies between 0.0190 and 0.0210 worse");
  }

  @Test
  void moreSeedsOfAFoldAreOneDifferenceMoreExactNotMoreOfThem() {
    List<RunResult> twice = new ArrayList<>(runs(128, 1, 0.001, 0, -0.001, 0.0005, -0.0005));
    twice.addAll(runs(128, 2, 0.001, 0, -0.001, 0.0005, -0.0005));
    Verdict verdict =
        Gate.judge(
            experiment(List.of(1L, 2L)), twice, List.of(), new Reference.Accepted(baseline()));

    assertThat(last(verdict).comparison().seeds()).isEqualTo(5);
    assertThat(last(verdict).comparison().lower())
        .isCloseTo(-0.0011306, org.assertj.core.data.Offset.offset(1e-7));
    assertThat(verdict.checks().get(1).explanation()).endsWith("mean of 5 folds x 2 seeds)");
  }

  @Test
  void whatIsInconclusiveIsNotTrainedWithMoreSeeds() {
    List<RunResult> runs = runs(128, 1, 0.01, -0.01, 0.005, -0.02, 0.005);
    Verdict verdict = judge(runs);

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(last(verdict).explanation())
        .endsWith(
            "it may be no change at all, or more than the allowed 0.003; more samples would settle it,"
                + " but more seeds would not: decide by hand, or allow a larger drop; no more seeds are"
                + " trained, as they would not tell more of how folds differ");
    assertThat(MoreSeeds.of(experiment(List.of(1L)), baseline(), runs)).isEmpty();
  }

  @Test
  void theSameBitsAreTheSameWithoutATest() {
    Verdict verdict = judge(runs(64, 1, 0, 0, 0, 0, 0));

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    assertThat(verdict.checks())
        .extracting(Check::explanation)
        .contains("seed 1 with folds 1, 2, 3, 4, 5 give the baseline's bits")
        .contains("test_accuracy 0.9700 (mean of 5 folds x 1 seed) is the baseline's, bit for bit");
  }

  @Test
  void aHardFoldIsNoOutlier() {
    double[] drops = {-0.3, 0, 0, 0, 0};
    List<RunResult> runs = runs(128, 1, drops);

    assertThat(OutlyingSeeds.of(experiment(List.of(1L)), null, runs).ofCandidate()).isEmpty();
  }

  @Test
  void aFoldThatDidNotLearnIsNamed() {
    Verdict verdict = judge(runs(128, 1, 0, 0, -0.5, 0, 0));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(verdict.checks())
        .filteredOn(check -> check.name().equals("outlying seeds"))
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.explanation())
                    .startsWith(
                        "seed 1 fold 3 went wrong where the others did not: test_accuracy is 0.4900"
                            + " with seed 1 fold 3, against 0.9500 to 0.9800 with the other 4 runs"));
  }

  @Test
  void everyFoldMustBeComplete() {
    List<RunResult> runs = runs(128, 1, 0, 0, 0, 0, 0).subList(0, 3);
    Verdict verdict =
        Gate.judge(
            experiment(List.of(1L)), runs, List.of(new RunFailure(new RunKey(1, 4), "killed")));

    assertThat(verdict.checks())
        .extracting(Check::name, Check::explanation)
        .contains(
            org.assertj.core.groups.Tuple.tuple("seed 1 fold 4", "seed 1 fold 4 failed: killed"),
            org.assertj.core.groups.Tuple.tuple(
                "seed 1 fold 5", "seed 1 fold 5: nothing recorded"));
    assertThat(Gate.judge(experiment(List.of(1L)), List.of(), List.of()).checks())
        .extracting(Check::explanation)
        .containsExactly(
            "nothing recorded: seed 1 with folds 1, 2, 3, 4, 5 are not trained yet; run 'mvn"
                + " verify'");
  }

  @Test
  void aRunWithoutAFoldIsNoneOfTheExperiments() {
    RunResult alone = GateFixture.run(1, 520, 0.97, 0.07);
    List<RunResult> runs = new ArrayList<>(runs(128, 1, 0, 0, 0, 0, 0));
    runs.add(alone);

    assertThat(Gate.judge(experiment(List.of(1L)), runs, List.of()).checks())
        .extracting(Check::explanation)
        .contains("seed 1 is recorded but is no longer a seed of the experiment: train again");
  }

  private static Verdict judge(List<RunResult> runs) {
    long seed = runs.get(0).key().seed();
    return Gate.judge(
        experiment(List.of(seed)), runs, List.of(), new Reference.Accepted(baseline()));
  }

  private static Check last(Verdict verdict) {
    return verdict.checks().get(verdict.checks().size() - 1);
  }

  private static Experiment experiment(List<Long> seeds) {
    return GateFixture.experiment(
        seeds,
        new Folds(5, 1),
        GATE,
        new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 10));
  }

  private static AcceptedResult baseline() {
    return AcceptedResult.of("mnist-mlp", "for the test", runs(64, 1, 0, 0, 0, 0, 0), null);
  }

  /** All folds of a seed, each by so much better than what was accepted. */
  private static List<RunResult> runs(int batchSize, long seed, double... better) {
    Identity identity = IdentityFixture.identity(batchSize);
    return IntStream.range(0, better.length)
        .mapToObj(
            fold -> {
              RunKey key = new RunKey(seed, fold + 1);
              return GateFixture.run(
                  key,
                  520,
                  ACCEPTED[fold] + better[fold],
                  0.07,
                  "weights of %d %s".formatted(batchSize, key.label()),
                  new Provenance(identity.fingerprint(key), identity, ENVIRONMENT));
            })
        .toList();
  }
}
