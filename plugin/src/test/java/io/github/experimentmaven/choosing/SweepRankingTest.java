package io.github.experimentmaven.choosing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.choosing.SweepRanking.Ranked;
import io.github.experimentmaven.choosing.SweepRanking.Unranked;
import io.github.experimentmaven.report.SweepFixture;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.RunResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepRankingTest {

  private static List<ExperimentResult> results(boolean validated) {
    return SweepFixture.grid("mlp", validated).stream().map(ReportedExperiment::result).toList();
  }

  private static Ranked ranked(List<ExperimentResult> results) {
    return (Ranked) SweepRanking.of(results);
  }

  private static ExperimentResult withRuns(ExperimentResult each, List<RunResult> runs) {
    return new ExperimentResult(
        each.name(),
        each.file(),
        each.cell(),
        each.definition(),
        runs,
        each.failures(),
        each.verdict());
  }

  private static ExperimentResult with(ExperimentResult each, String metric, double value) {
    return withRuns(
        each,
        each.runs().stream()
            .map(
                run -> {
                  Map<String, Double> values = new LinkedHashMap<>(run.metrics().values());
                  values.put(metric, value);
                  return withMetrics(run, new Metrics(values));
                })
            .toList());
  }

  private static RunResult withMetrics(RunResult run, Metrics metrics) {
    return new RunResult(
        run.formatVersion(),
        run.experiment(),
        run.key(),
        run.parameters(),
        run.layers(),
        run.dataset(),
        run.epochs(),
        metrics,
        run.confusionMatrix(),
        run.classes(),
        run.imagesPerSecond(),
        run.trainingSeconds(),
        run.evaluationSeconds(),
        run.totalSeconds(),
        run.peakMemoryBytes(),
        run.initialWeightsSha256(),
        run.weightsSha256(),
        run.predictionsSha256(),
        run.course(),
        run.provenance());
  }

  private static List<String> names(List<ExperimentResult> results) {
    return results.stream().map(ExperimentResult::name).toList();
  }

  @Test
  void theBestMeanOnTheValidationSetIsFirst() {
    Ranked ranked = ranked(results(true));

    assertThat(ranked.metric().key()).isEqualTo("val_accuracy");
    assertThat(ranked.places().get(0).name()).isEqualTo("mlp/lr=0.001,units=512,optimizer=rmsprop");
    assertThat(ranked.choice().recipes())
        .extracting(each -> each.sample().mean())
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(ranked.choice().recipes().get(0).mayBeBest()).isTrue();
    assertThat(ranked.mayBeBest()).isBetween(2, 23);
    assertThat(ranked.excluded()).isEmpty();
  }

  @Test
  void nothingOfTheTestSetChangesThePlaces() {
    List<ExperimentResult> results = results(true);
    Ranked ranked = ranked(results);
    ExperimentResult worst = ranked.places().get(23);
    List<ExperimentResult> changed = new ArrayList<>();
    for (ExperimentResult each : results) {
      ExperimentResult other =
          with(each, "test_accuracy", each.name().equals(worst.name()) ? 1 : 0.5);
      changed.add(with(other, "test_loss", each.name().equals(worst.name()) ? 0 : 9));
    }

    assertThat(names(ranked(changed).places())).isEqualTo(names(ranked.places()));
    assertThat(ranked(changed).choice()).isEqualTo(ranked.choice());
  }

  @Test
  void theOrderThatResultsAreGivenInDecidesNothing() {
    List<ExperimentResult> reversed = new ArrayList<>(results(true));
    Collections.reverse(reversed);

    assertThat(names(ranked(reversed).places())).isEqualTo(names(ranked(results(true)).places()));
  }

  @Test
  void withoutAValidationSetThereIsNoOrder() {
    assertThat(SweepRanking.of(results(false)))
        .isEqualTo(
            new Unranked(
                "There is no validation set, and what is chosen by the test set is too good on it."
                    + " Say validation: {split: 0.1} in the file, and train again."));
    List<ExperimentResult> mixed = new ArrayList<>(results(true));
    mixed.set(3, results(false).get(3));
    assertThat(SweepRanking.of(mixed))
        .isEqualTo(
            new Unranked(
                "mlp/lr=0.0003,units=256,optimizer=sgd has no validation set, and what is chosen by"
                    + " the test set is too good on it. Say validation: {split: 0.1} in the file,"
                    + " and train again."));
  }

  @Test
  void whatFailedOrDivergedHasNoPlace() {
    List<ExperimentResult> results = new ArrayList<>(results(true));
    ExperimentResult failed = results.get(0);
    results.set(
        0,
        new ExperimentResult(
            failed.name(),
            failed.file(),
            failed.cell(),
            failed.definition(),
            failed.runs().subList(0, 2),
            List.of(new RunFailure(3, "killed")),
            failed.verdict()));
    results.set(1, with(results.get(1), "val_accuracy", Double.NaN));
    results.set(2, withRuns(results.get(2), List.of()));
    Ranked ranked = ranked(results);

    assertThat(ranked.places()).hasSize(21);
    assertThat(ranked.excluded())
        .extracting(each -> each.result().name() + ": " + each.reason())
        .containsExactlyInAnyOrder(
            results.get(0).name() + ": a run did not complete",
            results.get(1).name() + ": it diverged",
            results.get(2).name() + ": nothing was recorded");
  }

  @Test
  void ofNothingThereIsNoOrder() {
    List<ExperimentResult> nothing =
        results(true).stream().map(each -> withRuns(each, List.of())).toList();

    assertThat(SweepRanking.of(nothing))
        .isEqualTo(new Unranked("No experiment has all its runs, so that none can be compared."));
  }
}
