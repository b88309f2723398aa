package io.github.experimentmaven.report;

import io.github.experimentmaven.dataset.ImageBytes;
import io.github.experimentmaven.experiment.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An image as PNG. */
final class PngImage {

  private static final int GREEN = 1;
  private static final int BLUE = 2;

  private PngImage() {}

  /** Three channels and more are taken as red, green and blue; one or two as gray. */
  static byte[] encode(ImageBytes picture) throws IOException {
    Shape shape = picture.shape();
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        image.setRGB(x, y, colour(picture, y, x));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    // Not ImageIO.write: it puts a cache file into the system's temporary folder.
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(image);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int colour(ImageBytes picture, int row, int column) {
    int first = picture.value(row, column, 0);
    if (picture.shape().channels() < 3) {
      return rgb(first, first, first);
    }
    return rgb(first, picture.value(row, column, GREEN), picture.value(row, column, BLUE));
  }

  private static int rgb(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }
}
