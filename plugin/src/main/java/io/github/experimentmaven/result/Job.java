package io.github.experimentmaven.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.provenance.Identity;
import java.util.List;

/**
 * All that a trainer is told: {@code job.json} of a run's folder.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment in the experiment language itself, defaults filled in, seeds
 *     reduced to the run's
 * @param cell the cell of the experiment's matrix
 * @param seed the run's seed
 * @param dataset the verified files
 * @param fingerprint of the run
 * @param identity what the run's result must say it came from
 */
public record Job(
    int formatVersion,
    JsonNode experiment,
    String cell,
    long seed,
    DatasetFiles dataset,
    String fingerprint,
    Identity identity) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 1;

  /**
   * The files of a data set, and what the trainer must find in them.
   *
   * @param name the data set's name
   * @param trainImages an IDX file, absolute path; as the three that follow
   * @param trainLabels an IDX file
   * @param testImages an IDX file
   * @param testLabels an IDX file
   * @param imageShape {@code [height, width, channels]}
   * @param classNames in the order of the labels
   * @param trainCount number of training images
   * @param testCount number of test images
   */
  public record DatasetFiles(
      String name,
      String trainImages,
      String trainLabels,
      String testImages,
      String testLabels,
      List<Integer> imageShape,
      List<String> classNames,
      int trainCount,
      int testCount) {

    public DatasetFiles {
      imageShape = List.copyOf(imageShape);
      classNames = List.copyOf(classNames);
    }
  }
}
