package io.github.experimentmaven.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import io.github.experimentmaven.result.Verdict.BaselineComparison;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.MulticlassClassification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts on an experiment beside its baseline of five seeds around 0.98. */
class BaselineVerdictTest {

  private static final double[] ACCEPTED = {0.9791, 0.9796, 0.98, 0.9804, 0.9809};

  private static final String ACCEPT =
      "mvn experiment:accept -Dexperiment.names=mnist-mlp -Dexperiment.reason=\"...\"";

  private static final Map<Metric, Bounds> GATE =
      Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(null, null, 0.003));

  @Test
  void otherSeedsOfAsGoodARecipePass() throws Exception {
    Verdict verdict = judge(experiment(3, GATE), 0.9795, 0.9799, 0.9803);

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    assertThat(explanations(verdict))
        .containsExactly(
            "the network is that of the baseline: 520 parameters, 1 layer",
            "test_accuracy 0.97990 (mean of 3 seeds) is 0.00010 below the baseline's 0.98000 (mean of"
                + " 5 seeds); the true difference lies between 0.00097 worse and 0.00077 better"
                + " (each bound with 95% confidence, Student's t test), which is within the allowed 0.003");
  }

  @Test
  void theFiguresOfAComparisonAreThereToBeDrawn() throws Exception {
    Check check = last(judge(experiment(3, GATE), 0.9795, 0.9799, 0.9803));

    assertThat(check.name()).isEqualTo("test_accuracy vs baseline");
    assertThat(check.required()).isEqualTo("at most 0.003 worse than the baseline");
    BaselineComparison comparison = check.comparison();
    assertThat(comparison).isNotNull();
    assertThat(comparison.baselineMean()).isEqualTo(0.98);
    assertThat(comparison.baselineSeeds()).isEqualTo(5);
    assertThat(comparison.seeds()).isEqualTo(3);
    assertThat(comparison.difference()).isEqualTo(check.actual() - 0.98);
    assertThat(comparison.lower()).isBetween(-0.003, comparison.difference());
    assertThat(comparison.upper()).isGreaterThan(comparison.difference());
    assertThat(comparison.confidence()).isEqualTo(0.95);
    assertThat(comparison.margin()).isEqualTo(0.003);
  }

  @Test
  void aWorseRecipeFailsWithTheCommandThatWouldAcceptIt() throws Exception {
    Verdict verdict = judge(experiment(3, GATE), 0.971, 0.9712, 0.9716);

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(last(verdict).explanation())
        .isEqualTo(
            "test_accuracy 0.9713 (mean of 3 seeds) is 0.0087 below the baseline's 0.9800 (mean of 5"
                + " seeds); the true difference lies between 0.0079 and 0.0096 worse (each bound"
                + " with 95% confidence, Student's t test), which is more than the allowed 0.003; if it is intended,"
                + " accept it: "
                + ACCEPT);
  }

  @Test
  void aRiseOfTheLossIsADropToo() throws Exception {
    Map<Metric, Bounds> gate = Map.of(Metric.TEST_LOSS, new Bounds(null, null, 0.01));

    assertThat(last(judge(experiment(3, gate), runs(0.09, 0.98, 0.98, 0.98))).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(last(judge(experiment(3, gate), runs(0.07, 0.98, 0.98, 0.98))).outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void aLeapUpwardsIsTheVerdictThoughAllElsePasses() throws Exception {
    Verdict verdict = judge(experiment(3, GATE), 0.991, 0.9912, 0.9915);

    assertThat(verdict.outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(verdict.fails()).isFalse();
    assertThat(last(verdict).explanation())
        .isEqualTo(
            "test_accuracy 0.9912 (mean of 3 seeds) is 0.0112 above the baseline's 0.9800 (mean of 5"
                + " seeds); the true difference lies between 0.0104 and 0.0121 better (each bound"
                + " with 95% confidence, Student's t test): better than chance explains; if nothing was done to"
                + " improve it, look for test samples among the training samples before accepting"
                + " it; to hold later builds to it: "
                + ACCEPT);
  }

  @Test
  void aMetricWithoutAMarginIsSpokenOfOnlyIfItLeaps() throws Exception {
    Map<Metric, Bounds> gate =
        Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(0.9, null));

    assertThat(judge(experiment(3, gate), 0.991, 0.9912, 0.9915).outcome())
        .isEqualTo(Outcome.IMPROVED);
    assertThat(judge(experiment(3, gate), 0.971, 0.9712, 0.9716).checks())
        .extracting(Check::name)
        .containsExactly("network", "test_accuracy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PASS | INCONCLUSIVE | ",
        "WARN | INCONCLUSIVE | ",
        "FAIL | FAIL | ; it fails because on_inconclusive says so; if it is intended, accept it: ",
        "MORE_SEEDS | INCONCLUSIVE | ; 'mvn verify' trains seeds 4, 5 and 6 as well"
      })
  void whatTheSeedsDoNotDecideIsUpToThePolicy(
      InconclusivePolicy policy, Outcome outcome, @Nullable String end) throws Exception {
    Experiment experiment = experiment(3, GATE, new BaselinePolicy(null, 0.95, policy, 12));

    Verdict verdict = judge(experiment, 0.975, 0.979, 0.9772);

    assertThat(verdict.outcome()).isEqualTo(outcome);
    boolean looksAgain = policy == InconclusivePolicy.MORE_SEEDS;
    assertThat(last(verdict).explanation())
        .isEqualTo(
            "test_accuracy 0.97707 (mean of 3 seeds) is 0.00293 below the baseline's 0.98000 (mean"
                + " of 5 seeds); the true difference lies between "
                + (looksAgain ? "0.01113 worse and 0.00526" : "0.00614 worse and 0.00028")
                + " better (each bound with "
                + (looksAgain ? "99.29" : "95")
                + "% confidence, Welch's t test): it may be no change at all, or more than the allowed"
                + " 0.003; no reasonable number of seeds would settle it: decide by hand, or allow"
                + " a larger drop"
                + (end == null ? "" : end.endsWith(":") ? end + " " + ACCEPT : end));
  }

  @Test
  void oneSeedAgainstSeveralIsJudgedByTwiceTheirSpread() throws Exception {
    // 0.00068 sqrt(4 + 1/5) * 2.13185 = 0.0030.
    assertThat(judge(experiment(1, GATE), 0.9801).outcome()).isEqualTo(Outcome.PASS);
    assertThat(judge(experiment(1, GATE), 0.9791).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(judge(experiment(1, GATE), 0.9701).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void oneSeedAgainstOneNeverFailsByItself() throws Exception {
    Reference reference = new Reference.Accepted(baseline(0.98));

    Verdict verdict = Gate.judge(experiment(1, GATE), runs(0.07, 0.5), List.of(), reference);

    assertThat(last(verdict).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(last(verdict).comparison().test()).isEqualTo("none");
  }

  @Test
  void byDefaultMoreSeedsAreTrained() throws Exception {
    assertThat(
            MoreSeeds.of(
                experiment(1, GATE, BaselinePolicy.DEFAULT), baseline(), runs(0.07, 0.9781)))
        .hasValueSatisfying(more -> assertThat(more.seeds()).containsExactly(2L, 3L));
  }

  @Test
  void withoutABaselineTheResultIsNew() {
    Reference missing = new Reference.Missing("src/experiments/baselines/mnist-mlp.json", false);

    Verdict verdict = Gate.judge(experiment(1, GATE), runs(0.07, 0.98), List.of(), missing);

    assertThat(verdict.outcome()).isEqualTo(Outcome.NEW);
    assertThat(verdict.fails()).isFalse();
    assertThat(explanations(verdict))
        .containsExactly(
            "there is no baseline to compare with: src/experiments/baselines/mnist-mlp.json does"
                + " not exist; to make this result the baseline: "
                + ACCEPT);
  }

  @Test
  void aMissingBaselineFailsIfThatIsAskedFor() {
    Reference missing = new Reference.Missing("src/experiments/baselines/mnist-mlp.json", true);

    Verdict verdict = Gate.judge(experiment(1, GATE), runs(0.07, 0.98), List.of(), missing);

    assertThat(verdict.fails()).isTrue();
    assertThat(explanations(verdict))
        .containsExactly(
            "there is no baseline to compare with: src/experiments/baselines/mnist-mlp.json does"
                + " not exist, which experiment.failOnMissingBaseline forbids; to make this result"
                + " the baseline: "
                + ACCEPT);
  }

  @Test
  void whoComparesNothingNeedsNoBaseline() {
    Reference missing = new Reference.Missing("src/experiments/baselines/mnist-mlp.json", true);
    Map<Metric, Bounds> gate =
        Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(0.9, null));

    assertThat(Gate.judge(experiment(1, gate), runs(0.07, 0.98), List.of(), missing).outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void theSameFingerprintsMeanTheSameBitsAndNoStatistics() throws Exception {
    List<RunResult> same =
        List.of(
            run(101, 0.9791, 0.069, "101", IdentityFixture.identity(64)),
            run(102, 0.9796, 0.0695, "102", IdentityFixture.identity(64)));

    Verdict verdict = judge(experiment(List.of(101L, 102L), GATE), same);

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
    assertThat(explanations(verdict))
        .containsExactly(
            "the network is that of the baseline: 520 parameters, 1 layer",
            "seeds 101, 102 give the baseline's bits",
            "test_accuracy 0.9794 (mean of 2 seeds) is the baseline's, bit for bit, whose 5 seeds"
                + " have a mean of 0.9800");
    assertThat(last(verdict).margin()).isNull();
  }

  @Test
  void theBitsOfTheBaselineAreThatWhateverTheyCameFrom() throws Exception {
    List<RunResult> same = List.of(run(101, 0.9791, 0.069, "101", IdentityFixture.identity(128)));

    Verdict verdict = judge(experiment(List.of(101L), GATE), same);

    assertThat(last(verdict).explanation())
        .startsWith("test_accuracy 0.9791 (1 seed) is the baseline's, bit for bit");
    assertThat(last(verdict).comparison().test()).isEqualTo("bits");
  }

  @Test
  void theSameWeightsWithOtherMetricsAreNotTheBaselinesBits() throws Exception {
    List<RunResult> other = List.of(run(101, 0.9791, 0.08, "101", IdentityFixture.identity(64)));

    assertThat(judge(experiment(List.of(101L), GATE), other).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void theSameSeedsAreComparedInPairs() throws Exception {
    List<RunResult> runs =
        List.of(
            run(103, 0.9798, 0.07, "a", IdentityFixture.identity(128)),
            run(101, 0.9788, 0.07, "b", IdentityFixture.identity(128)),
            run(102, 0.9795, 0.07, "c", IdentityFixture.identity(128)));

    Verdict verdict = judge(experiment(List.of(101L, 102L, 103L), GATE), runs);

    // By hand: -0.0003, -0.0001, -0.0002 with the floor of one image: 2.92 * 0.0001 / sqrt(3).
    BaselineComparison comparison = last(verdict).comparison();
    assertThat(comparison.test()).isEqualTo("paired");
    assertThat(comparison.baselineSeeds()).isEqualTo(3);
    assertThat(comparison.difference()).isCloseTo(-0.0002, within(1e-12));
    assertThat(comparison.lower()).isCloseTo(-0.0002 - 0.0001686, within(1e-7));
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void aSeedThatIsNotTheBaselinesKeepsThemFromBeingPairs() throws Exception {
    List<RunResult> runs =
        List.of(
            run(101, 0.9788, 0.07, "b", IdentityFixture.identity(128)),
            run(102, 0.9795, 0.07, "c", IdentityFixture.identity(128)),
            run(103, 0.9798, 0.07, "a", IdentityFixture.identity(128)),
            run(106, 0.9798, 0.07, "d", IdentityFixture.identity(128)));

    Verdict verdict = judge(experiment(List.of(101L, 102L, 103L, 106L), GATE), runs);

    assertThat(last(verdict).comparison().test()).isEqualTo("student");
    assertThat(last(verdict).comparison().baselineSeeds()).isEqualTo(5);
  }

  @Test
  void seedsThatDidNotLearnFailByThemselvesAndDoNotBlindTheComparison() throws Exception {
    Verdict verdict = judge(experiment(5, GATE), 0.9795, 0.1135, 0.9803, 0.0980, 0.9799);

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(explanations(verdict))
        .containsExactly(
            "the network is that of the baseline: 520 parameters, 1 layer",
            "seeds 2 and 4 went wrong where the others did not: test_accuracy is 0.1135 with seed 2"
                + " and 0.0980 with seed 4, against 0.9795 to 0.9803 with the other 3 seeds and"
                + " 0.9791 to 0.9809 in the baseline; look at how training went, or at its learning"
                + " rate; if the recipe is like that, accept it with -Dexperiment.accept.outliers",
            "test_accuracy 0.97990 (mean of 3 seeds) is 0.00010 below the baseline's 0.98000 (mean"
                + " of 5 seeds); the true difference lies between 0.00097 worse and 0.00077 better"
                + " (each bound with 95% confidence, Student's t test), which is within the allowed"
                + " 0.003");
  }

  @Test
  void aSeedThatDivergedIsNamedAndTheOthersAreCompared() throws Exception {
    Map<Metric, Bounds> gate = Map.of(Metric.TEST_LOSS, new Bounds(null, null, 0.01));
    List<RunResult> runs = new ArrayList<>(runs(0.07, 0.98, 0.98, 0.98));
    runs.set(1, run(2, 0.098, Double.NaN, "2", IdentityFixture.identity(128)));

    Verdict verdict = judge(experiment(3, gate), runs);

    assertThat(explanations(verdict).get(1))
        .isEqualTo(
            "seed 2 went wrong where the others did not: test_loss is NaN with seed 2, against"
                + " 0.0700 with the other 2 seeds and 0.0690 to 0.0710 in the baseline; look at how"
                + " training went, or at its learning rate; if the recipe is like that, accept it"
                + " with -Dexperiment.accept.outliers");
    assertThat(last(verdict).outcome()).isEqualTo(Outcome.PASS);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void halfOfTheSeedsWithoutLearningDoNotHideEachOther() throws Exception {
    Reference reference = new Reference.Accepted(baseline(0.98, 0.981, 0.5, 0.5));

    Verdict verdict =
        Gate.judge(experiment(3, GATE), runs(0.07, 0.779, 0.781, 0.78), List.of(), reference);

    assertThat(last(verdict).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(last(verdict).comparison().baselineSeeds()).isEqualTo(2);
  }

  @Test
  void runsThatAreTheBaselinesHaveNoOutliers() throws Exception {
    // Among these five the last would be one; among all ten it is none.
    double[] accepted = {
      0.9800, 0.9801, 0.9799, 0.9800, 0.9690, 0.9830, 0.9700, 0.9850, 0.9780, 0.9720
    };
    List<RunResult> same =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    run(
                        101 + i,
                        accepted[i],
                        0.069 + 0.0005 * i,
                        "" + (101 + i),
                        IdentityFixture.identity(64)))
            .toList();

    Verdict verdict =
        Gate.judge(
            experiment(List.of(101L, 102L, 103L, 104L, 105L), GATE),
            same,
            List.of(),
            new Reference.Accepted(baseline(accepted)));

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void whatFailsAnywayPromisesNoMoreSeeds() throws Exception {
    Experiment experiment =
        experiment(5, GATE, new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 12));

    Verdict verdict = judge(experiment, 0.9765, 0.9795, 0.9766, 0.9782, 0.1);

    assertThat(explanations(verdict).get(1)).startsWith("seed 5 went wrong");
    assertThat(last(verdict).explanation())
        .endsWith("; no more seeds are trained, as the experiment fails anyway");
  }

  @Test
  void whatTheGateToleratesIsNoOutlier() throws Exception {
    Map<Metric, Bounds> loose =
        Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(0.9, null));

    assertThat(judge(experiment(5, loose), 0.98, 0.95, 0.9801, 0.9799, 0.98).checks())
        .extracting(Check::name)
        .containsExactly("network", "test_accuracy");
    assertThat(judge(experiment(5, loose), 0.98, 0.85, 0.9801, 0.9799, 0.98).checks())
        .extracting(Check::name)
        .contains("outlying seeds");
  }

  @Test
  void aRecipeThatIsWorseWithEverySeedHasNoOutliers() throws Exception {
    assertThat(judge(experiment(3, GATE), 0.1, 0.11, 0.098).checks())
        .extracting(Check::name)
        .containsExactly("network", "test_accuracy vs baseline");
  }

  @Test
  void aCollapsedSeedOfTheBaselineDoesNotHideARecipeThatIsWorse() throws Exception {
    double[] accepted = {
      0.9791, 0.9796, 0.1135, 0.98, 0.9804, 0.9809, 0.9799, 0.9801, 0.98, 0.9802
    };
    Reference reference = new Reference.Accepted(baseline(accepted));

    Verdict verdict =
        Gate.judge(experiment(3, GATE), runs(0.07, 0.779, 0.781, 0.78), List.of(), reference);

    assertThat(last(verdict).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(last(verdict).comparison().baselineSeeds()).isEqualTo(9);
    assertThat(last(verdict).comparison().baselineMean()).isCloseTo(0.98, within(5e-4));
  }

  @Test
  void collapsesThatWereAcceptedMayHappenAgainButNotMoreOften() throws Exception {
    double[] accepted = {
      0.9791, 0.9796, 0.1135, 0.98, 0.9804, 0.9809, 0.9799, 0.9801, 0.98, 0.9802
    };
    Reference reference = new Reference.Accepted(baseline(accepted));

    Verdict one =
        Gate.judge(
            experiment(5, GATE), runs(0.07, 0.98, 0.1, 0.9799, 0.98, 0.9801), List.of(), reference);
    Verdict four =
        Gate.judge(
            experiment(6, GATE),
            runs(0.07, 0.98, 0.1, 0.1, 0.1, 0.1, 0.9801),
            List.of(),
            reference);

    assertThat(one.outcome()).isEqualTo(Outcome.PASS);
    assertThat(explanations(one).get(1))
        .endsWith("; as 1 of the baseline's 10 did, so not significantly more often");
    // Fisher's exact test by SciPy 1.17: 4 of 6 against 1 of 10, one-sided p 0.0357.
    assertThat(four.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(explanations(four).get(1))
        .endsWith(
            "; of the baseline's 10 seeds 1 did, significantly fewer; if the recipe is like that,"
                + " accept it with -Dexperiment.accept.outliers");
  }

  @Test
  void otherBitsOfTheSameFingerprintFail() throws Exception {
    List<RunResult> other = List.of(run(101, 0.9791, 0.07, "7", IdentityFixture.identity(64)));

    Verdict verdict = judge(experiment(List.of(101L), GATE), other);

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(explanations(verdict).get(1))
        .isEqualTo(
            "seed 101 has the fingerprint of the baseline but other weights or metrics: what is"
                + " computed from the same inputs must be the same, bit for bit; 'mvn"
                + " experiment:reproduce' shows where it diverges");
  }

  @Test
  void anotherNetworkIsNamedAndJudgedByItsMetrics() throws Exception {
    RunResult wider =
        GateFixture.run(
            1, 1040, 0.98, 0.07, "1", IdentityFixture.provenance(IdentityFixture.identity(128), 1));

    Verdict verdict = judge(experiment(1, GATE), List.of(wider));

    assertThat(verdict.checks().get(0).outcome()).isEqualTo(Outcome.PASS);
    assertThat(explanations(verdict).get(0))
        .isEqualTo(
            "the network is not that of the baseline, which nothing forbids: 1040 parameters"
                + " instead of 520, layer 1 is Dense [104] instead of Dense [52]; to hold later"
                + " builds to it: "
                + ACCEPT);
    assertThat(last(verdict).explanation())
        .startsWith("test_accuracy 0.98000 (1 seed) is the same");
  }

  @Test
  void otherDataToTrainOnFailsAndIsComparedAllTheSame() throws Exception {
    Identity identity = IdentityFixture.identity(64);
    Identity shuffled =
        IdentityFixture.identity(identity.experiment().deepCopy(), IdentityFixture.data("5"));

    Verdict verdict = judge(experiment(1, GATE), List.of(run(1, 0.95, 0.07, "1", shuffled)));

    assertThat(explanations(verdict).get(1))
        .isEqualTo(
            "the samples to train on, or their targets, are not those of the baseline; if it is intended,"
                + " accept it: "
                + ACCEPT);
    assertThat(last(verdict).explanation())
        .startsWith("test_accuracy 0.9500 (1 seed) is 0.0300 below the baseline's 0.9800");
  }

  @Test
  void whatIsNotFiniteFails() throws Exception {
    Map<Metric, Bounds> gate = Map.of(Metric.TEST_LOSS, new Bounds(null, null, 0.01));

    Verdict verdict = judge(experiment(1, gate), runs(Double.NaN, 0.98));

    assertThat(last(verdict).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(last(verdict).explanation())
        .isEqualTo("test_loss is NaN and so cannot be compared with the baseline");
  }

  @Test
  void allSeedsButOneCrashedFailsThoughThatOneIsFine() throws Exception {
    Verdict verdict =
        Gate.judge(
            experiment(3, GATE),
            runs(0.07, 0.9801),
            List.of(new RunFailure(2, "killed"), new RunFailure(3, "killed")),
            new Reference.Accepted(baseline()));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(explanations(verdict)).startsWith("seed 2 failed: killed", "seed 3 failed: killed");
    assertThat(last(verdict).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void severalGatedMetricsAreOneFamily() throws Exception {
    // Alone it would fail at 95%: p is about 0.04.
    double[] candidate = {0.9781, 0.9788, 0.9795};
    Map<Metric, Bounds> tight =
        Map.of(MulticlassClassification.TEST_ACCURACY, new Bounds(null, null, 0.0));
    Map<Metric, Bounds> both =
        Map.of(
            MulticlassClassification.TEST_ACCURACY,
            new Bounds(null, null, 0.0),
            Metric.TEST_LOSS,
            new Bounds(null, null, 0.01));

    Map<Metric, Bounds> bounded =
        Map.of(
            MulticlassClassification.TEST_ACCURACY,
            new Bounds(null, null, 0.0),
            Metric.TEST_LOSS,
            new Bounds(null, 0.1));

    assertThat(judge(experiment(3, tight), candidate).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(judge(experiment(3, both), candidate).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    // A metric that is only bounded is compared with nothing and takes no share.
    assertThat(judge(experiment(3, bounded), candidate).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void moreSeedsAreThoseOfTheNextLookAndNoneOnceItIsDecided() throws Exception {
    Experiment experiment =
        experiment(3, GATE, new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 12));

    Optional<MoreSeeds> more =
        MoreSeeds.of(experiment, baseline(), runs(0.07, 0.975, 0.979, 0.9772));

    assertThat(more)
        .hasValue(
            new MoreSeeds(
                List.of(4L, 5L, 6L),
                "mnist-mlp: inconclusive after 3 seeds, training 3 more (6 of at most 12)"));
    assertThat(MoreSeeds.of(experiment, baseline(), runs(0.07, 0.9795, 0.9799, 0.9803))).isEmpty();
    assertThat(MoreSeeds.of(experiment(3, GATE), baseline(), runs(0.07, 0.975, 0.979, 0.9772)))
        .isEmpty();
  }

  @Test
  void noMoreSeedsAreTrainedForWhatNoSeedCanMend() throws Exception {
    Experiment experiment =
        experiment(3, GATE, new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 12));
    Identity identity = IdentityFixture.identity(64);
    Identity shuffled =
        IdentityFixture.identity(identity.experiment().deepCopy(), IdentityFixture.data("5"));
    List<RunResult> inconclusive =
        List.of(
            run(1, 0.975, 0.07, "1", shuffled),
            run(2, 0.979, 0.07, "2", shuffled),
            run(3, 0.9772, 0.07, "3", shuffled));

    assertThat(MoreSeeds.of(experiment, baseline(), inconclusive)).isEmpty();
  }

  @Test
  void whatIsInconclusiveBesideAFailureSaysWhyNoMoreSeedsAreTrained() throws Exception {
    Map<Metric, Bounds> both =
        Map.of(
            MulticlassClassification.TEST_ACCURACY,
            new Bounds(null, null, 0.003),
            Metric.TEST_LOSS,
            new Bounds(null, null, 0.01));
    Experiment experiment =
        experiment(3, both, new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 12));

    Verdict verdict = judge(experiment, runs(0.5, 0.975, 0.979, 0.9772));

    assertThat(explanations(verdict))
        .anyMatch(
            text -> text.endsWith("; no more seeds are trained, as the experiment fails anyway"));
  }

  @Test
  void ofNoneOfItsOwnSeedsNothingIsSaidOfMetrics() throws Exception {
    Experiment experiment =
        experiment(1, GATE, new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 3));
    RunResult added = run(2, 0.98, 0.07, "2", IdentityFixture.identity(128));

    Verdict verdict =
        Gate.judge(
            experiment,
            List.of(added),
            List.of(new RunFailure(1, "killed")),
            new Reference.Accepted(baseline()));

    assertThat(explanations(verdict).get(0)).isEqualTo("seed 1 failed: killed");
    assertThat(explanations(verdict)).noneMatch(text -> text.contains("cannot be compared"));
  }

  @Test
  void atTheCapItStaysInconclusive() throws Exception {
    Experiment experiment =
        experiment(3, GATE, new BaselinePolicy(null, 0.95, InconclusivePolicy.MORE_SEEDS, 4));
    List<RunResult> all = runs(0.07, 0.975, 0.979, 0.9772, 0.977);

    assertThat(MoreSeeds.of(experiment, baseline(), all)).isEmpty();
    Verdict verdict = judge(experiment, all);
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(last(verdict).explanation()).endsWith("; max_seeds allows no more");
  }

  @Test
  void seedsAreForeignUnlessTheyWereAdded() throws Exception {
    List<RunResult> four = runs(0.07, 0.98, 0.98, 0.98, 0.98);

    assertThat(explanations(judge(experiment(3, GATE), four)))
        .startsWith("seed 4 is recorded but is no longer a seed of the experiment: train again");
  }

  private static Verdict judge(Experiment experiment, double... accuracies) throws IOException {
    return judge(experiment, runs(0.07, accuracies));
  }

  private static Verdict judge(Experiment experiment, List<RunResult> runs) throws IOException {
    return Gate.judge(experiment, runs, List.of(), new Reference.Accepted(baseline()));
  }

  private static Check last(Verdict verdict) {
    return verdict.checks().get(verdict.checks().size() - 1);
  }

  private static List<String> explanations(Verdict verdict) {
    return verdict.checks().stream().map(Check::explanation).toList();
  }

  /** Seeds 1 and so on of another recipe. */
  private static List<RunResult> runs(double loss, double... accuracies) {
    return IntStream.range(0, accuracies.length)
        .mapToObj(i -> run(i + 1, accuracies[i], loss, "" + i, IdentityFixture.identity(128)))
        .toList();
  }

  private static RunResult run(
      long seed, double accuracy, double loss, String weights, Identity identity) {
    return GateFixture.run(
        seed, 520, accuracy, loss, weights, IdentityFixture.provenance(identity, seed));
  }

  /** Seeds 101 to 105. */
  private static AcceptedResult baseline() throws IOException {
    return baseline(ACCEPTED);
  }

  /** Seeds 101 and so on. */
  private static AcceptedResult baseline(double... accuracies) throws IOException {
    List<RunResult> runs =
        IntStream.range(0, accuracies.length)
            .mapToObj(
                i ->
                    run(
                        101 + i,
                        accuracies[i],
                        0.069 + 0.0005 * i,
                        "" + (101 + i),
                        IdentityFixture.identity(64)))
            .toList();
    return new BaselineFiles(
            "mnist-mlp", Path.of("baselines"), "mnist-mlp.json", TaskPredictions::readKept)
        .draft("for the test", runs, new SeedPredictions(new int[0], List.of()))
        .facts();
  }

  private static Experiment experiment(int seeds, Map<Metric, Bounds> gate) {
    return experiment(seeds, gate, new BaselinePolicy(null, 0.95, InconclusivePolicy.WARN, 10));
  }

  private static Experiment experiment(List<Long> seeds, Map<Metric, Bounds> gate) {
    return experiment(1, gate).withSeeds(seeds);
  }

  private static Experiment experiment(int seeds, Map<Metric, Bounds> gate, BaselinePolicy policy) {
    return GateFixture.experiment(LongStream.rangeClosed(1, seeds).boxed().toList(), gate, policy);
  }
}
