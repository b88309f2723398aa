package io.github.experimentmaven.gate;

import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunKeys;
import io.github.experimentmaven.result.RunResult;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How many seeds, and which, in words; with folds of these, too. */
public final class SeedCount {

  private SeedCount() {}

  /** {@code 1 seed} or {@code 3 seeds}. */
  static String of(int seeds) {
    return counted(seeds, "seed");
  }

  /** {@code 3 seeds}, or {@code 5 folds x 2 seeds}. */
  public static String of(List<RunKey> runs) {
    int folds = RunKeys.folds(runs);
    return folds == 0
        ? of(runs.size())
        : counted(folds, "fold") + " x " + of(RunKeys.seeds(runs).size());
  }

  /** What a mean is of: {@code 1 seed} or {@code mean of 3 seeds}. */
  static String averaged(int seeds) {
    return seeds == 1 ? "1 seed" : "mean of " + seeds + " seeds";
  }

  /** What the mean of some results is of; nothing of a single one. */
  static String beside(List<RunResult> runs) {
    return runs.size() == 1 ? "" : "mean of " + ofResults(runs);
  }

  /** {@code 3 seeds}, or {@code 5 folds x 2 seeds}. */
  public static String ofResults(List<RunResult> runs) {
    return of(runs.stream().map(RunResult::key).toList());
  }

  /** The same of runs that may have folds: {@code mean of 5 folds x 2 seeds}. */
  static String averaged(List<RunKey> runs) {
    return runs.size() == 1 ? of(runs) : "mean of " + of(runs);
  }

  /** Which ones: {@code seed 3} or {@code seeds 3, 4 and 5}. */
  static String named(Collection<Long> seeds) {
    List<String> each = seeds.stream().sorted().map(String::valueOf).toList();
    return (each.size() == 1 ? "seed " : "seeds ") + enumeration(each);
  }

  /** Which runs: {@code seeds 3, 4 and 5}, {@code seed 3 fold 1 and seed 3 fold 2}. */
  static String ofRuns(Collection<RunKey> runs) {
    return runs.stream().allMatch(run -> run.fold() == null)
        ? named(runs.stream().map(RunKey::seed).toList())
        : enumeration(runs.stream().sorted().map(RunKey::label).toList());
  }

  /** In their order: {@code seed 3}, {@code seeds 5, 3, 4}, {@code seeds 1, 2 with folds 1, 2}. */
  static String listed(List<RunKey> runs) {
    List<Long> seeds = RunKeys.seeds(runs);
    String each = seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    List<String> folds =
        runs.stream().filter(run -> run.fold() != null).map(run -> "" + run.fold()).toList();
    String ofSeeds = (seeds.size() == 1 ? "seed " : "seeds ") + each;
    return folds.isEmpty()
        ? ofSeeds
        : ofSeeds
            + (folds.size() == 1 ? " with fold " : " with folds ")
            + folds.stream().distinct().collect(Collectors.joining(", "));
  }

  private static String counted(int count, String noun) {
    return count == 1 ? "1 " + noun : count + " " + noun + "s";
  }

  private static String enumeration(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
