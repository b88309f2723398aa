package io.github.experimentmaven.recording;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.FileStem;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.gate.Gate;
import io.github.experimentmaven.gate.Reference;
import io.github.experimentmaven.gate.TaskPredictions;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.ImageChanges;
import io.github.experimentmaven.result.PooledPredictions;
import io.github.experimentmaven.result.Predictions;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Judges an experiment's runs beside its baseline: the gate, then the look at single samples. A
 * build asks three times, when it has trained, for its report and for its check, and mostly of the
 * same results: what was asked last is remembered.
 */
@Named
@Singleton
final class Verdicts {

  private final Map<Path, Judged> last = new ConcurrentHashMap<>();

  @Inject
  Verdicts() {}

  /**
   * The verdict.
   *
   * @param baseline null if there is none
   * @throws BaselineException if the baseline is of other data
   * @throws IOException if a run's predictions are damaged
   */
  Verdict of(
      ExperimentModule module,
      Experiment experiment,
      @Nullable AcceptedBaseline baseline,
      List<RunResult> runs,
      List<RunFailure> failures)
      throws BaselineException, IOException {
    Question question =
        new Question(
            module.isBaselineRequired(),
            baseline == null ? left(module, experiment.name()) : null,
            experiment,
            baseline == null ? null : baseline.facts(),
            runs,
            failures);
    Path key = module.outputDirectory().resolve(FileStem.of(experiment.name()));
    Judged judged = last.get(key);
    if (judged == null || !judged.question().equals(question)) {
      judged = new Judged(question, judge(module, question, baseline));
      last.put(key, judged);
    }
    return judged.verdict();
  }

  /**
   * The verdict on an experiment that was stopped early.
   *
   * @param baseline what was accepted of it; null if nothing was
   */
  Verdict of(
      ExperimentModule module,
      String experiment,
      StoppedExperiment stopped,
      @Nullable AcceptedBaseline baseline) {
    return Gate.stopped(
        stopped, baseline == null ? null : module.baselineFiles(experiment).shownAs());
  }

  /**
   * All that a verdict depends on. Predictions are known by their hashes, which are in the baseline
   * and in the runs.
   */
  private record Question(
      boolean isBaselineRequired,
      @Nullable String left,
      Experiment experiment,
      @Nullable AcceptedResult baseline,
      List<RunResult> runs,
      List<RunFailure> failures) {

    Question {
      runs = List.copyOf(runs);
      failures = List.copyOf(failures);
    }
  }

  private record Judged(Question question, Verdict verdict) {}

  private static Verdict judge(
      ExperimentModule module, Question question, @Nullable AcceptedBaseline baseline)
      throws BaselineException, IOException {
    Experiment experiment = question.experiment();
    List<RunResult> runs = question.runs();
    List<RunFailure> failures = question.failures();
    if (baseline == null) {
      String file = module.baselineFiles(experiment.name()).shownAs();
      String left = question.left();
      Reference reference =
          left != null
              ? new Reference.Lost(file, left)
              : new Reference.Missing(file, question.isBaselineRequired());
      return Gate.judge(experiment, runs, failures, reference);
    }
    for (RunResult run : runs) {
      baseline.requireTestData(run.provenance().identity());
    }
    baseline.requireMetrics(experiment);
    Verdict verdict =
        Gate.judge(experiment, runs, failures, new Reference.Accepted(baseline.facts()));
    return changes(module, experiment, baseline, runs).map(verdict::with).orElse(verdict);
  }

  /** A file that lay beside a baseline, as people know it; null if there is none. */
  private static @Nullable String left(ExperimentModule module, String experiment) {
    BaselineFiles files = module.baselineFiles(experiment);
    return Stream.of(files.predictions(), files.lock())
        .filter(Files::exists)
        .map(module::shown)
        .findFirst()
        .orElse(null);
  }

  /** Test sample by test sample; nothing if the folder of a run is not there any more. */
  private static Optional<ImageChanges> changes(
      ExperimentModule module,
      Experiment experiment,
      AcceptedBaseline baseline,
      List<RunResult> runs)
      throws IOException {
    if (experiment.folds() != null && runs.size() < RunKeys.of(experiment).size()) {
      // Without a fold there are samples that nobody said anything of.
      return Optional.empty();
    }
    List<Predictions> recorded = new ArrayList<>();
    for (RunResult run : runs) {
      Optional<Predictions> predictions = RecordedPredictions.of(module, run);
      if (predictions.isEmpty()) {
        return Optional.empty();
      }
      recorded.add(predictions.get());
    }
    List<Predictions> pooled = List.copyOf(PooledPredictions.of(runs, recorded).values());
    return runs.stream()
        .findFirst()
        .flatMap(run -> TaskPredictions.of(run.task()))
        .flatMap(task -> task.changes(experiment, baseline, runs, pooled));
  }
}
