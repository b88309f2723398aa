package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Facts of a data set for reports.
 *
 * @param trainImagesPerClass number of training images of each class, in the order of the labels
 * @param testImagesPerClass number of test images of each class, in the order of the labels
 * @param pixelMean mean of all values of all training images, scaled to [0, 1]
 * @param pixelStandardDeviation their standard deviation, that of a whole population
 */
public record DatasetStatistics(
    List<Integer> trainImagesPerClass,
    List<Integer> testImagesPerClass,
    double pixelMean,
    double pixelStandardDeviation) {

  private static final int VALUES = 256;

  private static final double LARGEST_VALUE = VALUES - 1.0;

  private static final int BUFFER_SIZE = 1 << 16;

  public DatasetStatistics {
    trainImagesPerClass = List.copyOf(trainImagesPerClass);
    testImagesPerClass = List.copyOf(testImagesPerClass);
  }

  /**
   * Goes through a data set's labels and training images.
   *
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static DatasetStatistics of(Dataset dataset) throws DatasetException {
    var files = dataset.files();
    int classes = dataset.targets().classes().count();
    // Counted as whole numbers, so that the sums are exact whatever their order.
    long[] histogram = histogram(files.file(Part.TRAIN, dataset.features().role()));
    long count = 0;
    long sum = 0;
    long sumOfSquares = 0;
    for (int value = 0; value < VALUES; value++) {
      count += histogram[value];
      sum += histogram[value] * value;
      sumOfSquares += histogram[value] * value * value;
    }
    double mean = (double) sum / count;
    double variance = (double) sumOfSquares / count - mean * mean;
    return new DatasetStatistics(
        perClass(files.file(Part.TRAIN, dataset.targets().role()), classes),
        perClass(files.file(Part.TEST, dataset.targets().role()), classes),
        mean / LARGEST_VALUE,
        Math.sqrt(Math.max(0, variance)) / LARGEST_VALUE);
  }

  /** The largest class of the training images over the smallest; infinite if one is empty. */
  public double imbalance() {
    return (double) Collections.max(trainImagesPerClass) / Collections.min(trainImagesPerClass);
  }

  private static List<Integer> perClass(DatasetFile labels, int classes) throws DatasetException {
    IdxFile all = IdxFile.read(labels.path());
    int[] counts = new int[classes];
    for (int i = 0; i < all.header().count(); i++) {
      counts[all.label(i)]++;
    }
    return Arrays.stream(counts).boxed().toList();
  }

  private static long[] histogram(DatasetFile file) throws DatasetException {
    long[] histogram = new long[VALUES];
    byte[] buffer = new byte[BUFFER_SIZE];
    try (var input = IdxInput.open(file.path())) {
      int read;
      do {
        read = input.read(buffer);
        for (int i = 0; i < read; i++) {
          histogram[Byte.toUnsignedInt(buffer[i])]++;
        }
      } while (read == buffer.length);
      input.expectEnd();
    }
    return histogram;
  }
}
