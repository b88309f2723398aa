package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.TrainerRuntime;
import io.github.experimentmaven.result.TrainerContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Trains on this machine, each run in a forked JVM of its own. */
public final class LocalLauncher implements Launcher {

  private static final long PATIENCE_SECONDS = 10;

  private final LaunchSettings settings;
  private final LaunchSlots slots;
  private final TrainerArtifacts trainer;
  private final TrainerRuntimes runtimes;
  private final String mainClass;

  /**
   * A launcher of trainers on this machine.
   *
   * @param settings how they are launched
   * @param slots shared by all such launchers of the Maven session
   * @param trainer what is launched
   */
  public LocalLauncher(LaunchSettings settings, LaunchSlots slots, TrainerArtifacts trainer) {
    this(settings, slots, trainer, TrainerContract.MAIN_CLASS);
  }

  LocalLauncher(
      LaunchSettings settings, LaunchSlots slots, TrainerArtifacts trainer, String mainClass) {
    this.settings = settings;
    this.slots = slots;
    this.trainer = trainer;
    this.runtimes = new TrainerRuntimes(settings, trainer);
    this.mainClass = mainClass;
  }

  @Override
  public TrainerRuntime runtime(Numerics numerics) throws ExperimentException {
    return runtimes.ofTrainer(numerics);
  }

  @Override
  public TrainerRuntime runtimeOfClasses(Numerics numerics) throws ExperimentException {
    return runtimes.ofClasses(numerics);
  }

  @Override
  public Optional<MemoryLack> lack(MemoryPlan plan) {
    return TrainerMemory.of(settings, plan).lack(Capacity.ofThisMachine());
  }

  /**
   * As many runs train at once as the settings and the session's slots allow. The run that is
   * expected to take longest starts first, so that none is left to run alone at the end. Cores that
   * nobody is left to train on are used by the last ones. Where the settings say so, a run that
   * fails keeps those from training that have not begun.
   */
  @Override
  public boolean endsWithFailure() {
    return settings.failFast();
  }

  @Override
  public List<RunOutcome> train(List<Run> runs, LaunchListener listener)
      throws ExperimentException, InterruptedException {
    List<TrainerCommand> commands = commands(runs);
    List<ClassArchiving> archivings = archivings(commands);
    Deque<String> warnings = new ConcurrentLinkedDeque<>(readyNatives(commands));
    int workerCount = Math.min(runs.size() + archivings.size(), settings.parallel());
    ExecutorService workers = Executors.newFixedThreadPool(workerCount, daemons());
    AtomicInteger waiting = new AtomicInteger(commands.size());
    try (Forks forks = new Forks()) {
      List<Callable<Optional<RunOutcome>>> tasks = new ArrayList<>();
      AtomicBoolean isOver = new AtomicBoolean();
      for (TrainerCommand command : commands) {
        RunExecution execution = new RunExecution(command, settings, listener, forks, warnings);
        long memory = command.memory().process();
        int useful = command.run().usefulThreads();
        tasks.add(
            () ->
                inSlot(
                    memory,
                    () -> {
                      // As long as a run has no core yet, none is idle.
                      int more = waiting.decrementAndGet() > 0 ? 0 : useful - 1;
                      if (isOver.get()) {
                        return Optional.of(new RunOutcome.NotStarted(command.run()));
                      }
                      Optional<RunOutcome> outcome =
                          withIdle(more, threads -> Optional.of(execution.execute(threads)));
                      if (settings.failFast() && outcome.flatMap(RunOutcome::failure).isPresent()) {
                        isOver.set(true);
                      }
                      return outcome;
                    }));
      }
      // Workers take them in this order: no run waits for an archive.
      for (ClassArchiving archiving : archivings) {
        tasks.add(
            () ->
                inSlot(
                    archiving.memory(),
                    () -> {
                      archiving.make(forks);
                      return Optional.empty();
                    }));
      }
      return outcomes(workers.invokeAll(tasks));
    } finally {
      workers.shutdownNow();
      // The listener has then been told how each run ended.
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** What was found damaged among the libraries that were unpacked before. */
  private List<String> readyNatives(List<TrainerCommand> commands)
      throws PlatformException, InterruptedException {
    List<Path> code = commands.stream().flatMap(command -> command.code().stream()).toList();
    return new NativeCache(settings.nativeCache()).ready(code);
  }

  /** Those of the longest runs first. */
  private List<TrainerCommand> commands(List<Run> runs) throws ExperimentException {
    Map<List<Path>, Optional<ClassArchive>> archives = new HashMap<>();
    List<TrainerCommand> commands = new ArrayList<>();
    ProjectProgram project = null;
    for (Run run : Run.longestFirst(runs)) {
      if (run.experiment().trainer() != null) {
        project = project == null ? trainer.projectProgram() : project;
        commands.add(new TrainerCommand(run, project, settings));
        continue;
      }
      List<Path> classPath = runtimes.classPath(run.experiment().numerics());
      Optional<ClassArchive> archive = archives.computeIfAbsent(classPath, this::archive);
      commands.add(new TrainerCommand(run, classPath, settings, mainClass, archive.orElse(null)));
    }
    return commands;
  }

  private Optional<ClassArchive> archive(List<Path> classPath) {
    return ClassArchive.of(settings.nativeCache().resolve("classes"), settings.java(), classPath);
  }

  /**
   * What makes the archives that are missing. None where nothing is kept from one build to the
   * next, as on a server that begins each with an empty disk: nobody would start from them.
   */
  private List<ClassArchiving> archivings(List<TrainerCommand> commands) {
    if (!Files.isDirectory(settings.nativeCache())) {
      return List.of();
    }
    Map<ClassArchive, ClassArchiving> archivings = new LinkedHashMap<>();
    for (TrainerCommand command : commands) {
      command
          .archive()
          .filter(ClassArchive::isMissing)
          .ifPresent(
              archive -> archivings.putIfAbsent(archive, new ClassArchiving(archive, command)));
    }
    return List.copyOf(archivings.values());
  }

  private Optional<RunOutcome> inSlot(long memory, Callable<Optional<RunOutcome>> task)
      throws Exception {
    slots.acquire(memory);
    try {
      return task.call();
    } finally {
      slots.release(memory);
    }
  }

  /** Has a run use cores that are idle when it starts, beside its own. */
  private Optional<RunOutcome> withIdle(int most, OnThreads training) throws InterruptedException {
    // Each training may have a thread where so many may train.
    int idle = slots.acquireIdle(Math.min(most, settings.parallel() - 1));
    try {
      return training.on(1 + idle);
    } finally {
      slots.releaseIdle(idle);
    }
  }

  /** A training on a number of threads. */
  private interface OnThreads {

    Optional<RunOutcome> on(int threads) throws InterruptedException;
  }

  private static List<RunOutcome> outcomes(List<Future<Optional<RunOutcome>>> futures)
      throws InterruptedException {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (Future<Optional<RunOutcome>> future : futures) {
      try {
        future.get().ifPresent(outcomes::add);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException) {
          throw (InterruptedException) e.getCause();
        }
        throw new IllegalStateException("a run could not be watched", e.getCause());
      }
    }
    return List.copyOf(outcomes);
  }

  private static ThreadFactory daemons() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "experiment-launch-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
