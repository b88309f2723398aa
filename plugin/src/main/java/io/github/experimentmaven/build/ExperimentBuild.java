package io.github.experimentmaven.build;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.launch.Known;
import io.github.experimentmaven.launch.LaunchSettings;
import io.github.experimentmaven.launch.Launcher;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.lock.LockException;
import io.github.experimentmaven.lock.LockFile;
import io.github.experimentmaven.plan.Planner;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.resolution.ResolutionException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/**
 * Trains a module's experiments: reads and checks all of them, plans their runs, launches these,
 * records what came out.
 */
@Named
@Singleton
public final class ExperimentBuild {

  private final ExperimentCatalog catalog;
  private final TrainerRuntimes runtimes;
  private final ResultRecorder recorder;

  @Inject
  ExperimentBuild(ExperimentCatalog catalog, TrainerRuntimes runtimes, ResultRecorder recorder) {
    this.catalog = catalog;
    this.runtimes = runtimes;
    this.recorder = recorder;
  }

  /**
   * What {@link #run} would train, without training it.
   *
   * @return empty if the module has no experiments
   * @throws DescriptorException if an experiment cannot be trained
   */
  public List<Run> plan(ExperimentModule module, RuntimeSettings settings)
      throws DescriptorException,
          ExperimentCatalog.UnknownNameException,
          ResolutionException,
          IOException {
    return plan(module, data(catalog.check(module)), settings);
  }

  /**
   * Trains every experiment of the module.
   *
   * @return how each run ended, in the order of the plan; empty if the module has no experiments
   * @throws DescriptorException if an experiment cannot be trained; then none is
   * @throws LockException if a lock is damaged; nothing is trained that could not be checked then
   * @throws InterruptedException if the build is being cancelled; no trainer is left then
   */
  public List<RunOutcome> run(ExperimentModule module, TrainingSettings settings)
      throws DescriptorException,
          ExperimentCatalog.UnknownNameException,
          ResolutionException,
          LockException,
          IOException,
          InterruptedException {
    List<CheckedExperiment> experiments = catalog.check(module);
    if (experiments.isEmpty()) {
      // Modules without experiments are normal in a multi-module build: nothing is resolved, forked
      // or written for them.
      return List.of();
    }
    Map<String, Identity> accepted = accepted(module, experiments);
    // If this build is killed, no result of an earlier one must pass for its own.
    recorder.record(module, experiments, List.of());
    List<Run> runs = plan(module, data(experiments), settings.runtime());
    List<RunOutcome> outcomes = train(module, runs, settings, accepted);
    recorder.record(module, experiments, outcomes);
    return outcomes;
  }

  /** The runs of some experiments, below the module's folder of results. */
  List<Run> plan(
      ExperimentModule module, Map<Experiment, Dataset> experiments, RuntimeSettings settings)
      throws ResolutionException, IOException {
    Set<Numerics> kinds = EnumSet.noneOf(Numerics.class);
    experiments.keySet().forEach(experiment -> kinds.add(experiment.numerics()));
    return new Planner(module.outputDirectory(), runtimes.of(kinds, module.resolution(), settings))
        .plan(experiments);
  }

  /**
   * Trains all of these runs; records nothing.
   *
   * @param accepted by experiment, what to say why a run is trained with, where it has no result
   */
  List<RunOutcome> train(
      ExperimentModule module,
      List<Run> runs,
      TrainingSettings settings,
      Map<String, Identity> accepted)
      throws InterruptedException {
    return new Launcher(settings.slots())
        .launch(runs, launchSettings(module, settings, accepted), settings.progress());
  }

  /** What was accepted of those experiments that have a lock. */
  private static Map<String, Identity> accepted(
      ExperimentModule module, List<CheckedExperiment> experiments)
      throws LockException, IOException {
    Map<String, Identity> accepted = new HashMap<>();
    for (CheckedExperiment checked : experiments) {
      LockFile file = module.lockFile(checked.experiment().name());
      if (file.exists()) {
        accepted.put(checked.experiment().name(), file.read().identity());
      }
    }
    return accepted;
  }

  private static Map<Experiment, Dataset> data(List<CheckedExperiment> experiments) {
    Map<Experiment, Dataset> data = new LinkedHashMap<>();
    experiments.forEach(checked -> data.put(checked.experiment(), checked.dataset()));
    return data;
  }

  private static LaunchSettings launchSettings(
      ExperimentModule module, TrainingSettings settings, Map<String, Identity> accepted) {
    return new LaunchSettings(
        settings.java(),
        settings.runtime().jvmArguments(),
        settings.maxHeap(),
        settings.maxOffHeap(),
        settings.timeLimit(),
        settings.parallel(),
        settings.nativeCache(),
        settings.runtime().environment(),
        new Known(settings.cache(), accepted),
        module.baseDirectory());
  }
}
