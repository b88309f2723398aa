package io.github.experimentmaven.result;

import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a network said of every test image, in the order of the data set: {@code predictions.bin}.
 *
 * <p>The file, all numbers big-endian: the eight ASCII bytes {@code EXPPRED4}; the number of images
 * as a 32-bit integer; then for each image the most probable class as a 32-bit integer and its
 * probability as a 32-bit IEEE 754 float; then the SHA-256 of all these bytes. The earlier format
 * {@code EXPPRED1} lacks the last.
 *
 * @param classes the most probable class of each image, from 0; of equal ones the first
 * @param probabilities its probability
 */
public record ClassPredictions(int[] classes, float[] probabilities) implements Predictions {

  private static final SealedFile.Format FORMAT = new SealedFile.Format("EXPPRED4", "EXPPRED1");

  /** The bytes of the number of images. */
  private static final int COUNT = Integer.BYTES;

  /** The bytes of an image's class and its probability. */
  private static final int ANSWER = Integer.BYTES + Float.BYTES;

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
    ByteBuffer content = ByteBuffer.allocate(COUNT + ANSWER * classes.length);
    content.putInt(classes.length);
    for (int i = 0; i < classes.length; i++) {
      content.putInt(classes[i]).putFloat(probabilities[i]);
    }
    SealedFile.write(file, FORMAT, content.array());
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is of another format or damaged; the message names
   *     it
   */
  public static ClassPredictions read(Path file) throws IOException {
    ByteBuffer content = SealedFile.read(file, FORMAT);
    int size = content.remaining();
    if (size < COUNT) {
      throw new IOException(file + " is damaged: it ends too early");
    }
    int count = content.getInt();
    if (count < 0 || size != COUNT + (long) ANSWER * count) {
      throw new IOException(
          "%s is damaged: %s bytes cannot hold %s predictions".formatted(file, size, count));
    }
    int[] classes = new int[count];
    float[] probabilities = new float[count];
    for (int i = 0; i < count; i++) {
      classes[i] = content.getInt();
      probabilities[i] = content.getFloat();
    }
    return new ClassPredictions(classes, probabilities);
  }
}
