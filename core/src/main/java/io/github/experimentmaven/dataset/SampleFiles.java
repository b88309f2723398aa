package io.github.experimentmaven.dataset;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The two files of one part of a data set, to train on or to test with, which are known to belong
 * together.
 *
 * @param featureFile where the features are
 * @param features their sizes
 * @param noun what a sample is called
 * @param targetFile where the targets are
 * @param targets all of them
 * @param role what the targets are called
 */
record SampleFiles(
    Path featureFile,
    IdxHeader features,
    String noun,
    Path targetFile,
    IdxFile targets,
    String role) {

  /**
   * Reads the targets and checks that there is one for each sample.
   *
   * @param header of the features
   * @param noun what a sample is called
   * @param role what the targets are called
   */
  static SampleFiles of(
      Path featureFile, IdxHeader header, String noun, Path targetFile, String role)
      throws DatasetException {
    var targets = IdxFile.read(targetFile);
    if (targets.header().count() != header.count()) {
      throw new DatasetException(
          "%s has %s %ss, but %s has %s %s"
              .formatted(
                  featureFile, header.count(), noun, targetFile, targets.header().count(), role));
    }
    if (header.count() == 0) {
      throw new DatasetException(
          "%s holds no %ss; at least 1 is needed".formatted(featureFile, noun));
    }
    return new SampleFiles(featureFile, header, noun, targetFile, targets, role);
  }

  int count() {
    return features.count();
  }

  /** The shape of each image, {@code [height, width, channels]}. */
  Shape imageShape() throws DatasetException {
    expectType(featureFile, features, "images", IdxType.UNSIGNED_BYTE);
    List<Integer> dimensions = features.dimensions();
    if (dimensions.size() < 3) {
      throw new DatasetException(
          "%s has the dimensions %s; images have three, count x height x width, or four with channels"
              .formatted(featureFile, features));
    }
    if (dimensions.stream().skip(1).anyMatch(size -> size == 0)) {
      throw new DatasetException(
          "%s has the dimensions %s; its images have no pixels".formatted(featureFile, features));
    }
    return Shape.of(
        dimensions.get(1), dimensions.get(2), dimensions.size() == 4 ? dimensions.get(3) : 1);
  }

  /** The largest label, at least 0. */
  int largestLabel() throws DatasetException {
    expectLabels();
    int largest = 0;
    for (int i = 0; i < count(); i++) {
      largest = Math.max(largest, targets.label(i));
    }
    return largest;
  }

  /** Checks what another file says of the number of samples. */
  void expectCount(int expected, String source) throws DatasetException {
    if (count() != expected) {
      throw new DatasetException(
          "%s has %s %ss, but %s says %s".formatted(featureFile, count(), noun, source, expected));
    }
  }

  /** Checks what another file says of the features. */
  void expect(Features expected, String source) throws DatasetException {
    if (expected instanceof Features.Images images) {
      expectShape(images.shape(), source);
    } else if (expected instanceof Features.Sequences sequences) {
      expectType(featureFile, features, "features", IdxType.FLOAT);
      expectSequences(sequences.shape(), source);
    } else {
      expectType(featureFile, features, "features", IdxType.FLOAT);
      expectWidth(featureFile, features, expected.shape().size(), "columns", source);
    }
  }

  /** Checks what another file says of the images' shape. */
  void expectShape(Shape expected, String source) throws DatasetException {
    Shape shape = imageShape();
    if (!shape.equals(expected)) {
      throw new DatasetException(
          "%s has images of the shape %s, but %s of %s"
              .formatted(featureFile, shape, source, expected));
    }
  }

  private void expectSequences(Shape expected, String source) throws DatasetException {
    List<Integer> dimensions = features.dimensions();
    if (!dimensions.subList(1, dimensions.size()).equals(expected.dimensions())) {
      throw new DatasetException(
          "%s has the dimensions %s, but %s has sequences of the shape %s"
              .formatted(featureFile, features, source, expected));
    }
  }

  /** Checks what another file says of the targets. */
  void expect(Targets expected, String source) throws DatasetException {
    if (expected instanceof Targets.Classes classes) {
      expectLabelsBelow(classes.count(), source);
    } else if (expected instanceof Targets.Numbers numbers) {
      expectType(targetFile, targets.header(), "targets", IdxType.FLOAT);
      expectWidth(targetFile, targets.header(), numbers.names().size(), "targets", source);
      expectFinite();
    }
  }

  /** Checks that every label is that of a class. */
  private void expectLabelsBelow(int classes, String source) throws DatasetException {
    expectLabels();
    for (int i = 0; i < count(); i++) {
      int label = targets.label(i);
      if (label < 0 || label >= classes) {
        throw new DatasetException(
            "%s: label %s of %s %s is not %s %s, the number of classes in %s"
                .formatted(
                    targetFile,
                    label,
                    noun,
                    i,
                    label < 0 ? "from 0 to below" : "below",
                    classes,
                    source));
      }
    }
  }

  private void expectFinite() throws DatasetException {
    ByteBuffer values = ByteBuffer.wrap(targets.data());
    int width = targets.header().sampleSize() / Float.BYTES;
    for (int i = 0; i < count() * width; i++) {
      float value = values.getFloat(i * Float.BYTES);
      if (!Float.isFinite(value)) {
        throw new DatasetException(
            "%s: a target of %s %s is %s; expected a finite number"
                .formatted(targetFile, noun, i / width, value));
      }
    }
  }

  private void expectLabels() throws DatasetException {
    IdxHeader header = targets.header();
    if (header.type() == IdxType.FLOAT) {
      throw new DatasetException(
          "%s holds %s; labels are unsigned bytes or 32-bit integers"
              .formatted(targetFile, header.type().words()));
    }
    if (header.dimensions().size() != 1) {
      throw new DatasetException(
          "%s has the dimensions %s; labels have one, their count".formatted(targetFile, header));
    }
  }

  private static void expectType(Path file, IdxHeader header, String what, IdxType type)
      throws DatasetException {
    if (header.type() != type) {
      throw new DatasetException(
          "%s holds %s; %s are %s".formatted(file, header.type().words(), what, type.words()));
    }
  }

  /** One dimension stands for one value a sample, as well as two of which the second is 1. */
  private static void expectWidth(
      Path file, IdxHeader header, int expected, String what, String source)
      throws DatasetException {
    int found = header.sampleSize() / header.type().bytes();
    if (header.dimensions().size() > 2 || found != expected) {
      throw new DatasetException(
          "%s has the dimensions %s, but %s has %s %s"
              .formatted(file, header, source, expected, what));
    }
  }
}
