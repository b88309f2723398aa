package io.github.experimentmaven.plan;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.RunFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One training to do: one seed of an experiment, or one seed and fold.
 *
 * @param experiment the experiment the run belongs to
 * @param key which run of the experiment it is
 * @param job all that the trainer is told
 * @param folder where the run leaves its files
 * @param data the folder of the data set's files on this machine
 * @param initialWeights the file of them on this machine; null if they are drawn
 * @param leg the part of it that is to be done; null if it is trained in one go
 */
public record Run(
    Experiment experiment,
    RunKey key,
    Job job,
    RunFolder folder,
    Path data,
    @Nullable Path initialWeights,
    @Nullable Leg leg) {

  /** A run whose initial weights are drawn. */
  public Run(Experiment experiment, RunKey key, Job job, RunFolder folder, Path data) {
    this(experiment, key, job, folder, data, null, null);
  }

  /** A part of the same run, which has the same fingerprint and the same folder. */
  public Run part(Leg part) {
    return new Run(experiment, key, job, folder, data, initialWeights, part);
  }

  /** The epoch after which it is paused; null if it is trained to its end. */
  public @Nullable Integer pause() {
    return leg == null || leg.until() >= experiment.epochs() ? null : Integer.valueOf(leg.until());
  }

  /**
   * How much of what is to be done is done.
   *
   * @param epochs of the training that are done, in full and in part
   * @return from 0 to 1
   */
  public double share(double epochs) {
    return (leg == null ? new Leg(0, Math.max(1, experiment.epochs())) : leg).share(epochs);
  }

  /** The name of the experiment the run belongs to. */
  public String experimentName() {
    return experiment.name();
  }

  /** What decides the run's bits, seed and fold included: {@link Identity#fingerprint}. */
  public String fingerprint() {
    return job.fingerprint();
  }

  /**
   * How much work the run is compared with others: multiplications with an addition over its epochs
   * and images. It orders runs and estimates the time that is left, for which it matters little
   * what else a step takes.
   */
  public double expectedWork() {
    if (experiment.trainer() != null) {
      // Nobody knows: before all that are known.
      return Double.POSITIVE_INFINITY;
    }
    Architecture architecture = experiment.architecture();
    try {
      NetworkSummary network = NetworkSummary.of(architecture, job.dataset().features().shape());
      double perImage =
          network.multiplyAccumulates(architecture).stream().mapToDouble(Long::doubleValue).sum();
      int epochs = leg == null ? experiment.epochs() : leg.epochs();
      return perImage * epochs * job.dataset().count(Part.TRAIN);
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException("a planned network has been checked", e);
    }
  }

  /**
   * Runs in the order in which they are best begun: that which is expected to take longest first,
   * so that none is left to run alone at the end.
   */
  public static List<Run> longestFirst(List<Run> runs) {
    return runs.stream().sorted(Comparator.comparingDouble(Run::expectedWork).reversed()).toList();
  }

  /** How many threads it can make use of. */
  public int usefulThreads() {
    try {
      return job.usefulThreads();
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException("a planned network has been checked", e);
    }
  }

  /** What it takes of memory. */
  public MemoryPlan memory() {
    try {
      return job.memory();
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException("a planned network has been checked", e);
    }
  }

  /** The run's name for people: {@code mnist-cnn seed 123}. */
  public String label() {
    return experiment.name() + " " + key.label();
  }
}
