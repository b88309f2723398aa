package io.github.experimentmaven.preparation.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures that tests make. */
final class Pictures {

  private Pictures() {}

  /** Of one color. */
  static BufferedImage plain(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  /** Each pixel another. */
  static BufferedImage gradient(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 255 / width) << 16 | (y * 255 / height) << 8 | (x * y) % 256);
      }
    }
    return image;
  }

  static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("no writer of " + format);
    }
    return out.toByteArray();
  }

  static Path write(Path file, BufferedImage image, String format) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, encoded(image, format));
  }

  /** A JPEG with another segment behind its first two bytes. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 4 + content.length);
    out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker);
    out.putShort((short) (content.length + 2)).put(content);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** A PNG with another chunk behind its header. */
  static byte[] withChunk(byte[] png, String type, byte[] content) {
    int header = 8 + 12 + 13;
    ByteBuffer out = ByteBuffer.allocate(png.length + 12 + content.length);
    out.put(png, 0, header).putInt(content.length);
    int start = out.position();
    out.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(content);
    CRC32 crc = new CRC32();
    crc.update(out.array(), start, 4 + content.length);
    return out.putInt((int) crc.getValue()).put(png, header, png.length - header).array();
  }

  /** A PNG whose header says another size, and is right otherwise. */
  static byte[] ofSize(byte[] png, int width, int height) {
    byte[] other = Arrays.copyOf(png, png.length);
    CRC32 crc = new CRC32();
    ByteBuffer.wrap(other).putInt(16, width).putInt(20, height);
    crc.update(other, 12, 17);
    ByteBuffer.wrap(other).putInt(29, (int) crc.getValue());
    return other;
  }

  /** Exif with the orientation alone. */
  static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .put("MM".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }
}
