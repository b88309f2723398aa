package io.github.experimentmaven.training;

import io.github.experimentmaven.accepted.AcceptedBaseline;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.BaselineException;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.launch.Known;
import io.github.experimentmaven.launch.Launcher;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.Trainings;
import io.github.experimentmaven.module.Baselines;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.module.ExperimentCatalog;
import io.github.experimentmaven.module.ExperimentModule;
import io.github.experimentmaven.plan.Planner;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.recording.ResultRecorder;
import io.github.experimentmaven.resolution.ProjectClassPath;
import io.github.experimentmaven.resolution.SparkResolver;
import io.github.experimentmaven.resolution.TrainerResolver;
import io.github.experimentmaven.storage.FolderLock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private final TrainerResolver trainer;
  private final ProjectClassPath project;
  private final SparkResolver spark;
  private final Baselines baselines;
  private final ResultRecorder recorder;

  @Inject
  ExperimentBuild(
      ExperimentCatalog catalog,
      TrainerResolver trainer,
      ProjectClassPath project,
      SparkResolver spark,
      Baselines baselines,
      ResultRecorder recorder) {
    this.catalog = catalog;
    this.trainer = trainer;
    this.project = project;
    this.spark = spark;
    this.baselines = baselines;
    this.recorder = recorder;
  }

  /**
   * What {@link #run} would train, without training it.
   *
   * @return empty if the module has no experiments; of a sweep that says {@code halving}, the first
   *     part of each training
   * @throws DescriptorException if an experiment cannot be trained
   */
  public List<Run> plan(ExperimentModule module, TrainingSettings settings)
      throws ExperimentException, IOException {
    List<CheckedExperiment> experiments = catalog.check(module);
    List<Run> runs = plan(module, experiments, data(experiments), settings);
    return new HalvedSweeps(experiments, runs).begun(runs);
  }

  /**
   * Trains every experiment of the module, and where one says {@code more_seeds}, more of its seeds
   * until the comparison with its baseline is decided.
   *
   * @param messages why more seeds are trained, and what is wrong with data that is still used
   * @return how each run ended, in the order they were trained in; empty if the module has no
   *     experiments
   * @throws DescriptorException if an experiment cannot be trained; then none is
   * @throws BaselineException if a baseline cannot be used; then none is trained either
   * @throws InterruptedException if the build is being cancelled; no trainer is left then
   */
  public List<RunOutcome> run(ExperimentModule module, TrainingSettings settings, Messages messages)
      throws ExperimentException, IOException, InterruptedException {
    List<CheckedExperiment> experiments = catalog.check(module);
    if (experiments.isEmpty()) {
      // Modules without experiments are normal in a multi-module build: nothing is resolved, forked
      // or written for them.
      return List.of();
    }
    for (Problem warning : DataWarnings.of(experiments)) {
      messages.warning().accept(warning.location() + ": " + warning.message());
    }
    Consumer<String> log = messages.information();
    Runnable waiting =
        () ->
            log.accept(
                "Another build is training in "
                    + module.shown(module.outputDirectory())
                    + ", waiting for it");
    try (FolderLock own = FolderLock.acquire(module.outputDirectory(), waiting)) {
      return train(module, experiments, settings, log, () -> requireHeld(own, module));
    }
  }

  private List<RunOutcome> train(
      ExperimentModule module,
      List<CheckedExperiment> experiments,
      TrainingSettings settings,
      Consumer<String> log,
      Trainings.Ownership ownership)
      throws ExperimentException, IOException, InterruptedException {
    Map<String, AcceptedBaseline> accepted =
        baselines.read(module, experiments.stream().map(CheckedExperiment::source).toList());
    Map<String, Identity> identities = new HashMap<>();
    accepted.forEach((name, baseline) -> identities.put(name, baseline.facts().identity()));
    requireClasses(module, experiments);
    Launcher launcher = launcher(module, settings);
    List<Run> runs = plan(module, data(experiments), launcher);
    Baselines.requireTestData(accepted, runs);
    Trainings trainings =
        new Trainings(
            launcher,
            new Known(settings.cache(), identities),
            settings.progress(),
            settings.claims(),
            ownership);
    HalvedSweeps halved = new HalvedSweeps(experiments, runs);
    List<Run> others = halved.others(runs);
    List<RunOutcome> outcomes = new ArrayList<>();
    boolean isRecorded = false;
    // One round, but for sweeps of which what cannot win is stopped: these take one a rung.
    List<Run> round = Stream.concat(others.stream(), halved.next().stream()).toList();
    while (!round.isEmpty()) {
      List<RunOutcome> done = new ArrayList<>(trainings.restore(round));
      List<Run> missing = Trainings.without(round, done);
      MemoryCheck.require(experiments, missing, launcher);
      if (!missing.isEmpty()) {
        if (!isRecorded) {
          // If this build is killed, no result of an earlier one must pass for its own; and nobody
          // knows yet which of a sweep will have one.
          recorder.record(module, experiments, Trainings.inOrder(others, done), Map.of(), accepted);
          isRecorded = true;
        }
        done.addAll(trainings.train(missing));
      }
      outcomes.addAll(Trainings.inOrder(others, done));
      ownership.require();
      halved.take(done, log);
      round = trainings.isOver(done) ? List.of() : halved.next();
    }
    outcomes.addAll(halved.outcomes());
    outcomes = new ArrayList<>(Trainings.inOrder(runs, outcomes));
    UndecidedExperiments undecided = new UndecidedExperiments(experiments, accepted, log);
    Map<Experiment, ExperimentData> more = undecided.after(outcomes);
    while (!more.isEmpty() && !trainings.isOver(outcomes)) {
      outcomes.addAll(trainings.launch(plan(module, more, launcher)));
      more = undecided.after(outcomes);
    }
    ownership.require();
    recorder.record(module, experiments, outcomes, halved.stopped(), accepted);
    return outcomes;
  }

  /** Whoever deletes {@code target} takes the lock away with it, and another build may begin. */
  private static void requireHeld(FolderLock lock, ExperimentModule module) throws IOException {
    if (!lock.isHeld()) {
      throw new IOException(
          "%s was removed while this build trained in it: nothing more is written there, as it may"
                  .formatted(module.shown(module.outputDirectory()))
              + " be another build's now; let that one end, and build again");
    }
  }

  /**
   * The runs of some experiments, below the module's folder of results.
   *
   * @param checked the experiments as they are written
   * @param experiments as they are to be trained, with their data
   * @throws DescriptorException if one cannot have the memory that it needs, and is not cached
   */
  public List<Run> plan(
      ExperimentModule module,
      List<CheckedExperiment> checked,
      Map<Experiment, ExperimentData> experiments,
      TrainingSettings settings)
      throws ExperimentException {
    requireClasses(module, checked);
    Launcher launcher = launcher(module, settings);
    List<Run> runs = plan(module, experiments, launcher);
    List<Run> missing =
        runs.stream().filter(run -> !settings.cache().contains(run.fingerprint())).toList();
    MemoryCheck.require(checked, missing, launcher);
    return runs;
  }

  /**
   * Trains all of these runs; records nothing.
   *
   * @param accepted by experiment, what to say why a run is trained with, where it has no result
   */
  public List<RunOutcome> train(
      ExperimentModule module,
      List<Run> runs,
      TrainingSettings settings,
      Map<String, Identity> accepted)
      throws ExperimentException, InterruptedException {
    return new Trainings(
            launcher(module, settings),
            new Known(settings.cache(), accepted),
            settings.progress(),
            settings.claims())
        .launch(runs);
  }

  private void requireClasses(ExperimentModule module, List<CheckedExperiment> experiments)
      throws ExperimentException {
    TrainerClassCheck.require(experiments, project, module.resolution());
  }

  /** What trains the runs of a module. */
  private Launcher launcher(ExperimentModule module, TrainingSettings settings) {
    return settings
        .launchers()
        .apply(new ResolvedTrainer(trainer, project, spark, module.resolution()));
  }

  private static List<Run> plan(
      ExperimentModule module, Map<Experiment, ExperimentData> experiments, Launcher launcher)
      throws ExperimentException {
    Map<Numerics, TrainerRuntime> runtimes = new EnumMap<>(Numerics.class);
    Map<Numerics, TrainerRuntime> ofClasses = new EnumMap<>(Numerics.class);
    for (Experiment experiment : experiments.keySet()) {
      if (experiment.trainer() != null) {
        if (!ofClasses.containsKey(experiment.numerics())) {
          ofClasses.put(experiment.numerics(), launcher.runtimeOfClasses(experiment.numerics()));
        }
      } else if (!runtimes.containsKey(experiment.numerics())) {
        runtimes.put(experiment.numerics(), launcher.runtime(experiment.numerics()));
      }
    }
    return new Planner(module.outputDirectory(), runtimes, ofClasses).plan(experiments);
  }

  private static Map<Experiment, ExperimentData> data(List<CheckedExperiment> experiments) {
    Map<Experiment, ExperimentData> data = new LinkedHashMap<>();
    experiments.forEach(checked -> data.put(checked.experiment(), checked.data()));
    return data;
  }
}
