package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.TrainerContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Executes runs on this machine, each in a forked JVM of its own. */
public final class Launcher {

  private static final long PATIENCE_SECONDS = 10;

  private final LaunchSlots slots;
  private final Known known;
  private final String mainClass;

  /**
   * A launcher of trainers.
   *
   * @param slots shared by all launchers of the Maven session
   * @param known what need not be trained again
   */
  public Launcher(LaunchSlots slots, Known known) {
    this(slots, known, TrainerContract.MAIN_CLASS);
  }

  Launcher(LaunchSlots slots, Known known, String mainClass) {
    this.slots = slots;
    this.known = known;
    this.mainClass = mainClass;
  }

  /**
   * Launches the runs whose results are not cached, as many at once as the settings and the
   * session's slots allow, and waits for them all. The run that is expected to take longest starts
   * first, so that none is left to run alone at the end. A run that fails does not keep others from
   * running.
   *
   * @return one outcome a run, in their order
   * @throws InterruptedException if the build was interrupted; no fork is left behind then
   */
  public List<RunOutcome> launch(List<Run> runs, LaunchSettings settings, ProgressListener listener)
      throws InterruptedException {
    List<RunOutcome> outcomes = new ArrayList<>(restore(runs, listener));
    outcomes.addAll(train(without(runs, outcomes), settings, listener));
    return inOrder(runs, outcomes);
  }

  /** The outcomes in the order of their runs, which are known by their folders. */
  public static List<RunOutcome> inOrder(List<Run> runs, List<RunOutcome> outcomes) {
    Map<RunFolder, RunOutcome> byFolder = new HashMap<>();
    outcomes.forEach(outcome -> byFolder.put(outcome.run().folder(), outcome));
    return runs.stream().map(run -> byFolder.get(run.folder())).filter(Objects::nonNull).toList();
  }

  /** The runs that have no outcome yet. */
  public static List<Run> without(List<Run> runs, List<RunOutcome> outcomes) {
    Set<RunFolder> done =
        outcomes.stream().map(outcome -> outcome.run().folder()).collect(Collectors.toSet());
    return runs.stream().filter(run -> !done.contains(run.folder())).toList();
  }

  /** Takes the results of runs out of the cache, as far as they are there. */
  public List<RunOutcome> restore(List<Run> runs, ProgressListener listener) {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (Run run : runs) {
      known
          .restore(run)
          .ifPresent(
              result -> {
                listener.cached(run, result);
                outcomes.add(new RunOutcome.Completed(run, result));
              });
    }
    return outcomes;
  }

  /**
   * Launches these runs, whatever is cached, as {@link #launch} does.
   *
   * @throws InterruptedException if the build was interrupted; no fork is left behind then
   */
  public List<RunOutcome> train(List<Run> runs, LaunchSettings settings, ProgressListener listener)
      throws InterruptedException {
    if (runs.isEmpty()) {
      return List.of();
    }
    int workerCount = Math.min(runs.size(), settings.parallel());
    ExecutorService workers = Executors.newFixedThreadPool(workerCount, daemons());
    try (Forks forks = new Forks()) {
      List<Callable<RunOutcome>> tasks =
          runs.stream()
              .sorted(Comparator.comparingDouble(Run::expectedWork).reversed())
              .map(run -> execution(run, settings, listener, forks))
              .map(execution -> (Callable<RunOutcome>) () -> inSlot(execution))
              .toList();
      return outcomes(workers.invokeAll(tasks));
    } finally {
      workers.shutdownNow();
      // The listener has then been told how each run ended.
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private RunExecution execution(
      Run run, LaunchSettings settings, ProgressListener listener, Forks forks) {
    TrainerCommand command = new TrainerCommand(run, settings, mainClass);
    return new RunExecution(run, settings, known, listener, forks, command);
  }

  private RunOutcome inSlot(RunExecution execution) throws InterruptedException {
    slots.acquire();
    try {
      return execution.execute();
    } finally {
      slots.release();
    }
  }

  private static List<RunOutcome> outcomes(List<Future<RunOutcome>> futures)
      throws InterruptedException {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (Future<RunOutcome> future : futures) {
      try {
        outcomes.add(future.get());
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
