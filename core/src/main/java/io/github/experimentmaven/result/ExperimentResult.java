package io.github.experimentmaven.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.experiment.SweepCell;
import io.github.experimentmaven.provenance.RunKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment produced over all its seeds.
 *
 * @param name the experiment's name
 * @param file the experiment file, relative to the module, with forward slashes
 * @param cell the sweep that it is part of, and its place there; null if the file has it alone
 * @param definition the experiment in the experiment language, defaults filled in
 * @param runs the completed runs, in the order of the seeds and folds
 * @param failures the runs that did not complete
 * @param stopped how it was stopped early in favour of others of its sweep; null if it was not. It
 *     has neither runs nor failures then
 * @param verdict of the gates as they stood when the results were recorded
 */
public record ExperimentResult(
    String name,
    String file,
    @Nullable SweepCell cell,
    JsonNode definition,
    List<RunResult> runs,
    List<RunFailure> failures,
    @Nullable StoppedExperiment stopped,
    Verdict verdict) {

  public ExperimentResult {
    runs = List.copyOf(runs);
    failures = List.copyOf(failures);
  }

  /** A result of an experiment that is part of no sweep. */
  public ExperimentResult(
      String name,
      String file,
      JsonNode definition,
      List<RunResult> runs,
      List<RunFailure> failures,
      Verdict verdict) {
    this(name, file, null, definition, runs, failures, null, verdict);
  }

  /** A result of an experiment that was not stopped. */
  public ExperimentResult(
      String name,
      String file,
      @Nullable SweepCell cell,
      JsonNode definition,
      List<RunResult> runs,
      List<RunFailure> failures,
      Verdict verdict) {
    this(name, file, cell, definition, runs, failures, null, verdict);
  }

  /** The same result, judged otherwise. */
  public ExperimentResult with(Verdict other) {
    return new ExperimentResult(name, file, cell, definition, runs, failures, stopped, other);
  }

  /** The same result under another name. */
  public ExperimentResult named(String other) {
    return new ExperimentResult(other, file, cell, definition, runs, failures, stopped, verdict);
  }

  /** The same result of a file that is named otherwise. */
  public ExperimentResult ofFile(String other) {
    return new ExperimentResult(name, other, cell, definition, runs, failures, stopped, verdict);
  }

  /**
   * A run that did not complete.
   *
   * @param key which run it is
   * @param message for people: exit code or signal, last event, the log's last lines
   */
  public record RunFailure(@JsonProperty("seed") RunKey key, String message) {

    /** A run of an experiment without folds. */
    public RunFailure(long seed, String message) {
      this(RunKey.of(seed), message);
    }
  }
}
