package io.github.experimentmaven.build;

import io.github.experimentmaven.baseline.AcceptedBaseline;
import io.github.experimentmaven.baseline.BaselineException;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.descriptor.DescriptorException;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.gate.MoreSeeds;
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
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.FolderLock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
  private final Baselines baselines;
  private final ResultRecorder recorder;

  @Inject
  ExperimentBuild(
      ExperimentCatalog catalog,
      TrainerRuntimes runtimes,
      Baselines baselines,
      ResultRecorder recorder) {
    this.catalog = catalog;
    this.runtimes = runtimes;
    this.baselines = baselines;
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
   * Trains every experiment of the module, and where one says {@code more_seeds}, more of its seeds
   * until the comparison with its baseline is decided.
   *
   * @param log takes a line that says why more seeds are trained
   * @return how each run ended, in the order they were trained in; empty if the module has no
   *     experiments
   * @throws DescriptorException if an experiment cannot be trained; then none is
   * @throws LockException if a lock is damaged; nothing is trained that could not be checked then
   * @throws BaselineException if a baseline cannot be used; then none is trained either
   * @throws InterruptedException if the build is being cancelled; no trainer is left then
   */
  public List<RunOutcome> run(
      ExperimentModule module, TrainingSettings settings, Consumer<String> log)
      throws DescriptorException,
          ExperimentCatalog.UnknownNameException,
          BaselineException,
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
    Runnable waiting =
        () ->
            log.accept(
                "Another build is training in "
                    + module.shown(module.outputDirectory())
                    + ", waiting for it");
    try (FolderLock own = FolderLock.acquire(module.outputDirectory(), waiting)) {
      return train(module, experiments, settings, log);
    }
  }

  private List<RunOutcome> train(
      ExperimentModule module,
      List<CheckedExperiment> experiments,
      TrainingSettings settings,
      Consumer<String> log)
      throws DescriptorException,
          BaselineException,
          ResolutionException,
          LockException,
          IOException,
          InterruptedException {
    Map<String, AcceptedBaseline> accepted =
        baselines.read(module, experiments.stream().map(CheckedExperiment::source).toList());
    Map<String, Identity> locked = locked(module, experiments);
    List<Run> runs = plan(module, data(experiments), settings.runtime());
    requireTestData(accepted, runs);
    Launcher launcher = new Launcher(settings.slots());
    LaunchSettings launch = launchSettings(module, settings, locked);
    List<RunOutcome> outcomes =
        new ArrayList<>(launcher.restore(runs, launch, settings.progress()));
    List<Run> missing = Launcher.without(runs, outcomes);
    if (!missing.isEmpty()) {
      // If this build is killed, no result of an earlier one must pass for its own.
      recorder.record(module, experiments, outcomes, accepted);
      outcomes.addAll(launcher.train(missing, launch, settings.progress()));
      outcomes.sort(Comparator.comparingInt(outcome -> runs.indexOf(outcome.run())));
    }
    Map<Experiment, Dataset> more = moreSeeds(experiments, accepted, outcomes, log);
    while (!more.isEmpty()) {
      List<Run> next = plan(module, more, settings.runtime());
      outcomes.addAll(launcher.launch(next, launch, settings.progress()));
      more = moreSeeds(experiments, accepted, outcomes, log);
    }
    recorder.record(module, experiments, outcomes, accepted);
    return outcomes;
  }

  /** Nobody should wait for a training whose result cannot be compared. */
  private static void requireTestData(Map<String, AcceptedBaseline> baselines, List<Run> runs)
      throws BaselineException {
    for (Run run : runs) {
      AcceptedBaseline baseline = baselines.get(run.experimentName());
      if (baseline != null) {
        baseline.requireTestData(run.job().identity().dataset());
      }
    }
  }

  /** The experiments that are inconclusive, each with the seeds to train next. */
  private static Map<Experiment, Dataset> moreSeeds(
      List<CheckedExperiment> experiments,
      Map<String, AcceptedBaseline> baselines,
      List<RunOutcome> outcomes,
      Consumer<String> log) {
    Map<Experiment, Dataset> more = new LinkedHashMap<>();
    for (CheckedExperiment checked : experiments) {
      Experiment experiment = checked.experiment();
      AcceptedBaseline baseline = baselines.get(experiment.name());
      List<RunOutcome> own =
          outcomes.stream()
              .filter(each -> each.run().experimentName().equals(experiment.name()))
              .toList();
      // A failed run fails the build, whatever more seeds would say.
      if (baseline == null || own.stream().anyMatch(RunOutcome.Failed.class::isInstance)) {
        continue;
      }
      List<RunResult> results =
          own.stream().map(each -> ((RunOutcome.Completed) each).result()).toList();
      MoreSeeds.of(experiment, baseline.facts(), results)
          .ifPresent(
              next -> {
                log.accept(next.why());
                more.put(experiment.withSeeds(next.seeds()), checked.dataset());
              });
    }
    return more;
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

  /** What the results came from that the locks were written for. */
  private static Map<String, Identity> locked(
      ExperimentModule module, List<CheckedExperiment> experiments)
      throws LockException, IOException {
    Map<String, Identity> locked = new HashMap<>();
    for (CheckedExperiment checked : experiments) {
      LockFile file = module.lockFile(checked.experiment().name());
      if (file.exists()) {
        locked.put(checked.experiment().name(), file.read().identity());
      }
    }
    return locked;
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
