package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A data set with fewer images, for networks that would take long for all of them. */
final class FirstImages {

  private FirstImages() {}

  /**
   * Writes the first images of each part of a data set.
   *
   * @param source the folder of the data set
   * @param trainCount how many training images are kept
   * @param testCount how many test images are kept
   * @param target the new folder
   * @return the new folder
   */
  static Path of(Path source, int trainCount, int testCount, Path target)
      throws DatasetException, IOException {
    Files.createDirectories(target);
    write(source, Part.TRAIN, trainCount, target, "train");
    write(source, Part.TEST, testCount, target, "t10k");
    return target;
  }

  private static void write(Path source, Part part, int count, Path target, String prefix)
      throws DatasetException, IOException {
    var dataset = DatasetReader.read(source);
    int height = dataset.shape().height();
    int width = dataset.shape().width();
    byte[] images = IdxFile.read(dataset.files().file(part, "images").path()).data();
    byte[] labels = IdxFile.read(dataset.files().file(part, "labels").path()).data();
    Files.write(
        target.resolve(prefix + "-images-idx3-ubyte.gz"),
        IdxFiles.gzip(
            IdxFiles.idx(Arrays.copyOf(images, count * height * width), count, height, width)));
    Files.write(
        target.resolve(prefix + "-labels-idx1-ubyte.gz"),
        IdxFiles.gzip(IdxFiles.idx(Arrays.copyOf(labels, count), count)));
  }
}
