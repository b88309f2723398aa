package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a data set for reports.
 *
 * @param trainPerClass number of training samples of each class, in the order of the labels
 * @param testPerClass number of test samples of each class, in the order of the labels
 * @param pixels of all training images; null if samples are no images
 */
public record DatasetStatistics(
    List<Integer> trainPerClass, List<Integer> testPerClass, @Nullable Pixels pixels) {

  /**
   * The values of images, scaled to [0, 1].
   *
   * @param mean of all
   * @param standardDeviation that of a whole population
   */
  public record Pixels(double mean, double standardDeviation) {}

  private static final int VALUES = 256;

  private static final double LARGEST_VALUE = VALUES - 1.0;

  private static final int BUFFER_SIZE = 1 << 16;

  public DatasetStatistics {
    trainPerClass = List.copyOf(trainPerClass);
    testPerClass = List.copyOf(testPerClass);
  }

  /**
   * Goes through the labels of a data set of classes, and through its training images, if any.
   *
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static DatasetStatistics of(Dataset dataset) throws DatasetException {
    var files = dataset.files();
    int classes = dataset.targets().classes().count();
    return new DatasetStatistics(
        perClass(files.file(Part.TRAIN, dataset.targets().role()), classes),
        perClass(files.file(Part.TEST, dataset.targets().role()), classes),
        dataset.features() instanceof Features.Images
            ? pixels(files.file(Part.TRAIN, dataset.features().role()))
            : null);
  }

  private static Pixels pixels(DatasetFile images) throws DatasetException {
    // Counted as whole numbers, so that the sums are exact whatever their order.
    long[] histogram = histogram(images);
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
    return new Pixels(mean / LARGEST_VALUE, Math.sqrt(Math.max(0, variance)) / LARGEST_VALUE);
  }

  /** The largest class of the training samples over the smallest; infinite if one is empty. */
  public double imbalance() {
    return (double) Collections.max(trainPerClass) / Collections.min(trainPerClass);
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
