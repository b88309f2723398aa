package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Images that networks train on. */
enum ImageSet {
  /** All of MNIST. */
  ALL_DIGITS(28, 1),
  /** The first images of MNIST. */
  DIGITS(28, 1),
  /** Larger ones made of these. */
  COLOUR_32(32, 3),
  /** Far larger ones. */
  COLOUR_96(96, 3);

  private final int side;
  private final int channels;

  ImageSet(int side, int channels) {
    this.side = side;
    this.channels = channels;
  }

  /** Of each image. */
  Shape shape() {
    return Shape.of(side, side, channels);
  }

  /** The same, or those of the same kind of which there may be fewer. */
  ImageSet fewer() {
    return this == ALL_DIGITS ? DIGITS : this;
  }

  /**
   * Writes the data set, unless it is MNIST as it is.
   *
   * @param mnist the folder of MNIST
   * @param trainImages how many there are to train on
   * @param testImages how many there are to test with
   * @param work where folders may be made
   * @return the folder of the data set
   */
  Path prepare(Path mnist, int trainImages, int testImages, Path work)
      throws DatasetException, IOException {
    String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
    Path target = work.resolve(name + "-" + trainImages + "-" + testImages);
    return switch (this) {
      case ALL_DIGITS -> mnist;
      case DIGITS -> FirstImages.of(mnist, trainImages, testImages, target);
      case COLOUR_32, COLOUR_96 -> ColourImages.of(mnist, side, trainImages, testImages, target);
    };
  }
}
