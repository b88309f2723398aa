package io.github.experimentmaven.result;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Files of as many floats a sample, all numbers big-endian: eight ASCII letters that name the
 * format; the number of samples and that of floats a sample as 32-bit integers; then the floats,
 * sample by sample.
 */
final class FloatFile {

  private static final int HEADER = 16;

  private FloatFile() {}

  static void write(Path file, String format, int width, float[] values) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream))) {
      out.write(format.getBytes(StandardCharsets.US_ASCII));
      out.writeInt(values.length / width);
      out.writeInt(width);
      for (float value : values) {
        out.writeFloat(value);
      }
    }
  }

  /** What a file holds. */
  record Content(int width, float[] values) {}

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is of another format, too short or too long; the
   *     message names it
   */
  static Content read(Path file, String format) throws IOException {
    long size = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] magic = format.getBytes(StandardCharsets.US_ASCII);
      if (!Arrays.equals(in.readNBytes(magic.length), magic)) {
        throw new IOException(file + " is not a file of such predictions");
      }
      int count = in.readInt();
      int width = in.readInt();
      if (count < 0 || width < 1 || size != HEADER + (long) Float.BYTES * count * width) {
        throw new IOException(
            "%s is damaged: %d bytes cannot hold %d predictions of %d numbers"
                .formatted(file, size, count, width));
      }
      float[] values = new float[count * width];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readFloat();
      }
      return new Content(width, values);
    } catch (EOFException e) {
      throw new IOException(file + " is damaged: it ends too early", e);
    }
  }
}
