package io.github.experimentmaven.lock;

import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Results compared with the accepted ones.
 *
 * @param experiment the experiment's name
 * @param agreement how far the runs of the same seeds agree
 * @param inputs what of the identity differs, and the seeds if they do
 * @param environment what of the environment differs, where that may explain something: of the
 *     first run that diverges, else of the first
 * @param divergences where runs diverge from the accepted ones, one entry for each that does
 * @param accuracy how far the accuracies are apart; null if no seed is in both
 */
public record LockComparison(
    String experiment,
    Agreement agreement,
    List<Difference> inputs,
    List<Difference> environment,
    List<Divergence> divergences,
    @Nullable AccuracyDifference accuracy) {

  /** The name of the difference that there are other seeds. */
  static final String SEEDS = "seeds";

  public LockComparison {
    inputs = List.copyOf(inputs);
    environment = List.copyOf(environment);
    divergences = List.copyOf(divergences);
  }

  /**
   * Compares runs with those of a lock.
   *
   * @param lock what was accepted
   * @param results of one identity; at least one
   * @param margin how far test accuracies may be apart and still count as equal; null if nobody
   *     said
   */
  public static LockComparison of(Lock lock, List<RunResult> results, @Nullable Double margin) {
    List<LockedRun> accepted = new ArrayList<>();
    List<LockedRun> repeated = new ArrayList<>();
    List<Divergence> divergences = new ArrayList<>();
    Environment environment = results.get(0).provenance().environment();
    for (RunResult result : results) {
      LockedRun run = LockedRun.of(result);
      LockedRun locked = lock.run(run).orElse(null);
      if (locked == null) {
        continue;
      }
      accepted.add(locked);
      repeated.add(run);
      Optional<Divergence> divergence = Divergence.first(locked, run);
      if (divergence.isPresent()) {
        if (divergences.isEmpty()) {
          environment = result.provenance().environment();
        }
        divergences.add(divergence.get());
      }
    }
    AccuracyDifference accuracy =
        accepted.isEmpty()
            ? null
            : AccuracyDifference.of(
                accuracies(accepted), accuracies(repeated), lock.testImages(), margin);
    return new LockComparison(
        lock.experiment(),
        agreement(accepted, repeated, divergences, accuracy),
        inputs(lock, results),
        Difference.between(lock.environment(), environment),
        divergences,
        accuracy);
  }

  /** The runs that had the same inputs as the accepted ones and still gave other bits. */
  public List<Divergence> brokenPromises() {
    return divergences.stream().filter(Divergence::sameInputs).toList();
  }

  private static Agreement agreement(
      List<LockedRun> accepted,
      List<LockedRun> repeated,
      List<Divergence> divergences,
      @Nullable AccuracyDifference accuracy) {
    if (accuracy == null) {
      return Agreement.DIFFERENT;
    }
    if (divergences.isEmpty()) {
      return Agreement.BITWISE;
    }
    if (predictions(accepted).equals(predictions(repeated))) {
      return Agreement.PREDICTIONS;
    }
    if (accuracy.isEqual()) {
      return Agreement.STATISTICAL;
    }
    return accuracy.isDifferent() ? Agreement.DIFFERENT : Agreement.UNDECIDED;
  }

  private static List<Difference> inputs(Lock lock, List<RunResult> results) {
    List<Difference> inputs =
        new ArrayList<>(
            Difference.between(lock.identity(), results.get(0).provenance().identity()));
    List<String> before = seeds(lock.runs());
    List<String> after = seeds(results.stream().map(LockedRun::of).toList());
    if (!Set.copyOf(before).equals(Set.copyOf(after))) {
      inputs.add(new Difference(SEEDS, String.join(", ", before), String.join(", ", after)));
    }
    return inputs;
  }

  private static List<String> seeds(List<LockedRun> runs) {
    return runs.stream().map(LockedRun::seedText).distinct().toList();
  }

  private static List<Double> accuracies(List<LockedRun> runs) {
    return runs.stream().map(LockedRun::testAccuracy).toList();
  }

  private static List<String> predictions(List<LockedRun> runs) {
    return runs.stream().map(LockedRun::predictionsSha256).toList();
  }
}
