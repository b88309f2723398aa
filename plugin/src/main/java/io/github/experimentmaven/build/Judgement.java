package io.github.experimentmaven.build;

import io.github.experimentmaven.baseline.AcceptedBaseline;
import io.github.experimentmaven.baseline.BaselineException;
import io.github.experimentmaven.baseline.SeedPredictions;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.gate.ImageComparison;
import io.github.experimentmaven.gate.ImageComparison.Side;
import io.github.experimentmaven.gate.Reference;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges an experiment's runs beside its baseline: the gate, then the look at single images. */
final class Judgement {

  private final ExperimentModule module;
  private final Experiment experiment;
  private final @Nullable AcceptedBaseline baseline;

  /**
   * @param baseline null if there is none
   */
  Judgement(ExperimentModule module, Experiment experiment, @Nullable AcceptedBaseline baseline) {
    this.module = module;
    this.experiment = experiment;
    this.baseline = baseline;
  }

  /**
   * The verdict.
   *
   * @throws BaselineException if the baseline is of other data
   * @throws IOException if a run's predictions are damaged
   */
  Verdict of(List<RunResult> runs, List<RunFailure> failures)
      throws BaselineException, IOException {
    if (baseline == null) {
      String file = module.baselineFiles(experiment.name()).shownAs();
      return Gate.judge(
          experiment, runs, failures, new Reference.Missing(file, module.isBaselineRequired()));
    }
    for (RunResult run : runs) {
      baseline.requireTestData(run.provenance().identity().dataset());
    }
    Verdict verdict =
        Gate.judge(experiment, runs, failures, new Reference.Accepted(baseline.facts()));
    Optional<SeedPredictions> predictions = predictions(baseline.predictions(), runs);
    return predictions.isEmpty()
        ? verdict
        : verdict.with(
            ImageComparison.of(
                new Side(baseline.facts().seeds(), baseline.predictions()),
                new Side(runs.stream().map(RunResult::seed).toList(), predictions.get()),
                runs.get(0).dataset().classNames(),
                experiment.baseline().confidence()));
  }

  /** What the runs' networks said; nothing if the folder of a run is not there any more. */
  private Optional<SeedPredictions> predictions(SeedPredictions accepted, List<RunResult> runs)
      throws IOException {
    List<int[]> predictions = new ArrayList<>();
    for (RunResult run : runs) {
      Path file = RecordedPredictions.file(module, run);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      predictions.add(RecordedPredictions.read(file, run));
    }
    return predictions.isEmpty() ? Optional.empty() : Optional.of(accepted.ofOthers(predictions));
  }
}
