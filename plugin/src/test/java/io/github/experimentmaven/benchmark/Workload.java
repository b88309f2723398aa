package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.file.Path;

/**
 * What the contenders train: an experiment as it stands in its file, but for its data and the
 * number of epochs.
 *
 * @param name {@code cnn}
 * @param experiment the network, its optimizer, loss and batch size
 * @param dataset MNIST, the first images of it, or what was made of them
 * @param warmUpEpochs the first epochs, whose time does not count
 * @param wholeSet whether the data set is all of MNIST
 * @param purpose what is measured
 */
record Workload(
    String name,
    Experiment experiment,
    Dataset dataset,
    int warmUpEpochs,
    boolean wholeSet,
    Purpose purpose) {

  /** What a workload is trained for. */
  enum Purpose {
    /** How fast it is. */
    SPEED,
    /** Whether it takes more and more memory. */
    MEMORY
  }

  /** MNIST's number of training images. */
  private static final int ALL_IMAGES = 60_000;

  /**
   * A workload.
   *
   * @param experiment whose architecture, optimizer, loss and batch size it has
   * @param images the folder of the data set
   * @param epochs all of them, those for warming up included
   */
  static Workload of(
      String name,
      Experiment experiment,
      Path images,
      int warmUpEpochs,
      int epochs,
      Purpose purpose)
      throws DatasetException {
    Dataset dataset = DatasetReader.read(images);
    return new Workload(
        name,
        experiment.withEpochs(epochs),
        dataset,
        warmUpEpochs,
        dataset.count(Part.TRAIN) == ALL_IMAGES,
        purpose);
  }

  /** How many test images the plugin's trainer shows to the network at once. */
  int evaluationBatchSize() {
    Training training = experiment.training();
    try {
      return MemoryPlan.evaluationBatchSize(
          training, NetworkSummary.of(training.architecture(), dataset.features().shape()));
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException("the network of " + name + " does not fit its images", e);
    }
  }
}
