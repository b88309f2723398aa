package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One image of a data set with its label, to be shown. */
public final class SampleImage {

  private final int index;
  private final int label;
  private final ImageBytes image;

  /**
   * @param index its place among the training or test images, from 0
   * @param label the index of its class
   * @param shape {@code [height, width, channels]}
   * @param pixels row by row, the channels of a pixel together, unsigned
   * @throws IllegalArgumentException if there are not as many bytes as the shape has numbers
   */
  public SampleImage(int index, int label, Shape shape, byte[] pixels) {
    this.index = index;
    this.label = label;
    this.image = new ImageBytes(shape, pixels);
  }

  /**
   * Chooses training images at random, none of them twice. The same data set, count and seed give
   * the same images on every machine: the indices are the first distinct ones of {@link
   * SplittableRandom#ints(int, int) new SplittableRandom(seed).ints(0, trainCount)}.
   *
   * @param count how many; all in a random order if the data set has no more
   * @return in the order they were drawn
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static List<SampleImage> choose(Dataset dataset, int count, long seed)
      throws DatasetException {
    List<Integer> indices =
        new SplittableRandom(seed)
            .ints(0, dataset.count(Part.TRAIN))
            .distinct()
            .limit(Math.min(count, dataset.count(Part.TRAIN)))
            .boxed()
            .toList();
    return at(indices, dataset, Part.TRAIN);
  }

  /**
   * Test images.
   *
   * @param indices their places, none of them twice
   * @return in the order of the indices
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static List<SampleImage> test(Dataset dataset, List<Integer> indices)
      throws DatasetException {
    return at(indices, dataset, Part.TEST);
  }

  /**
   * The labels of all test images, in their order.
   *
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static int[] testLabels(Dataset dataset) throws DatasetException {
    IdxFile labels = labels(dataset, Part.TEST);
    return IntStream.range(0, labels.header().count()).map(labels::label).toArray();
  }

  private static IdxFile labels(Dataset dataset, Part part) throws DatasetException {
    return IdxFile.read(dataset.files().file(part, dataset.targets().role()).path());
  }

  private static List<SampleImage> at(List<Integer> indices, Dataset dataset, Part part)
      throws DatasetException {
    IdxFile labels = labels(dataset, part);
    Shape shape = dataset.shape();
    Path imageFile = dataset.files().file(part, dataset.features().role()).path();
    // Read in the order of the file, so that only the chosen images are held in memory.
    Map<Integer, SampleImage> images = new TreeMap<>();
    try (var input = IdxInput.open(imageFile)) {
      byte[] buffer = new byte[shape.size()];
      int next = 0;
      for (int index : indices.stream().sorted().toList()) {
        for (; next <= index; next++) {
          input.read(buffer);
        }
        images.put(index, new SampleImage(index, labels.label(index), shape, buffer));
      }
    }
    List<SampleImage> wanted = new ArrayList<>();
    for (int index : indices) {
      wanted.add(images.get(index));
    }
    return List.copyOf(wanted);
  }

  /** Its place among the training or test images, from 0. */
  public int index() {
    return index;
  }

  /** Its label, the index of its class. */
  public int label() {
    return label;
  }

  /** The image itself. */
  public ImageBytes image() {
    return image;
  }
}
