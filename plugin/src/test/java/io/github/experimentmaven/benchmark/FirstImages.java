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
import java.util.List;

/** A data set with fewer training images, for networks that would take long for all of them. */
final class FirstImages {

  private FirstImages() {}

  /**
   * Writes the first training images and all test images of a data set.
   *
   * @param source the folder of the data set
   * @param count how many training images are kept
   * @param target the new folder
   * @return the new folder
   */
  static Path of(Path source, int count, Path target) throws DatasetException, IOException {
    var dataset = DatasetReader.read(source);
    var files = dataset.files();
    int height = dataset.shape().height();
    int width = dataset.shape().width();
    byte[] images = IdxFile.read(files.file(Part.TRAIN, "images").path()).data();
    byte[] labels = IdxFile.read(files.file(Part.TRAIN, "labels").path()).data();
    Files.createDirectories(target);
    Files.write(
        target.resolve("train-images-idx3-ubyte.gz"),
        IdxFiles.gzip(
            IdxFiles.idx(Arrays.copyOf(images, count * height * width), count, height, width)));
    Files.write(
        target.resolve("train-labels-idx1-ubyte.gz"),
        IdxFiles.gzip(IdxFiles.idx(Arrays.copyOf(labels, count), count)));
    for (Path file :
        List.of(files.file(Part.TEST, "images").path(), files.file(Part.TEST, "labels").path())) {
      Files.write(target.resolve(file.getFileName()), Files.readAllBytes(file));
    }
    return target;
  }
}
