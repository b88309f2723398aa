package io.github.experimentmaven.trainer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/**
 * The random numbers of a run. Every purpose has a stream of its own, derived from the run's seed
 * by SHA-256, so that adding a dropout layer does not change how the images are shuffled.
 */
public enum SeedStream {
  /** Initial weights. */
  WEIGHTS,
  /** The order of the training images. */
  SHUFFLING,
  /** What dropout drops. */
  DROPOUT;

  /**
   * The stream for one purpose of a run.
   *
   * @param seed the run's seed
   * @param index tells several users of one purpose apart, such as the layers of a network
   */
  public SplittableRandom random(long seed, int index) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name().getBytes(StandardCharsets.US_ASCII));
      digest.update(ByteBuffer.allocate(12).putLong(seed).putInt(index).array());
      return new SplittableRandom(ByteBuffer.wrap(digest.digest()).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
