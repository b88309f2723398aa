package io.github.experimentmaven.report.model;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.gate.SeedCount;
import io.github.experimentmaven.result.AugmentedImages;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a report says about one experiment.
 *
 * @param experiment what was asked for
 * @param result the outcome
 * @param dataset the data, or null if it is not at hand: the page then shows the recorded facts
 * @param baseline what it is held to, or null if there is none
 * @param history earlier results, the oldest first; may be empty
 * @param mistakenImages the most telling ones; none if they are not at hand, or there are none
 * @param outputs what the networks gave for the test samples; null if that is not at hand, or has
 *     no more to tell than which class was said
 * @param augmented some training images as they were augmented; null if none were, or they are not
 *     at hand
 * @param title what the report calls it; no other experiment of the report has the same
 * @param module what selects its module in commands, {@code :module}; empty in a report of one
 *     module
 */
public record ReportedExperiment(
    Experiment experiment,
    ExperimentResult result,
    @Nullable DatasetProfile dataset,
    @Nullable ReportedBaseline baseline,
    List<PastResult> history,
    List<MistakenImage> mistakenImages,
    @Nullable TestOutputs outputs,
    @Nullable AugmentedImages augmented,
    String title,
    String module) {

  public ReportedExperiment {
    history = List.copyOf(history);
    mistakenImages = List.copyOf(mistakenImages);
  }

  /** An experiment in the report of its module. */
  public ReportedExperiment(
      Experiment experiment,
      ExperimentResult result,
      @Nullable DatasetProfile dataset,
      @Nullable ReportedBaseline baseline,
      List<PastResult> history,
      List<MistakenImage> mistakenImages,
      @Nullable TestOutputs outputs,
      @Nullable AugmentedImages augmented) {
    this(
        experiment,
        result,
        dataset,
        baseline,
        history,
        mistakenImages,
        outputs,
        augmented,
        result.name(),
        "");
  }

  /** The experiment's name. */
  public String name() {
    return result.name();
  }

  /** The completed runs. */
  public List<RunResult> runs() {
    return result.runs();
  }

  /** Whether every seed that was asked for, and each of its folds, has a completed run. */
  public boolean isComplete() {
    return result.failures().isEmpty() && runs().size() >= RunKeys.of(experiment).size();
  }

  /** Whether everything holds. */
  public boolean passes() {
    return !result.verdict().fails();
  }

  /** The verdict on it. */
  public Outcome outcome() {
    return result.verdict().outcome();
  }

  /** What the network was asked for; there must be a run, as for all that follows. */
  public Task task() {
    return runs().get(0).task();
  }

  /** The metric that people look at first. */
  public Metric headline() {
    return task().headline();
  }

  /** A metric over the seeds. */
  public Spread spread(Metric metric) {
    return Spread.of(runs(), run -> run.metrics().value(metric));
  }

  /** What of: {@code 3 seeds}, {@code 5 folds x 2 seeds}. */
  public String counted() {
    return SeedCount.ofResults(runs());
  }

  /** Whether runs are of folds. */
  public boolean hasFolds() {
    return RunKeys.haveFolds(runs());
  }

  /** What a sample is called: {@code image}. */
  public String noun() {
    return runs().get(0).dataset().features().noun();
  }

  /** How many test samples a run was tested with. */
  public int testImages() {
    return runs().get(0).dataset().testImages();
  }
}
