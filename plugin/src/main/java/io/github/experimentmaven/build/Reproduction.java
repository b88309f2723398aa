package io.github.experimentmaven.build;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.lock.Lock;
import io.github.experimentmaven.lock.LockComparison;
import io.github.experimentmaven.lock.LockException;
import io.github.experimentmaven.lock.LockedRun;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.provenance.Difference;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.resolution.ResolutionException;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Trains again what was accepted, from the experiment files and data as they are now, with the
 * lock's seeds and from the beginning, and compares the results with the lock. What is recorded of
 * the module stays as it is.
 */
@Named
@Singleton
public final class Reproduction {

  private final ExperimentCatalog catalog;
  private final ExperimentBuild build;

  @Inject
  Reproduction(ExperimentCatalog catalog, ExperimentBuild build) {
    this.catalog = catalog;
    this.build = build;
  }

  /**
   * The locks of a module's experiments.
   *
   * @param locks by the experiments' names
   * @param unlocked the names of the experiments without one
   */
  public record Locks(Map<String, Lock> locks, List<String> unlocked) {

    public Locks {
      locks = Collections.unmodifiableMap(new TreeMap<>(locks));
      unlocked = List.copyOf(unlocked);
    }
  }

  /**
   * What came of it.
   *
   * @param outcomes how each run ended
   * @param comparisons by the experiments' names; of those whose runs are all complete
   */
  public record Result(List<RunOutcome> outcomes, List<LockComparison> comparisons) {

    public Result {
      outcomes = List.copyOf(outcomes);
      comparisons = List.copyOf(comparisons);
    }
  }

  /**
   * Reads the locks.
   *
   * @throws LockException if one is damaged
   */
  public Locks locks(ExperimentModule module)
      throws DescriptorException, UnknownNameException, LockException, IOException {
    List<String> names =
        catalog.read(module).stream().map(located -> located.experiment().name()).toList();
    Map<String, Lock> locks = LockFiles.read(module, names);
    return new Locks(locks, names.stream().filter(name -> !locks.containsKey(name)).toList());
  }

  /**
   * What is to be trained.
   *
   * @param locks by the experiments' names
   * @param margins how far test accuracies may be apart and still count as equal, by the names of
   *     the experiments for which that is said
   * @param runs of the locks' seeds, from the experiments as they are now
   */
  public record Plan(Map<String, Lock> locks, Map<String, Double> margins, List<Run> runs) {

    public Plan {
      locks = Map.copyOf(locks);
      margins = Map.copyOf(margins);
      runs = List.copyOf(runs);
    }

    /** The experiments of which nobody said what counts as equal. */
    public List<String> withoutMargin() {
      return locks.keySet().stream().filter(name -> !margins.containsKey(name)).sorted().toList();
    }

    /**
     * The experiments that are not what was accepted, or whose data are not, in which no training
     * gives the same bits; with all their inputs that differ. Where only the software is another
     * one, training shows whether that matters.
     */
    public Map<String, List<Difference>> otherExperiments() {
      Map<String, List<Difference>> others = new TreeMap<>();
      for (Run run : runs) {
        Identity accepted = lock(locks, run.experimentName()).identity();
        Identity present = run.job().identity();
        if (!accepted.experiment().equals(present.experiment())
            || !accepted.dataset().equals(present.dataset())) {
          others.put(run.experimentName(), Difference.between(accepted, present));
        }
      }
      return others;
    }
  }

  /**
   * Plans the experiments of some locks.
   *
   * @param locks at least one
   * @param settings with a cache that is off
   * @param folder where the runs go; not that of the module's results
   * @param margin how far test accuracies may be apart and still count as equal; null for the
   *     experiments' own {@code max_drop}
   * @throws DescriptorException if an experiment cannot be trained
   */
  public Plan plan(
      ExperimentModule module,
      Map<String, Lock> locks,
      TrainingSettings settings,
      Path folder,
      @Nullable Double margin)
      throws DescriptorException, UnknownNameException, ResolutionException, IOException {
    ExperimentModule elsewhere = module.with(locks.keySet(), folder);
    Map<Experiment, Dataset> data = new LinkedHashMap<>();
    Map<String, Double> margins = new TreeMap<>();
    for (CheckedExperiment checked : catalog.check(elsewhere)) {
      Experiment experiment = checked.experiment();
      data.put(experiment.withSeeds(seeds(locks, experiment.name())), checked.dataset());
      Double own = experiment.maxDrop(Metric.TEST_ACCURACY);
      Double said = margin != null ? margin : own;
      // Of a margin of 0 no interval shows anything.
      if (said != null && said > 0) {
        margins.put(experiment.name(), said);
      }
    }
    return new Plan(locks, margins, build.plan(elsewhere, data, settings.runtime()));
  }

  /**
   * Trains what is planned and compares.
   *
   * @param settings those of the plan
   * @throws InterruptedException if the build is being cancelled; no trainer is left then
   */
  public Result reproduce(Plan plan, TrainingSettings settings)
      throws IOException, InterruptedException {
    Map<String, Lock> locks = plan.locks();
    Map<String, Identity> changed = new TreeMap<>();
    for (Run run : plan.runs()) {
      // A training that is resumed from one would not be repeated from its beginning.
      Files.deleteIfExists(run.folder().checkpoint());
      // What changed is told from the lock, not from an earlier reproduction.
      Files.deleteIfExists(run.folder().result());
      Identity accepted = lock(locks, run.experimentName()).identity();
      if (!accepted.fingerprint(run.seed()).equals(run.fingerprint())) {
        changed.put(run.experimentName(), accepted);
      }
    }
    List<RunOutcome> outcomes = build.train(plan.runs(), settings, changed);
    return new Result(outcomes, comparisons(plan, outcomes));
  }

  private static List<Long> seeds(Map<String, Lock> locks, String experiment) {
    return lock(locks, experiment).runs().stream().map(LockedRun::seed).toList();
  }

  private static Lock lock(Map<String, Lock> locks, String experiment) {
    Lock lock = locks.get(experiment);
    if (lock == null) {
      throw new IllegalArgumentException(experiment + " has no lock");
    }
    return lock;
  }

  private static List<LockComparison> comparisons(Plan plan, List<RunOutcome> outcomes) {
    Map<String, Lock> locks = plan.locks();
    Map<String, List<RunResult>> results = new TreeMap<>();
    for (RunOutcome outcome : outcomes) {
      outcome
          .completion()
          .ifPresent(
              result ->
                  results
                      .computeIfAbsent(result.experiment(), name -> new ArrayList<>())
                      .add(result));
    }
    return results.entrySet().stream()
        .filter(entry -> entry.getValue().size() == lock(locks, entry.getKey()).runs().size())
        .map(
            entry ->
                LockComparison.of(
                    lock(locks, entry.getKey()),
                    entry.getValue(),
                    plan.margins().get(entry.getKey())))
        .toList();
  }
}
