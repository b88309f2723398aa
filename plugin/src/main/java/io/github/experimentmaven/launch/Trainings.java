package io.github.experimentmaven.launch;

import io.github.experimentmaven.failure.ExperimentException;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings runs to their results: takes those that are known out of the cache, has the others
 * trained, and keeps what comes of them.
 */
public final class Trainings {

  private final Launcher launcher;
  private final Known known;
  private final ProgressListener progress;
  private final RunClaims claims;
  private final Ownership ownership;

  /**
   * Trainings somewhere, in folders that nobody else writes to.
   *
   * @param launcher trains
   * @param known what need not be trained again
   * @param progress is told what happens
   * @param claims of the runs that this session trains
   */
  public Trainings(Launcher launcher, Known known, ProgressListener progress, RunClaims claims) {
    this(launcher, known, progress, claims, () -> {});
  }

  /**
   * Trainings somewhere.
   *
   * @param launcher trains
   * @param known what need not be trained again
   * @param progress is told what happens
   * @param claims of the runs that this session trains
   * @param ownership of the folders of runs
   */
  public Trainings(
      Launcher launcher,
      Known known,
      ProgressListener progress,
      RunClaims claims,
      Ownership ownership) {
    this.launcher = launcher;
    this.known = known;
    this.progress = progress;
    this.claims = claims;
    this.ownership = ownership;
  }

  /** Whose folders are. */
  @FunctionalInterface
  public interface Ownership {

    /**
     * Demands that they are still this build's.
     *
     * @throws IOException if they are not; the message says what became of them
     */
    void require() throws IOException;
  }

  /**
   * Trains the runs whose results are not cached, each to its end or to where it is to pause, and
   * waits for them all.
   *
   * @return one outcome a run, in their order
   * @throws ExperimentException if none can be trained
   * @throws InterruptedException if the build was interrupted; no trainer is left behind then
   */
  public List<RunOutcome> launch(List<Run> runs) throws ExperimentException, InterruptedException {
    List<RunOutcome> outcomes = new ArrayList<>(restore(runs));
    outcomes.addAll(train(without(runs, outcomes)));
    return inOrder(runs, outcomes);
  }

  /** Takes the results of runs out of the cache, as far as they are there. */
  public List<RunOutcome> restore(List<Run> runs) {
    progress.asked(runs.size());
    List<RunOutcome> outcomes = new ArrayList<>();
    for (Run run : runs) {
      known
          .outcome(run)
          .ifPresent(
              outcome -> {
                progress.cached(outcome);
                outcomes.add(outcome);
              });
    }
    progress.missing(without(runs, outcomes));
    return outcomes;
  }

  /**
   * Trains these runs, which are not cached, as {@link #launch} does. Of those that another module
   * of the session trains at this moment, or that are the same, the results come out of the cache.
   * Where a failure ends it, those that are not there by then are {@link RunOutcome.NotStarted not
   * started}.
   *
   * @throws ExperimentException if none can be trained
   * @throws InterruptedException if the build was interrupted; no trainer is left behind then
   */
  public List<RunOutcome> train(List<Run> runs) throws ExperimentException, InterruptedException {
    if (runs.isEmpty()) {
      return List.of();
    }
    if (!known.cache().mode().reads() || !known.cache().mode().writes()) {
      return launcher.train(runs, new Keeper());
    }
    List<Run> own = claims.claim(runs);
    List<RunOutcome> outcomes = new ArrayList<>();
    try {
      if (!own.isEmpty()) {
        outcomes.addAll(launcher.train(own, new Keeper()));
      }
    } finally {
      own.forEach(run -> claims.release(run.fingerprint()));
    }
    List<Run> others = without(runs, own.stream().map(Run::folder).collect(Collectors.toSet()));
    if (isOver(outcomes)) {
      outcomes.addAll(restore(others));
      without(others, outcomes).forEach(run -> outcomes.add(new RunOutcome.NotStarted(run)));
      return outcomes;
    }
    for (Run other : others) {
      claims.awaitRelease(other.fingerprint());
    }
    // Where it failed, it is tried here, too.
    outcomes.addAll(launch(others));
    return outcomes;
  }

  /**
   * Ends a training for good before its end: nothing in its folder looks like a result then.
   *
   * @param paused how far it has come
   * @throws IOException if its folder cannot be written
   */
  public static void stop(Run run, PausedRun paused) throws IOException {
    RunFiles.stop(run, paused);
  }

  /** Whether no run is to be started any more after these. */
  public boolean isOver(List<RunOutcome> outcomes) {
    return launcher.endsWithFailure()
        && outcomes.stream().anyMatch(outcome -> outcome.failure().isPresent());
  }

  /** The outcomes in the order of their runs, which are known by their folders. */
  public static List<RunOutcome> inOrder(List<Run> runs, List<RunOutcome> outcomes) {
    Map<RunFolder, RunOutcome> byFolder = new HashMap<>();
    outcomes.forEach(outcome -> byFolder.put(outcome.run().folder(), outcome));
    return runs.stream().map(run -> byFolder.get(run.folder())).filter(Objects::nonNull).toList();
  }

  /**
   * Takes away what earlier attempts have left of a run, and with it what they could go on from.
   *
   * @throws IOException if it cannot be deleted
   */
  public static void forget(Run run) throws IOException {
    Files.deleteIfExists(run.folder().result());
    Files.deleteIfExists(run.folder().checkpoint());
    ForkFolder.removeLeft(run.folder());
  }

  /** The runs that have no outcome yet. */
  public static List<Run> without(List<Run> runs, List<RunOutcome> outcomes) {
    return without(
        runs, outcomes.stream().map(outcome -> outcome.run().folder()).collect(Collectors.toSet()));
  }

  private static List<Run> without(List<Run> runs, Set<RunFolder> done) {
    return runs.stream().filter(run -> !done.contains(run.folder())).toList();
  }

  /** Says why runs are trained, and keeps each result as soon as it is there. */
  private final class Keeper implements LaunchListener {

    @Override
    public void started(Run run) {
      progress.started(run, known.reasonToTrain(run));
    }

    @Override
    public void happened(Run run, RunEvent event) {
      progress.happened(run, event);
    }

    @Override
    public void warned(Run run, String warning) {
      progress.warned(run, warning);
    }

    @Override
    public void completed(Run run, RunFolder files) {
      // At once: if the build is killed later, this run is done all the same.
      known.cache().store(run.fingerprint(), files);
    }

    @Override
    public void requireOwn() throws IOException {
      ownership.require();
    }

    @Override
    public void finished(RunOutcome outcome) {
      if (outcome instanceof RunOutcome.Paused paused) {
        // At once: if the build is killed later, this run has come so far all the same.
        known.cache().store(paused.paused());
      }
      claims.release(outcome.run().fingerprint());
      progress.finished(outcome);
    }
  }
}
