package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Shape;
import java.util.List;

/**
 * A data set as people want to see it.
 *
 * @param name for people
 * @param description one sentence for people, or empty
 * @param licence under which it may be used, or empty
 * @param origin who made it, or empty
 * @param imageShape {@code [height, width, channels]}
 * @param classNames in the order of the labels
 * @param trainCounts training images of each class, in the order of the labels
 * @param testCounts test images of each class, in the order of the labels
 * @param pixelMean of all training pixels, 0 to 1
 * @param pixelDeviation standard deviation of all training pixels, 0 to 1
 * @param samples some training images
 */
public record DatasetProfile(
    String name,
    String description,
    String licence,
    String origin,
    Shape imageShape,
    List<String> classNames,
    List<Integer> trainCounts,
    List<Integer> testCounts,
    double pixelMean,
    double pixelDeviation,
    List<SampleImage> samples) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if not every class has its counts
   */
  public DatasetProfile {
    classNames = List.copyOf(classNames);
    trainCounts = List.copyOf(trainCounts);
    testCounts = List.copyOf(testCounts);
    samples = List.copyOf(samples);
    if (trainCounts.size() != classNames.size() || testCounts.size() != classNames.size()) {
      throw new IllegalArgumentException(
          "there are "
              + classNames.size()
              + " classes but counts of "
              + trainCounts.size()
              + " and "
              + testCounts.size());
    }
  }

  /** How many training images there are. */
  public long trainCount() {
    return trainCounts.stream().mapToLong(Integer::longValue).sum();
  }

  /** How many test images there are. */
  public long testCount() {
    return testCounts.stream().mapToLong(Integer::longValue).sum();
  }

  /** The largest class of the training images over the smallest; infinite if one is empty. */
  public double imbalance() {
    double largest = trainCounts.stream().mapToInt(Integer::intValue).max().orElse(0);
    double smallest = trainCounts.stream().mapToInt(Integer::intValue).min().orElse(0);
    return largest / smallest;
  }
}
