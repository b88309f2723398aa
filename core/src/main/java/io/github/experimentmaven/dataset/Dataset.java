package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Shape;
import java.util.List;

/**
 * A verified data set: labelled images to train on and others to test with.
 *
 * @param name for people
 * @param description one sentence for people, or empty
 * @param files where the data is
 * @param imageShape {@code [height, width, channels]}
 * @param classNames in the order of the labels
 * @param trainCount number of training images, at least 1
 * @param testCount number of test images, at least 1
 * @param licence under which it may be used, or empty
 * @param origin who made it, or empty
 */
public record Dataset(
    String name,
    String description,
    DatasetFiles files,
    Shape imageShape,
    List<String> classNames,
    int trainCount,
    int testCount,
    String licence,
    String origin) {

  public Dataset {
    classNames = List.copyOf(classNames);
  }
}
