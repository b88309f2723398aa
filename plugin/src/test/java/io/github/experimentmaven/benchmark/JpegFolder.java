package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.storage.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.apache.commons.io.FileUtils;

/**
 * A folder of JPEG pictures of ten classes, the same pixels on every machine: colours that shade
 * into each other, waves across them whose length is that of the class, and some noise.
 */
final class JpegFolder {

  /** What it is called. */
  static final String SUBJECT = "pictures";

  private static final int SEED = 123;
  private static final int CLASSES = 10;

  /** The most that noise adds to or takes from a value. */
  private static final int NOISE = 12;

  private JpegFolder() {}

  /**
   * Writes the folder {@code pictures}, unless it is there.
   *
   * @param folder takes it
   * @param count how many pictures of all classes
   * @param side their height and width
   * @return the folder of the classes
   */
  static Path of(Path folder, int count, int side) throws IOException {
    Path pictures = folder.resolve("pictures");
    if (!Files.exists(pictures)) {
      Path unfinished = folder.resolve("pictures.tmp");
      FileUtils.deleteDirectory(unfinished.toFile());
      for (int i = 0; i < count; i++) {
        Path ofClass = unfinished.resolve("class" + i % CLASSES);
        Files.createDirectories(ofClass);
        Files.write(
            ofClass.resolve(String.format(Locale.ROOT, "%05d.jpg", i)),
            encoded(picture(i % CLASSES, side, new SplittableRandom(SEED + i))));
      }
      AtomicFile.move(unfinished, pictures);
    }
    return pictures;
  }

  private static BufferedImage picture(int ofClass, int side, SplittableRandom random) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    int[] from = random.ints(3, 40, 216).toArray();
    int[] to = random.ints(3, 40, 216).toArray();
    int[] wave = new int[side];
    for (int x = 0; x < side; x++) {
      wave[x] = (int) Math.rint(StrictMath.sin(x * (ofClass + 1) * 0.05) * 28);
    }
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          int shade = from[channel] + (to[channel] - from[channel]) * y / side;
          int noise = random.nextInt(2 * NOISE + 1) - NOISE;
          rgb = (rgb << Byte.SIZE) | ((shade + wave[x] + noise) & 0xff);
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image) throws IOException {
    ImageIO.setUseCache(false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpeg", out)) {
      throw new IOException("this Java cannot write JPEG pictures");
    }
    return out.toByteArray();
  }
}
