package io.github.experimentmaven.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * All that a trainer is told: {@code job.json} of a run's folder.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment in the experiment language itself, defaults filled in, seeds
 *     reduced to the run's
 * @param cell the cell of the experiment's matrix
 * @param seed the run's seed
 * @param dataset the verified files, of a folder that the trainer's second argument names: nothing
 *     here depends on where a project is
 */
public record Job(
    int formatVersion, JsonNode experiment, String cell, long seed, DatasetFiles dataset) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 2;

  /**
   * The files of a data set, and what the trainer must find in them.
   *
   * @param name the data set's name
   * @param trainImages an IDX file; as the three that follow
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
      DataFile trainImages,
      DataFile trainLabels,
      DataFile testImages,
      DataFile testLabels,
      List<Integer> imageShape,
      List<String> classNames,
      int trainCount,
      int testCount) {

    public DatasetFiles {
      imageShape = List.copyOf(imageShape);
      classNames = List.copyOf(classNames);
    }
  }

  /**
   * One file of a data set.
   *
   * @param name in the data set's folder
   * @param sha256 of the file as it is stored, gzipped or not
   */
  public record DataFile(String name, String sha256) {}
}
