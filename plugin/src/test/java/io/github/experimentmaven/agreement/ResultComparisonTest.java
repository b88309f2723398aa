package io.github.experimentmaven.agreement;

import static io.github.experimentmaven.agreement.AcceptedFixture.MACHINE;
import static io.github.experimentmaven.agreement.AcceptedFixture.OTHER_MACHINE;
import static io.github.experimentmaven.agreement.AcceptedFixture.accepted;
import static io.github.experimentmaven.agreement.AcceptedFixture.run;
import static io.github.experimentmaven.agreement.AcceptedFixture.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.AcceptedRun;
import io.github.experimentmaven.accepted.Divergence;
import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultComparisonTest {

  private static final Identity LARGER_BATCHES = IdentityFixture.identity(128);

  private final AcceptedResult accepted =
      accepted(run(7, 0.9, "start", "first", "second"), run(8, 0.8, "a", "b", "c"));

  @Test
  void theSameHashesAreBitwiseEqualWhateverTheMachine() {
    ResultComparison comparison =
        compare(
            run(8, 0.8, LARGER_BATCHES, OTHER_MACHINE, "a", "b", "c"),
            run(7, 0.9, LARGER_BATCHES, OTHER_MACHINE, "start", "first", "second"));

    assertThat(comparison.agreement()).isEqualTo(Agreement.BITWISE);
    assertThat(comparison.divergences()).isEmpty();
    assertThat(ResultComparisonText.verdict(comparison))
        .isEqualTo(
            """
            small: bitwise equal
              inputs       batch_size 64 -> 128""");
  }

  @Test
  void otherWeightsWithTheSamePredictionsAreCalledThat() {
    ResultComparison comparison =
        compare(run(7, 0.9, "start", "first", "other"), run(8, 0.8, "a", "b", "c"));

    assertThat(ResultComparisonText.verdict(comparison))
        .isEqualTo(
            """
            small: same predictions
              diverges     seed 7: weights after epoch 2 %s -> %s
              inputs       the same
              environment  the same
              accuracy     0.8500 -> 0.8500, difference +0.0000 (95%%: -0.8985 to +0.8985)"""
                .formatted(shown("second"), shown("other")));
  }

  @Test
  void otherPredictionsThatCannotBeToldApartAreNotEqualForThat() {
    ResultComparison comparison =
        compare(
            run(7, 0.7, LARGER_BATCHES, OTHER_MACHINE, "start", "other", "still"),
            run(8, 0.8, LARGER_BATCHES, OTHER_MACHINE, "elsewhere", "b", "c"));

    assertThat(ResultComparisonText.verdict(comparison))
        .isEqualTo(
            """
            small: not shown to differ
              diverges     seed 7: weights after epoch 1 %s -> %s
                           seed 8: initial weights (epoch 0) %s -> %s
              inputs       batch_size 64 -> 128
              environment  processor Test CPU -> Other CPU
                           jvm Test VM 17 -> Test VM 21
              accuracy     0.8500 -> 0.7500, difference -0.1000 (95%%: -1.3706 to +1.1706)"""
                .formatted(shown("first"), shown("other"), shown("a"), shown("elsewhere")));
  }

  @Test
  void otherPredictionsWithinTheMarginAreStatisticallyEqual() {
    List<RunResult> runs = List.of(run(7, 0.8, "x", "y", "z"));

    assertThat(ResultComparison.of(accepted, runs, 0.6).agreement())
        .isEqualTo(Agreement.STATISTICAL);
    assertThat(ResultComparison.of(accepted, runs, 0.2).agreement()).isEqualTo(Agreement.UNDECIDED);
    assertThat(ResultComparison.of(accepted, runs, null).agreement())
        .isEqualTo(Agreement.UNDECIDED);
  }

  @Test
  void accuraciesBeyondTheNoiseAreDifferent() {
    ResultComparison comparison = compare(run(7, 0.1, "x", "y", "z"));

    assertThat(comparison.agreement()).isEqualTo(Agreement.DIFFERENT);
  }

  @Test
  void theFirstThingThatDiffersIsNamedInTheOrderOfTraining() {
    assertThat(departure(run(7, 0.9, "x", "first", "y")))
        .startsWith("seed 7: initial weights (epoch 0) ");
    assertThat(departure(run(7, 0.9, "start", "x", "second")))
        .startsWith("seed 7: weights after epoch 1 ");
    assertThat(departure(run(7, 0.9, "start", "first")))
        .isEqualTo("seed 7: number of epochs 2 -> 1");
    assertThat(departure(run(7, 0.8, "start", "first", "second")))
        .startsWith("seed 7: predictions ");
  }

  @Test
  void aPromiseIsBrokenOnlyIfTheInputsAreTheSame() {
    assertThat(compare(run(7, 0.9, "x", "y", "z")).brokenPromises()).hasSize(1);
    assertThat(compare(run(7, 0.9, LARGER_BATCHES, MACHINE, "x", "y", "z")).brokenPromises())
        .isEmpty();
  }

  @Test
  void aBrokenPromiseIsToldWithTheMachineItWasBrokenOn() {
    ResultComparison comparison =
        compare(
            run(8, 0.8, "a", "b", "c"),
            run(7, 0.9, IdentityFixture.identity(64), OTHER_MACHINE, "x", "y", "z"));

    assertThat(ResultComparisonText.brokenPromise(comparison))
        .isEqualTo(
            """
            small: the same inputs did not give the bits that were accepted
              diverges     seed 7: initial weights (epoch 0) %s -> %s
              inputs       the same
              environment  processor Test CPU -> Other CPU
                           jvm Test VM 17 -> Test VM 21"""
                .formatted(shown("start"), shown("x")));
  }

  @Test
  void aMetricThatIsNewerThanWhatWasAcceptedIsNoOtherBit() {
    AcceptedRun now = AcceptedRun.of(run(1, 0.9, "w0", "w1"));
    Map<String, Double> older = new TreeMap<>(now.metrics());
    older.remove("train_loss");
    AcceptedRun before =
        new AcceptedRun(
            now.key(),
            older,
            now.initialWeightsSha256(),
            now.weightsSha256(),
            now.predictionsSha256());

    assertThat(Divergence.between(before, now)).isEmpty();
    assertThat(Divergence.between(now, before)).isEmpty();
    older.put("test_accuracy", 0.8);
    assertThat(
            Divergence.between(
                new AcceptedRun(
                    RunKey.of(1),
                    older,
                    now.initialWeightsSha256(),
                    now.weightsSha256(),
                    now.predictionsSha256()),
                now))
        .contains(new Difference("test_accuracy", "0.8", "0.9"));
  }

  @Test
  void changedInputsAreNamedFieldByField() {
    assertThat(ResultComparisonText.changedInputs(compare(run(7, 0.9, "x"), run(8, 0.8, "x"))))
        .isEmpty();
    assertThat(
            ResultComparisonText.changedInputs(
                compare(
                    run(8, 0.8, LARGER_BATCHES, MACHINE, "x"),
                    run(7, 0.9, LARGER_BATCHES, MACHINE, "x"))))
        .containsExactly("small differs from what was accepted in batch_size 64 -> 128");
    assertThat(
            ResultComparisonText.changedInputs(compare(run(9, 0.9, LARGER_BATCHES, MACHINE, "x"))))
        .containsExactly(
            "small differs from what was accepted in",
            "  batch_size 64 -> 128",
            "  seeds 7, 8 -> 9");
  }

  @Test
  void withoutACommonSeedNothingAgrees() {
    ResultComparison comparison = compare(run(9, 0.9, "start", "first", "second"));

    assertThat(ResultComparisonText.verdict(comparison))
        .isEqualTo(
            """
            small: different
              diverges     nowhere
              inputs       seeds 7, 8 -> 9
              environment  the same
              accuracy     no seed in common""");
  }

  @Test
  void ofAHeadlineThatIsNewerOnlyBitsAndPredictionsTell() {
    AcceptedRun before = accepted.runs().get(0);
    AcceptedResult older =
        new AcceptedResult(
            accepted.formatVersion(),
            accepted.experiment(),
            accepted.reason(),
            accepted.identity(),
            accepted.environment(),
            accepted.parameters(),
            accepted.layers(),
            accepted.trainSamples(),
            accepted.testSamples(),
            List.of(
                new AcceptedRun(
                    RunKey.of(7),
                    Map.of("test_loss", 0.6),
                    before.initialWeightsSha256(),
                    before.weightsSha256(),
                    before.predictionsSha256())),
            null,
            "");

    ResultComparison sameBits =
        ResultComparison.of(older, List.of(run(7, 0.9, "start", "first", "second")), null);
    assertThat(sameBits.agreement()).isEqualTo(Agreement.BITWISE);

    ResultComparison others =
        ResultComparison.of(older, List.of(run(7, 0.8, "start", "first", "other")), 0.5);
    assertThat(others.agreement()).isEqualTo(Agreement.UNDECIDED);
    assertThat(ResultComparisonText.verdict(others))
        .endsWith("\n  accuracy     not measured of what was accepted");
  }

  @Test
  void levelsReachThoseBelowThem() {
    assertThat(Agreement.BITWISE.reaches(Agreement.STATISTICAL)).isTrue();
    assertThat(Agreement.PREDICTIONS.reaches(Agreement.PREDICTIONS)).isTrue();
    assertThat(Agreement.STATISTICAL.reaches(Agreement.BITWISE)).isFalse();
    assertThat(Agreement.levels()).doesNotContain(Agreement.DIFFERENT);
  }

  private String departure(RunResult run) {
    return String.valueOf(compare(run).divergences().get(0));
  }

  private ResultComparison compare(RunResult... runs) {
    return ResultComparison.of(accepted, List.of(runs), null);
  }
}
