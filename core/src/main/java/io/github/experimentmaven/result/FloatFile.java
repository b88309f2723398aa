package io.github.experimentmaven.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * {@linkplain SealedFile Sealed files} of as many floats a sample, all numbers big-endian: the
 * number of samples and that of floats a sample as 32-bit integers; then the floats, sample by
 * sample.
 */
final class FloatFile {

  private static final int HEADER = 2 * Integer.BYTES;

  private FloatFile() {}

  static void write(Path file, SealedFile.Format format, int width, float[] values)
      throws IOException {
    ByteBuffer content = ByteBuffer.allocate(HEADER + Float.BYTES * values.length);
    content.putInt(values.length / width).putInt(width);
    content.asFloatBuffer().put(values);
    SealedFile.write(file, format, content.array());
  }

  /** What a file holds. */
  record Content(int width, float[] values) {}

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is of another format or damaged; the message names
   *     it
   */
  static Content read(Path file, SealedFile.Format format) throws IOException {
    ByteBuffer content = SealedFile.read(file, format);
    int size = content.remaining();
    if (size < HEADER) {
      throw new IOException(file + " is damaged: it ends too early");
    }
    int count = content.getInt();
    int width = content.getInt();
    if (count < 0 || width < 1 || size != HEADER + (long) Float.BYTES * count * width) {
      throw new IOException(
          "%s is damaged: %s bytes cannot hold %s predictions of %s numbers"
              .formatted(file, size, count, width));
    }
    float[] values = new float[count * width];
    content.asFloatBuffer().get(values);
    return new Content(width, values);
  }
}
