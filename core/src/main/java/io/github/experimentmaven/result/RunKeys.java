package io.github.experimentmaven.result;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.provenance.RunKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs that an experiment has: one a seed, with folds one a seed and fold. */
public final class RunKeys {

  private RunKeys() {}

  /** In the order of the seeds, each with all folds. */
  public static List<RunKey> of(Experiment experiment) {
    return experiment.seeds().stream().flatMap(seed -> of(seed, experiment.folds())).toList();
  }

  private static Stream<RunKey> of(long seed, @Nullable Folds folds) {
    return folds == null
        ? Stream.of(RunKey.of(seed))
        : IntStream.rangeClosed(1, folds.count()).mapToObj(fold -> new RunKey(seed, fold));
  }

  /** The seeds of some runs, each once and in their order. */
  public static List<Long> seeds(List<RunKey> runs) {
    return runs.stream().map(RunKey::seed).distinct().toList();
  }

  /** Whether runs are of folds: then all of them are. */
  public static boolean haveFolds(List<RunResult> runs) {
    return runs.stream().anyMatch(run -> run.key().fold() != null);
  }

  /** How many folds some runs are of; 0 if they have none. */
  public static int folds(List<RunKey> runs) {
    return (int)
        runs.stream().filter(run -> run.fold() != null).map(RunKey::fold).distinct().count();
  }
}
