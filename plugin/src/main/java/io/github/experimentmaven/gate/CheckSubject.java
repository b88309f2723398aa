package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.task.Task;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check of a verdict is about. Results keep a check's name alone; this makes the name, and
 * tells the subject from it.
 */
public sealed interface CheckSubject {

  /** What a check is called, in results as on pages: {@code test_accuracy vs baseline}. */
  String checkName();

  /** What an experiment has one of. */
  enum Single implements CheckSubject {
    /** Whether anything was recorded at all. */
    RUNS("runs"),
    /** The promised number of parameters. */
    PARAMETERS("parameters"),
    /** The network beside the baseline's. */
    NETWORK("network"),
    /** The training data beside the baseline's. */
    TRAINING_DATA("training data"),
    /** Seeds that went wrong where others did not. */
    OUTLIERS("outlying seeds"),
    /** Runs that must be the baseline's, bit for bit. */
    BITS("bits"),
    /** Whether there is a baseline. */
    BASELINE("baseline");

    private final String checkName;

    Single(String checkName) {
      this.checkName = checkName;
    }

    @Override
    public String checkName() {
      return checkName;
    }
  }

  /**
   * Whether a run of the experiment was completed.
   *
   * @param run which one
   */
  record Run(RunKey run) implements CheckSubject {

    @Override
    public String checkName() {
      return run.label();
    }
  }

  /**
   * A metric and its bounds.
   *
   * @param metric which one
   */
  record Bound(Metric metric) implements CheckSubject {

    @Override
    public String checkName() {
      return metric.key();
    }
  }

  /**
   * A metric beside the baseline's.
   *
   * @param metric which one
   */
  record AgainstBaseline(Metric metric) implements CheckSubject {

    @Override
    public String checkName() {
      return metric.key() + " vs baseline";
    }
  }

  /** What a check is about; nothing if another version of the plugin named it. */
  static Optional<CheckSubject> of(Check check) {
    Stream<CheckSubject> known =
        Stream.concat(
            Arrays.stream(Single.values()),
            Task.allMetrics().stream()
                .flatMap(metric -> Stream.of(new Bound(metric), new AgainstBaseline(metric))));
    return known
        .filter(subject -> subject.checkName().equals(check.name()))
        .findFirst()
        .or(() -> RunKey.labelled(check.name()).map(Run::new));
  }
}
