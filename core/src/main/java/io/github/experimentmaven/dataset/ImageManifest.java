package io.github.experimentmaven.dataset;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.experimentmaven.dataset.DatasetManifest.Entry;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first format of a {@link DatasetManifest}: images of classes.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param name for people
 * @param description one sentence for people, or empty
 * @param imageShape {@code [height, width, channels]}, each at least 1
 * @param classes the classes' names in the order of the labels, no two the same
 * @param trainCount number of training images, at least 1
 * @param testCount number of test images, at least 1
 * @param files the four files
 * @param licence under which the data may be used, or empty
 * @param origin who made it, or empty
 */
record ImageManifest(
    int formatVersion,
    String name,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String description,
    List<Integer> imageShape,
    List<String> classes,
    int trainCount,
    int testCount,
    Files files,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String licence,
    @JsonSetter(nulls = Nulls.AS_EMPTY) String origin) {

  static final int FORMAT_VERSION = 1;

  /**
   * Checks every value that can be checked without the files.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  ImageManifest {
    imageShape = List.copyOf(imageShape);
    classes = List.copyOf(classes);
    require(
        imageShape.size() == 3 && imageShape.stream().allMatch(size -> size >= 1),
        "image_shape is " + imageShape + "; expected [height, width, channels], each at least 1");
    require(!classes.isEmpty(), "classes is empty");
    require(
        new HashSet<>(classes).size() == classes.size(), "classes has a name twice: " + classes);
    require(trainCount >= 1, "train_count is " + trainCount + "; at least 1 is needed");
    require(testCount >= 1, "test_count is " + testCount + "; at least 1 is needed");
  }

  /** The same in the format of today. */
  DatasetManifest manifest() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("train_images", files.trainImages());
    entries.put("train_labels", files.trainLabels());
    entries.put("test_images", files.testImages());
    entries.put("test_labels", files.testLabels());
    return new DatasetManifest(
        DatasetManifest.FORMAT_VERSION,
        name,
        description,
        new Features.Images(imageShape),
        new Targets.Classes(classes),
        new DatasetManifest.Counts(trainCount, testCount),
        entries,
        licence,
        origin);
  }

  /**
   * The four files.
   *
   * @param trainImages images to train on
   * @param trainLabels their labels
   * @param testImages images to test with
   * @param testLabels their labels
   */
  record Files(Entry trainImages, Entry trainLabels, Entry testImages, Entry testLabels) {}

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
