package io.github.experimentmaven.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.experiment.BatchDivision;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.task.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a trainer is told: {@code job.json} of a run's folder.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param training the network and how it learns; null if a class of the project trains, which is in
 *     the identity
 * @param key which run of the experiment it is
 * @param dataset what the trainer must find in the files
 * @param files of the data set, by the part of it that each is, {@code train_images}; in the folder
 *     that the trainer's second argument names: nothing here depends on where a project is
 * @param fingerprint of the run
 * @param identity what the run's result must say it came from
 * @param libraries the versions of what is on the trainer's class path and does not calculate, for
 *     the result's environment
 */
public record Job(
    int formatVersion,
    String experiment,
    @Nullable Training training,
    @JsonProperty("seed") RunKey key,
    RunResult.DatasetFacts dataset,
    Map<String, ExpectedFile> files,
    String fingerprint,
    Identity identity,
    Map<String, String> libraries) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 8;

  public Job {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  /**
   * What the network is asked for.
   *
   * @throws IllegalStateException if the network does not fit the data
   */
  public Task task() {
    if (training == null) {
      return Task.of(dataset.targets());
    }
    try {
      return Task.of(
          dataset.targets(),
          NetworkSummary.of(training.architecture(), dataset.features().shape()).output());
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException("a job has a network that fits its data", e);
    }
  }

  /**
   * How many threads it can make use of: those of the parts that batches are divided into. Nobody
   * knows what a class of a project does.
   *
   * @throws NetworkSummary.MismatchException if the network does not fit the data
   */
  public int usefulThreads() throws NetworkSummary.MismatchException {
    if (training == null) {
      return 1;
    }
    NetworkSummary network = NetworkSummary.of(training.architecture(), dataset.features().shape());
    return BatchDivision.of(training, network).parts();
  }

  /**
   * What it takes of memory.
   *
   * @throws NetworkSummary.MismatchException if the network does not fit the data
   */
  public MemoryPlan memory() throws NetworkSummary.MismatchException {
    return memory(usefulThreads());
  }

  /**
   * What it takes of memory on a number of threads.
   *
   * @param threads at least 1
   * @throws NetworkSummary.MismatchException if the network does not fit the data
   */
  public MemoryPlan memory(int threads) throws NetworkSummary.MismatchException {
    if (training == null) {
      return MemoryPlan.ofClass(
          dataset.samples(),
          dataset.features().shape().size(),
          dataset.features().bytesASample() + dataset.targets().bytesASample());
    }
    MemoryPlan plan =
        MemoryPlan.of(
            training,
            NetworkSummary.of(training.architecture(), dataset.features().shape()),
            dataset.trainImages(),
            dataset.count(Part.VALIDATION),
            dataset.testImages(),
            dataset.features().bytesASample() + dataset.targets().bytesASample(),
            threads);
    return files.containsKey(DatasetManifest.WEIGHTS)
        ? plan.withSampleWeights(dataset.trainImages())
        : plan;
  }

  /**
   * A file of a data set.
   *
   * @param file its name
   * @param contentSha256 of the file unpacked, as the identity has it
   */
  public record ExpectedFile(String file, String contentSha256) {}
}
