package io.github.experimentmaven.spi;

import java.nio.file.Path;
import java.util.List;

/**
 * What an {@link ExperimentTrainer} trains with. What is to be told of the test samples is not in
 * it: the plugin compares the predictions with it and measures all metrics of the test part.
 *
 * <p>Numbers are as networks are shown them: images between 0 and 1, {@code [height][width]
 * [channels]} in one row, and sequences {@code [steps][features]}; columns of tables scaled as the
 * experiment says. All arrays are the trainer's to change.
 */
public interface TrainingTask {

  /** The seed of the run, from which all random numbers should come. */
  long seed();

  /** What the experiment file says below {@code trainer: parameters}. */
  Parameters parameters();

  /**
   * The shape of a sample: {@code [height, width, channels]}, {@code [steps, features]} or {@code
   * [features]}.
   */
  List<Integer> shape();

  /** The names of the columns; empty if samples are images or sequences. */
  List<String> featureNames();

  /** The classes in the order of their labels; empty if numbers are to be predicted. */
  List<String> classNames();

  /** The numbers to be predicted; empty if there are classes. */
  List<String> targetNames();

  /** The samples to train on, a row each. */
  float[][] trainFeatures();

  /**
   * The class of each sample to train on, from 0.
   *
   * @throws IllegalStateException if the data has numbers to be predicted
   */
  int[] trainLabels();

  /**
   * What is to be predicted of each sample to train on: numbers; of classes a 1 for the right one
   * and 0 for every other.
   */
  float[][] trainTargets();

  /** The samples to test with, a row each. */
  float[][] testFeatures();

  /**
   * An empty folder for whatever is to be kept of the training, such as the model. It stays beside
   * the result as long as the build's folder does; the cache of results does not have it.
   */
  Path folder();
}
