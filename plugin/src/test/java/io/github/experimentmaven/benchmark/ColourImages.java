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
import java.util.SplittableRandom;

/**
 * A data set of larger images in colour, made of MNIST's: each digit is scaled up and painted in
 * one colour on a ground that shades from another to a third, with some noise. The same digits give
 * the same images on every machine.
 */
final class ColourImages {

  private static final int CHANNELS = 3;
  private static final int SEED = 123;

  /** The most that noise adds to or takes from a value. */
  private static final int NOISE = 16;

  private final int side;

  private ColourImages(int side) {
    this.side = side;
  }

  /**
   * Writes images of the first digits of each part.
   *
   * @param source the folder of MNIST
   * @param side height and width of the images
   * @param trainCount how many there are to train on
   * @param testCount how many there are to test with
   * @param target the new folder
   * @return the new folder
   */
  static Path of(Path source, int side, int trainCount, int testCount, Path target)
      throws DatasetException, IOException {
    ColourImages images = new ColourImages(side);
    Files.createDirectories(target);
    images.write(source, Part.TRAIN, trainCount, target, "train");
    images.write(source, Part.TEST, testCount, target, "t10k");
    return target;
  }

  private void write(Path source, Part part, int count, Path target, String prefix)
      throws DatasetException, IOException {
    var files = DatasetReader.read(source).files();
    IdxFile digits = IdxFile.read(files.file(part, "images").path());
    byte[] labels = IdxFile.read(files.file(part, "labels").path()).data();
    int digitSide = digits.header().dimensions().get(1);
    SplittableRandom random = new SplittableRandom(part == Part.TRAIN ? SEED : SEED + 1);
    byte[] images = new byte[count * side * side * CHANNELS];
    for (int i = 0; i < count; i++) {
      paint(digits.data(), i * digitSide * digitSide, digitSide, images, i, random);
    }
    Files.write(
        target.resolve(prefix + "-images-idx4-ubyte"),
        IdxFiles.idx(images, count, side, side, CHANNELS));
    Files.write(
        target.resolve(prefix + "-labels-idx1-ubyte"),
        IdxFiles.idx(Arrays.copyOf(labels, count), count));
  }

  private void paint(
      byte[] digits, int from, int digitSide, byte[] images, int image, SplittableRandom random) {
    int[] ink = colour(random, 128);
    int[] top = colour(random, 0);
    int[] bottom = colour(random, 0);
    int to = image * side * side * CHANNELS;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        int grey = scaled(digits, from, digitSide, row, column);
        for (int channel = 0; channel < CHANNELS; channel++) {
          int ground = (top[channel] * (side - row) + bottom[channel] * row) / side;
          int value = (ground * (255 - grey) + ink[channel] * grey) / 255;
          int noise = random.nextInt(2 * NOISE + 1) - NOISE;
          images[to++] = (byte) Math.max(0, Math.min(255, value + noise));
        }
      }
    }
  }

  /** Half of all values of each channel, so that ink stands out from its ground. */
  private static int[] colour(SplittableRandom random, int darkest) {
    return random.ints(CHANNELS, darkest, darkest + 128).toArray();
  }

  /** A digit's value at a place of the larger image, between its four neighbours. */
  private int scaled(byte[] digits, int from, int digitSide, int row, int column) {
    int steps = side - 1;
    int y = row * (digitSide - 1);
    int x = column * (digitSide - 1);
    int top = y / steps;
    int left = x / steps;
    int bottom = Math.min(top + 1, digitSide - 1);
    int right = Math.min(left + 1, digitSide - 1);
    int down = y % steps;
    int across = x % steps;
    int upper =
        grey(digits, from + top * digitSide + left) * (steps - across)
            + grey(digits, from + top * digitSide + right) * across;
    int lower =
        grey(digits, from + bottom * digitSide + left) * (steps - across)
            + grey(digits, from + bottom * digitSide + right) * across;
    return (upper * (steps - down) + lower * down) / (steps * steps);
  }

  private static int grey(byte[] digits, int at) {
    return Byte.toUnsignedInt(digits[at]);
  }
}
