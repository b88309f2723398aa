package io.github.experimentmaven.dataset;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One of the four files of a data set, and the names it goes by. */
enum DatasetPart {
  TRAIN_IMAGES("training images"),
  TRAIN_LABELS("training labels"),
  TEST_IMAGES("test images"),
  TEST_LABELS("test labels");

  private final String words;

  DatasetPart(String words) {
    this.words = words;
  }

  /** Its name in records: {@code train_images}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name in messages. */
  String words() {
    return words;
  }

  /** The names that a folder without a manifest is searched for: MNIST's. */
  List<String> fileNames() {
    return switch (this) {
      case TRAIN_IMAGES -> plainOrGzipped("train-images-idx3-ubyte", "train-images-idx4-ubyte");
      case TRAIN_LABELS -> plainOrGzipped("train-labels-idx1-ubyte");
      case TEST_IMAGES -> plainOrGzipped("t10k-images-idx3-ubyte", "t10k-images-idx4-ubyte");
      case TEST_LABELS -> plainOrGzipped("t10k-labels-idx1-ubyte");
    };
  }

  /** What a manifest says of it. */
  DatasetManifest.Entry in(DatasetManifest manifest) {
    var files = manifest.files();
    return switch (this) {
      case TRAIN_IMAGES -> files.trainImages();
      case TRAIN_LABELS -> files.trainLabels();
      case TEST_IMAGES -> files.testImages();
      case TEST_LABELS -> files.testLabels();
    };
  }

  private static List<String> plainOrGzipped(String... names) {
    return Stream.of(names).flatMap(name -> Stream.of(name, name + ".gz")).toList();
  }
}
