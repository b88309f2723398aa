package io.github.experimentmaven.trainer;

import io.github.experimentmaven.storage.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SplittableRandom;

/**
 * The random numbers of a run. Every purpose has a stream of its own, derived from the run's seed
 * by SHA-256, so that adding a dropout layer does not change how the images are shuffled.
 *
 * <p>Every epoch has a stream of its own, too, and starts from the same state: the natural order of
 * the images, a fresh stream for each dropout layer. So the number of the epoch is the position of
 * every stream, and a training that goes on after an interruption needs no generator's state.
 */
public enum SeedStream {
  /** Initial weights. */
  WEIGHTS,
  /** The order of the training images. */
  SHUFFLING,
  /** What dropout drops. */
  DROPOUT,
  /** Noise that is added. */
  NOISE;

  /**
   * The stream for one purpose of a run.
   *
   * @param seed the run's seed
   * @param index tells several users of one purpose apart, such as the layers of a network
   * @param epoch from 1; 0 for what is drawn before the first
   */
  public SplittableRandom random(long seed, int index, int epoch) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(name().getBytes(StandardCharsets.US_ASCII));
    digest.update(ByteBuffer.allocate(16).putLong(seed).putInt(index).putInt(epoch).array());
    return new SplittableRandom(ByteBuffer.wrap(digest.digest()).getLong());
  }
}
