package io.github.experimentmaven.report.model;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.dataset.DatasetFixture;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.experiment.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Four test images of three classes, labelled 0, 1, 2 and 0, of counting pixels. */
final class FourImages {

  private FourImages() {}

  /** Writes them. */
  static Dataset in(Path folder) throws IOException {
    Path images = Files.write(folder.resolve("images"), IdxFiles.counting(4, 2, 2));
    Path labels = Files.write(folder.resolve("labels"), IdxFiles.labels(0, 1, 2, 0));
    DatasetFile imageFile = new DatasetFile(images, "", "");
    DatasetFile labelFile = new DatasetFile(labels, "", "");
    return DatasetFixture.images(
        "small",
        "",
        DatasetFixture.files(imageFile, labelFile, imageFile, labelFile),
        Shape.of(2, 2, 1),
        List.of("a", "b", "c"),
        4,
        4,
        "",
        "");
  }
}
