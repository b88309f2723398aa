package io.github.experimentmaven.training;

import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.Trainings;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.StoppedExperiment;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All sweeps of a module of which what cannot win is stopped early; they take each rung together.
 */
final class HalvedSweeps {

  private final List<HalvedSweep> sweeps;

  /**
   * @param experiments all of a module
   * @param runs all of theirs
   */
  HalvedSweeps(List<CheckedExperiment> experiments, List<Run> runs) {
    this.sweeps = HalvedSweep.of(experiments, runs);
  }

  /** The runs that are of none of them, and are trained in one go. */
  List<Run> others(List<Run> runs) {
    return runs.stream()
        .filter(run -> sweeps.stream().noneMatch(sweep -> sweep.has(run.experimentName())))
        .toList();
  }

  /** The parts of trainings that are to be done next; none if all sweeps are at their ends. */
  List<Run> next() {
    return sweeps.stream().flatMap(sweep -> sweep.next().stream()).toList();
  }

  /** Runs as they begin, those of the sweeps with the first part of each. */
  List<Run> begun(List<Run> runs) {
    Map<RunFolder, Run> parts = new HashMap<>();
    next().forEach(part -> parts.put(part.folder(), part));
    return runs.stream().map(run -> parts.getOrDefault(run.folder(), run)).toList();
  }

  /**
   * Takes what became of the parts that were next, and stops what is not to go on.
   *
   * @param done outcomes of these, and of whatever else
   * @param log takes a line for each rung of a sweep
   * @throws IOException if the folder of a run that is stopped cannot be written
   */
  void take(List<RunOutcome> done, Consumer<String> log) throws IOException {
    for (HalvedSweep sweep : sweeps) {
      for (RunOutcome.Paused stopped : sweep.take(done, log)) {
        Trainings.stop(stopped.run(), stopped.paused());
      }
    }
  }

  /** The experiments that were stopped, by their names. */
  Map<String, StoppedExperiment> stopped() {
    Map<String, StoppedExperiment> stopped = new LinkedHashMap<>();
    sweeps.forEach(sweep -> stopped.putAll(sweep.stopped()));
    return stopped;
  }

  /** What became of each of their runs of which anything is known. */
  List<RunOutcome> outcomes() {
    return sweeps.stream().flatMap(sweep -> sweep.outcomes().stream()).toList();
  }
}
