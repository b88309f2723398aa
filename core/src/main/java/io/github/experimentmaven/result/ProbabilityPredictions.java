package io.github.experimentmaven.result;

import io.github.experimentmaven.task.BinaryClassification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How probable a network held the second of two classes to be, of every test sample in the order of
 * the data set: a {@code predictions.bin} that begins with {@code EXPPRED5}, a {@link FloatFile}
 * with a float a sample.
 *
 * @param positives the probability of the second class, the positive one
 */
public record ProbabilityPredictions(float[] positives) implements Predictions {

  private static final SealedFile.Format FORMAT = new SealedFile.Format("EXPPRED5", "EXPPRED2");

  public ProbabilityPredictions {
    positives = positives.clone();
  }

  @Override
  public float[] positives() {
    return positives.clone();
  }

  @Override
  public int size() {
    return positives.length;
  }

  @Override
  public ProbabilityPredictions and(Predictions others) {
    if (!(others instanceof ProbabilityPredictions more)) {
      throw new IllegalArgumentException("probabilities, and " + others);
    }
    float[] all = Arrays.copyOf(positives, size() + more.size());
    System.arraycopy(more.positives, 0, all, size(), more.size());
    return new ProbabilityPredictions(all);
  }

  /** The probability that one sample is of the second class. */
  public float positive(int sample) {
    return positives[sample];
  }

  /** The answers: of each sample the class and its probability. */
  public ClassPredictions answers() {
    int[] classes = new int[positives.length];
    float[] probabilities = new float[positives.length];
    for (int i = 0; i < positives.length; i++) {
      classes[i] = positives[i] > BinaryClassification.THRESHOLD ? 1 : 0;
      probabilities[i] = classes[i] == 1 ? positives[i] : 1 - positives[i];
    }
    return new ClassPredictions(classes, probabilities);
  }

  /** Of the classes alone, as {@link ClassPredictions#sha256()}. */
  @Override
  public String sha256() {
    return answers().sha256();
  }

  @Override
  public void write(Path file) throws IOException {
    FloatFile.write(file, FORMAT, 1, positives);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if there is none, or it is of another format, too short or too long; the
   *     message names it
   */
  public static ProbabilityPredictions read(Path file) throws IOException {
    FloatFile.Content content = FloatFile.read(file, FORMAT);
    if (content.width() != 1) {
      throw new IOException(
          file + " is damaged: it has " + content.width() + " probabilities each");
    }
    return new ProbabilityPredictions(content.values());
  }
}
