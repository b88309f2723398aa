package io.github.experimentmaven.dataset;

import java.util.List;
import java.util.stream.Stream;

/** One of the four files of a data set, and the names it goes by. */
enum DatasetPart {
  TRAIN_IMAGES("training images", "train-images-idx3-ubyte", "train-images-idx4-ubyte"),
  TRAIN_LABELS("training labels", "train-labels-idx1-ubyte"),
  TEST_IMAGES("test images", "t10k-images-idx3-ubyte", "t10k-images-idx4-ubyte"),
  TEST_LABELS("test labels", "t10k-labels-idx1-ubyte");

  private final String words;
  private final List<String> fileNames;

  DatasetPart(String words, String... stems) {
    this.words = words;
    this.fileNames = Stream.of(stems).flatMap(stem -> Stream.of(stem, stem + ".gz")).toList();
  }

  /** Its name in messages. */
  String words() {
    return words;
  }

  /** The names that a folder without a manifest is searched for. */
  List<String> fileNames() {
    return fileNames;
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
}
