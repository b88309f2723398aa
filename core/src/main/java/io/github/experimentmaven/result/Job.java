package io.github.experimentmaven.result;

import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.provenance.Identity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a trainer is told: {@code job.json} of a run's folder.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiment the experiment's name
 * @param training the network and how it learns
 * @param seed the run's seed
 * @param dataset the files to read, and what the trainer must find in them; they are in the folder
 *     that its second argument names: nothing here depends on where a project is
 * @param fingerprint of the run
 * @param identity what the run's result must say it came from
 * @param libraries the versions of what is on the trainer's class path and does not calculate, for
 *     the result's environment
 */
public record Job(
    int formatVersion,
    String experiment,
    Training training,
    long seed,
    ExpectedData dataset,
    String fingerprint,
    Identity identity,
    Map<String, String> libraries) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 4;

  public Job {
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  /**
   * What the files of a data set hold.
   *
   * @param name the data set's name
   * @param files by the part of the data set that each is: {@code train_images}
   * @param imageShape {@code [height, width, channels]}
   * @param classNames in the order of the labels
   * @param trainCount number of training images
   * @param testCount number of test images
   */
  public record ExpectedData(
      String name,
      Map<String, ExpectedFile> files,
      List<Integer> imageShape,
      List<String> classNames,
      int trainCount,
      int testCount) {

    public ExpectedData {
      files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
      imageShape = List.copyOf(imageShape);
      classNames = List.copyOf(classNames);
    }
  }

  /**
   * A file of a data set.
   *
   * @param file its name
   * @param contentSha256 of the file unpacked, as the identity has it
   */
  public record ExpectedFile(String file, String contentSha256) {}
}
