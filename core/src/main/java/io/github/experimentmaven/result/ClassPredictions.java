package io.github.experimentmaven.result;

import io.github.experimentmaven.storage.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a network said of every test image, in the order of the data set: {@code predictions.bin}.
 *
 * <p>The file, all numbers big-endian: the eight ASCII bytes {@code EXPPRED1}; the number of images
 * as a 32-bit integer; then for each image the most probable class as a 32-bit integer and its
 * probability as a 32-bit IEEE 754 float.
 *
 * @param classes the most probable class of each image, from 0; of equal ones the first
 * @param probabilities its probability
 */
public record ClassPredictions(int[] classes, float[] probabilities) implements Predictions {

  private static final byte[] MAGIC = {'E', 'X', 'P', 'P', 'R', 'E', 'D', '1'};

  public ClassPredictions {
    if (classes.length != probabilities.length) {
      throw new IllegalArgumentException(
          classes.length + " classes but " + probabilities.length + " probabilities");
    }
    classes = classes.clone();
    probabilities = probabilities.clone();
  }

  @Override
  public int[] classes() {
    return classes.clone();
  }

  @Override
  public float[] probabilities() {
    return probabilities.clone();
  }

  /** How many images there are. */
  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public ClassPredictions and(Predictions others) {
    if (!(others instanceof ClassPredictions more)) {
      throw new IllegalArgumentException("classes, and " + others);
    }
    int[] allClasses = Arrays.copyOf(classes, size() + more.size());
    System.arraycopy(more.classes, 0, allClasses, size(), more.size());
    float[] all = Arrays.copyOf(probabilities, size() + more.size());
    System.arraycopy(more.probabilities, 0, all, size(), more.size());
    return new ClassPredictions(allClasses, all);
  }

  /** The most probable class of one image. */
  public int predictedClass(int image) {
    return classes[image];
  }

  /** The probability of the most probable class of one image. */
  public float probability(int image) {
    return probabilities[image];
  }

  /**
   * SHA-256 over the classes as 32-bit big-endian integers, in lower-case hexadecimal digits: what
   * the network said. Probabilities do not count, so that networks which differ in the last bits of
   * their weights may still agree here.
   */
  @Override
  public String sha256() {
    ByteBuffer bytes = ByteBuffer.allocate(classes.length * Integer.BYTES);
    bytes.asIntBuffer().put(classes);
    return Sha256.of(bytes.array());
  }

  /** Writes the file. */
  @Override
  public void write(Path file) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream))) {
      out.write(MAGIC);
      out.writeInt(classes.length);
      for (int i = 0; i < classes.length; i++) {
        out.writeInt(classes[i]);
        out.writeFloat(probabilities[i]);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is of another format, too short or too long; the
   *     message names it
   */
  public static ClassPredictions read(Path file) throws IOException {
    long size = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] magic = in.readNBytes(MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException(file + " is not a file of predictions");
      }
      int count = in.readInt();
      if (count < 0 || size != MAGIC.length + 4 + 8L * count) {
        throw new IOException(
            file + " is damaged: " + size + " bytes cannot hold " + count + " predictions");
      }
      int[] classes = new int[count];
      float[] probabilities = new float[count];
      for (int i = 0; i < count; i++) {
        classes[i] = in.readInt();
        probabilities[i] = in.readFloat();
      }
      return new ClassPredictions(classes, probabilities);
    } catch (EOFException e) {
      throw new IOException(file + " is damaged: it ends too early", e);
    }
  }
}
