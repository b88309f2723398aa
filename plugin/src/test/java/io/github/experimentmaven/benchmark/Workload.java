package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.DescriptorException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the contenders train: one of the experiments that ship with the project, as it stands in its
 * file, but for the number of epochs.
 *
 * @param name {@code cnn}
 * @param experiment the network, its optimizer, loss and batch size
 * @param dataset MNIST, or the first images of it
 * @param warmUpEpochs the first epochs, whose time does not count
 * @param wholeSet whether the data set is all of MNIST
 */
record Workload(
    String name, Experiment experiment, Dataset dataset, int warmUpEpochs, boolean wholeSet) {

  /** MNIST's number of training images. */
  private static final int ALL_IMAGES = 60_000;

  /**
   * A workload.
   *
   * @param experimentFile whose architecture, optimizer, loss and batch size it has
   * @param images the folder of the data set
   * @param epochs all of them, those for warming up included
   */
  static Workload of(String name, Path experimentFile, Path images, int warmUpEpochs, int epochs)
      throws DescriptorException, DatasetException {
    Dataset dataset = DatasetReader.read(images);
    return new Workload(
        name,
        experiment(experimentFile, epochs),
        dataset,
        warmUpEpochs,
        dataset.count(Part.TRAIN) == ALL_IMAGES);
  }

  private static Experiment experiment(Path file, int epochs) throws DescriptorException {
    Experiment shipped =
        new ExperimentReader(file.toAbsolutePath().getParent(), property -> null)
            .read(List.of(file))
            .get(0)
            .experiment();
    return new Experiment(
        shipped.name(),
        shipped.description(),
        shipped.dataset(),
        shipped.architecture(),
        shipped.optimizer(),
        shipped.loss(),
        epochs,
        shipped.batchSize(),
        shipped.seeds(),
        shipped.numerics(),
        shipped.expect(),
        shipped.gate(),
        shipped.baseline());
  }
}
