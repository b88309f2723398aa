package io.github.experimentmaven.lock;

import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.Seal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The accepted results of an experiment: {@code <name>.lock.json}.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param reason why the results were accepted, in the words of who did
 * @param identity what decides the bits of all runs, but for their seeds
 * @param environment where the first run was computed: what may explain a difference
 * @param testImages how many images the accuracies are over
 * @param runs in the order of the seeds; at least one
 * @param sha256 the {@link Seal}: over all that comes before it
 */
public record Lock(
    int formatVersion,
    String experiment,
    String reason,
    Identity identity,
    Environment environment,
    int testImages,
    List<LockedRun> runs,
    String sha256) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 2;

  public Lock {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(environment, "environment");
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("there are no runs");
    }
    runs = List.copyOf(runs);
  }

  /**
   * The lock of some runs.
   *
   * @param experiment the experiment's name
   * @param reason why they are accepted
   * @param runs of one identity; at least one
   */
  public static Lock of(String experiment, String reason, List<RunResult> runs) {
    RunResult first = runs.get(0);
    Lock unsigned =
        new Lock(
            FORMAT_VERSION,
            experiment,
            reason,
            first.provenance().identity(),
            first.provenance().environment(),
            first.dataset().testImages(),
            runs.stream().map(LockedRun::of).toList(),
            "");
    return new Lock(
        FORMAT_VERSION,
        experiment,
        reason,
        unsigned.identity,
        unsigned.environment,
        unsigned.testImages,
        unsigned.runs,
        Seal.of(unsigned));
  }

  /** The locked run of the same seed. */
  Optional<LockedRun> run(LockedRun other) {
    return runs.stream().filter(other::isSameAs).findFirst();
  }
}
