package io.github.experimentmaven.preparation.cifar;

import io.github.experimentmaven.experiment.CifarLabel;
import io.github.experimentmaven.experiment.Part;
import java.util.List;

/**
 * Which files one of the two has, and what a record of them is.
 *
 * @param name for people
 * @param unpacked what the published archive calls its folder
 * @param train the files of the training set
 * @param test the file of the test set
 * @param names the file with the names of the classes
 * @param classes how many there are
 * @param labels how many bytes come before each image
 * @param label which of them is the label
 */
record CifarLayout(
    String name,
    String unpacked,
    List<String> train,
    String test,
    String names,
    int classes,
    int labels,
    int label) {

  static CifarLayout cifar10() {
    return new CifarLayout(
        "CIFAR-10",
        "cifar-10-batches-bin",
        List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin"),
        "test_batch.bin",
        "batches.meta.txt",
        10,
        1,
        0);
  }

  static CifarLayout cifar100(CifarLabel labels) {
    boolean isFine = labels == CifarLabel.FINE;
    return new CifarLayout(
        isFine ? "CIFAR-100" : "CIFAR-100, superclasses",
        "cifar-100-binary",
        List.of("train.bin"),
        "test.bin",
        isFine ? "fine_label_names.txt" : "coarse_label_names.txt",
        isFine ? 100 : 20,
        2,
        isFine ? 1 : 0);
  }

  /** The files of a part. */
  List<String> batches(Part part) {
    return part == Part.TRAIN ? train : List.of(test);
  }
}
