package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How far some runs are together, and how long the rest of them will take: as long for its work as
 * what is done has taken, however many trained at once.
 */
final class WorkLeft {

  /** Before that much is done, the start of processes counts for more than their work. */
  private static final double LEAST_SHARE = 0.01;

  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final long start;
  private final Map<RunFolder, Double> work = new HashMap<>();
  private final Map<RunFolder, Double> shares = new HashMap<>();
  private final Set<RunFolder> over = new HashSet<>();
  private final double allWork;

  /**
   * Runs that start now.
   *
   * @param nanoTime a clock, such as that of the system
   */
  WorkLeft(List<Run> runs, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    runs.forEach(run -> work.put(run.folder(), run.expectedWork()));
    double expected = sum();
    // Of the classes of projects nobody knows what they do: then all count alike.
    if (!(Double.isFinite(expected) && expected > 0)) {
      work.replaceAll((folder, unknown) -> 1.0);
    }
    this.allWork = sum();
  }

  private double sum() {
    return work.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** How many runs there are. */
  int runs() {
    return work.size();
  }

  /** A run reports. */
  synchronized void happened(Run run, RunEvent event) {
    if (event instanceof RunEvent.BatchDone batch) {
      double epochs = batch.epoch() - 1 + (double) batch.batch() / Math.max(1, batch.batches());
      shares.put(run.folder(), run.share(epochs));
    }
  }

  /** A run is over, and with it all of its work. */
  synchronized void finished(Run run) {
    over.add(run.folder());
    shares.put(run.folder(), 1.0);
  }

  /** How many runs are over. */
  synchronized int over() {
    return over.size();
  }

  /** How long it will be until all are over; nothing as long as nobody can tell, or if all are. */
  synchronized OptionalDouble seconds() {
    double done = 0;
    for (Map.Entry<RunFolder, Double> share : shares.entrySet()) {
      done += share.getValue() * work.getOrDefault(share.getKey(), 0.0);
    }
    if (over.size() >= work.size() || done < LEAST_SHARE * allWork || done == 0) {
      return OptionalDouble.empty();
    }
    double elapsed = (nanoTime.getAsLong() - start) / NANOS;
    return OptionalDouble.of(elapsed * (allWork - done) / done);
  }
}
