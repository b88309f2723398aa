package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Images that networks train on. */
enum ImageSet {
  /** All of MNIST, 28 x 28 in grey. */
  ALL_DIGITS {
    @Override
    Path prepare(Path mnist, int trainImages, int testImages, Path work) {
      return mnist;
    }
  },
  /** The first images of MNIST. */
  DIGITS {
    @Override
    Path prepare(Path mnist, int trainImages, int testImages, Path work)
        throws DatasetException, IOException {
      return FirstImages.of(mnist, trainImages, testImages, folder(work, trainImages, testImages));
    }
  },
  /** 32 x 32 in colour. */
  COLOUR_32 {
    @Override
    Path prepare(Path mnist, int trainImages, int testImages, Path work)
        throws DatasetException, IOException {
      return ColourImages.of(
          mnist, 32, trainImages, testImages, folder(work, trainImages, testImages));
    }
  },
  /** 96 x 96 in colour. */
  COLOUR_96 {
    @Override
    Path prepare(Path mnist, int trainImages, int testImages, Path work)
        throws DatasetException, IOException {
      return ColourImages.of(
          mnist, 96, trainImages, testImages, folder(work, trainImages, testImages));
    }
  };

  /**
   * Writes the data set, unless it is there as it is.
   *
   * @param mnist the folder of MNIST
   * @param trainImages how many there are to train on
   * @param testImages how many there are to test with
   * @param work where folders may be made
   * @return the folder of the data set
   */
  abstract Path prepare(Path mnist, int trainImages, int testImages, Path work)
      throws DatasetException, IOException;

  Path folder(Path work, int trainImages, int testImages) {
    return work.resolve(
        name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + trainImages + "-" + testImages);
  }
}
