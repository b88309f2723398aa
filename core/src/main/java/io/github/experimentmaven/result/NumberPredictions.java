package io.github.experimentmaven.result;

import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The numbers that a network gave for every test sample, in the order of the data set: a {@code
 * predictions.bin} that begins with {@code EXPPRED6}, a {@link FloatFile}.
 *
 * @param width how many a sample has
 * @param values sample by sample
 */
public record NumberPredictions(int width, float[] values) implements Predictions {

  private static final SealedFile.Format FORMAT = new SealedFile.Format("EXPPRED6", "EXPPRED3");

  public NumberPredictions {
    if (width < 1 || values.length % width != 0) {
      throw new IllegalArgumentException(values.length + " numbers are not " + width + " a sample");
    }
    values = values.clone();
  }

  @Override
  public float[] values() {
    return values.clone();
  }

  @Override
  public int size() {
    return values.length / width;
  }

  @Override
  public NumberPredictions and(Predictions others) {
    if (!(others instanceof NumberPredictions more && more.width == width)) {
      throw new IllegalArgumentException(width + " numbers a sample, and " + others);
    }
    float[] all = Arrays.copyOf(values, values.length + more.values.length);
    System.arraycopy(more.values, 0, all, values.length, more.values.length);
    return new NumberPredictions(width, all);
  }

  /** One number of one sample. */
  public float value(int sample, int target) {
    return values[sample * width + target];
  }

  /** SHA-256 over the numbers as 32-bit big-endian floats. */
  @Override
  public String sha256() {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return Sha256.of(bytes.array());
  }

  @Override
  public void write(Path file) throws IOException {
    FloatFile.write(file, FORMAT, width, values);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is of another format, too short or too long; the
   *     message names it
   */
  public static NumberPredictions read(Path file) throws IOException {
    FloatFile.Content content = FloatFile.read(file, FORMAT);
    return new NumberPredictions(content.width(), content.values());
  }
}
