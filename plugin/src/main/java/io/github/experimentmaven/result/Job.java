package io.github.experimentmaven.result;

import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.provenance.Identity;
import java.util.List;

/**
 * All that a trainer is told: {@code job.json} of a run's folder.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param training the network and how it learns
 * @param seed the run's seed
 * @param dataset what the trainer must find in the files that the identity names, in the folder
 *     that its second argument names: nothing here depends on where a project is
 * @param fingerprint of the run
 * @param identity what the run's result must say it came from
 */
public record Job(
    int formatVersion,
    String experiment,
    Training training,
    long seed,
    ExpectedData dataset,
    String fingerprint,
    Identity identity) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 4;

  /**
   * What the files of a data set hold.
   *
   * @param name the data set's name
   * @param imageShape {@code [height, width, channels]}
   * @param classNames in the order of the labels
   * @param trainCount number of training images
   * @param testCount number of test images
   */
  public record ExpectedData(
      String name,
      List<Integer> imageShape,
      List<String> classNames,
      int trainCount,
      int testCount) {

    public ExpectedData {
      imageShape = List.copyOf(imageShape);
      classNames = List.copyOf(classNames);
    }
  }
}
