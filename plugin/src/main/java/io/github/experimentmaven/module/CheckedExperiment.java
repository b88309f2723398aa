package io.github.experimentmaven.module;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.task.Task;

/**
 * An experiment that can be trained: its data is there and its network fits it.
 *
 * @param source the experiment and where each part of it is written
 * @param data its verified data
 * @param network its layers with their shapes; without any if a class of the project trains
 */
public record CheckedExperiment(
    LocatedExperiment source, ExperimentData data, NetworkSummary network) {

  /** Its data set; with folds, that of all of them together. */
  public Dataset dataset() {
    return data.whole();
  }

  /** The experiment itself. */
  public Experiment experiment() {
    return source.experiment();
  }

  /** What the network is asked for. */
  public Task task() {
    return experiment().trainer() == null
        ? Task.of(dataset().targets(), network.output())
        : Task.of(dataset().targets());
  }

  /** What one training of it takes of memory. */
  public MemoryPlan memory() {
    return memory(experiment().batchSize());
  }

  /** The same with another batch size. */
  public MemoryPlan memory(int batchSize) {
    Dataset first = data.first();
    if (experiment().trainer() != null) {
      return MemoryPlan.ofClass(
          first.samples(),
          first.shape().size(),
          first.features().bytesASample() + first.targets().bytesASample());
    }
    MemoryPlan plan =
        MemoryPlan.of(
            experiment().training().withBatchSize(batchSize),
            network,
            first.count(Part.TRAIN),
            first.counts().getOrDefault(Part.VALIDATION, 0),
            first.count(Part.TEST),
            first.features().bytesASample() + first.targets().bytesASample());
    return first.hasWeights() ? plan.withSampleWeights(first.count(Part.TRAIN)) : plan;
  }
}
