package io.github.experimentmaven.it;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A data set that a small network learns within seconds: 600 training and 150 test images of 8 x 8
 * pixels, in equal parts horizontal stripes, vertical stripes and blobs, with noise. Every call
 * makes the same files.
 */
public final class Shapes {

  /** Pixels along each side of an image. */
  private static final int SIDE = 8;

  /** Stripes across, stripes down, blobs. */
  private static final int CLASSES = 3;

  private static final int IDX_IMAGES = 0x0803;
  private static final int IDX_LABELS = 0x0801;

  private Shapes() {}

  /**
   * Writes the four gzipped IDX files.
   *
   * @param folder where to; made if need be
   */
  public static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder, "train", 600, new Random(1));
    write(folder, "t10k", 150, new Random(2));
  }

  private static void write(Path folder, String part, int count, Random random) throws IOException {
    try (var images = open(folder.resolve(part + "-images-idx3-ubyte.gz"));
        var labels = open(folder.resolve(part + "-labels-idx1-ubyte.gz"))) {
      images.writeInt(IDX_IMAGES);
      images.writeInt(count);
      images.writeInt(SIDE);
      images.writeInt(SIDE);
      labels.writeInt(IDX_LABELS);
      labels.writeInt(count);
      for (int i = 0; i < count; i++) {
        int label = i % CLASSES;
        labels.writeByte(label);
        int row = random.nextInt(4);
        int column = random.nextInt(4);
        for (int y = 0; y < SIDE; y++) {
          for (int x = 0; x < SIDE; x++) {
            images.writeByte(random.nextInt(64) + (isInk(label, y + row, x + column) ? 191 : 0));
          }
        }
      }
    }
  }

  private static boolean isInk(int label, int y, int x) {
    return switch (label) {
      case 0 -> y % 4 < 2;
      case 1 -> x % 4 < 2;
      default -> Math.hypot(y - 5.5, x - 5.5) < 2.5;
    };
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
  }
}
