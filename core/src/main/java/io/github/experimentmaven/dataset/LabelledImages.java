package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import java.nio.file.Path;
import java.util.List;

/**
 * One half of a data set, to train on or to test with: images and labels that are known to belong
 * together.
 *
 * @param imageFile where the images are
 * @param shape of each image, {@code [height, width, channels]}
 * @param count how many there are, at least 1
 * @param labels their labels
 * @param labelFile where the labels are
 */
record LabelledImages(Path imageFile, Shape shape, int count, IdxFile labels, Path labelFile) {

  /**
   * Reads the labels and checks that there is one for each image.
   *
   * @param header of the images
   */
  static LabelledImages of(Path imageFile, IdxHeader header, Path labelFile)
      throws DatasetException {
    var labels = IdxFile.read(labelFile);
    if (labels.header().dimensions().size() != 1) {
      throw new DatasetException(
          "%s has the dimensions %s; labels have one, their count"
              .formatted(labelFile, labels.header()));
    }
    if (labels.header().count() != header.count()) {
      throw new DatasetException(
          "%s has %d images, but %s has %d labels"
              .formatted(imageFile, header.count(), labelFile, labels.header().count()));
    }
    var images =
        new LabelledImages(imageFile, shape(imageFile, header), header.count(), labels, labelFile);
    if (images.count == 0) {
      throw new DatasetException("%s holds no images; at least 1 is needed".formatted(imageFile));
    }
    return images;
  }

  private static Shape shape(Path file, IdxHeader header) throws DatasetException {
    List<Integer> dimensions = header.dimensions();
    if (dimensions.size() < 3) {
      throw new DatasetException(
          "%s has the dimensions %s; images have three, count x height x width, or four with channels"
              .formatted(file, header));
    }
    if (dimensions.stream().skip(1).anyMatch(size -> size == 0)) {
      throw new DatasetException(
          "%s has the dimensions %s; its images have no pixels".formatted(file, header));
    }
    return Shape.of(
        dimensions.get(1), dimensions.get(2), dimensions.size() == 4 ? dimensions.get(3) : 1);
  }

  /** The largest label, at least 0. */
  int largestLabel() {
    int largest = 0;
    for (byte label : labels.data()) {
      largest = Math.max(largest, Byte.toUnsignedInt(label));
    }
    return largest;
  }

  /** Checks what another file says of the images' shape. */
  void expectShape(Shape expected, String source) throws DatasetException {
    if (!shape.equals(expected)) {
      throw new DatasetException(
          "%s has images of the shape %s, but %s of %s"
              .formatted(imageFile, shape, source, expected));
    }
  }

  /** Checks what the manifest says of the number of images. */
  void expectCount(int expected) throws DatasetException {
    if (count != expected) {
      throw new DatasetException(
          "%s has %d images, but %s says %d"
              .formatted(imageFile, count, DatasetManifest.FILE_NAME, expected));
    }
  }

  /** Checks that every label is that of a class. */
  void expectLabelsBelow(int classes) throws DatasetException {
    byte[] data = labels.data();
    for (int i = 0; i < data.length; i++) {
      int label = Byte.toUnsignedInt(data[i]);
      if (label >= classes) {
        throw new DatasetException(
            "%s: label %d of image %d is not below %d, the number of classes in %s"
                .formatted(labelFile, label, i, classes, DatasetManifest.FILE_NAME));
      }
    }
  }
}
