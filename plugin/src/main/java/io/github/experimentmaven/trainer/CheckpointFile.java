package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.trainer.optimizer.UpdateRule;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A run's checkpoint on disk: whole or not there, and only ever used for the job it is of.
 *
 * <p>The file, all numbers big-endian: the seven ASCII bytes {@code EXPCKPT} and the format's
 * version as an eighth, {@code 1}; the {@link Header} as JSON in UTF-8, after its length in bytes
 * as a 32-bit integer; the weights, after their number; the number of the optimizer's arrays, then
 * each as the weights; at last the SHA-256 of all before it.
 */
final class CheckpointFile {

  private static final byte[] MAGIC = "EXPCKPT".getBytes(StandardCharsets.US_ASCII);

  /** Raised when anything of the format changes, or of what training does with a state. */
  private static final byte VERSION = '1';

  private static final int PREFIX_BYTES = MAGIC.length + 1;
  private static final int HASH_BYTES = 32;

  private final Path file;
  private final String key;

  /**
   * A file that need not be there.
   *
   * @param file the run's
   * @param key stands for all that decides what the training does; a checkpoint of another key is
   *     never used
   */
  CheckpointFile(Path file, String key) {
    this.file = file;
    this.key = key;
  }

  /** All but the floats. */
  private record Header(
      String key,
      List<EpochResult> epochs,
      String initialWeightsSha256,
      double evaluationSeconds,
      double totalSeconds,
      int steps) {}

  /** Puts a checkpoint in the place of the one before. */
  void write(Checkpoint checkpoint) throws IOException {
    byte[] content = encode(checkpoint);
    AtomicFile.write(file, temporary -> Files.write(temporary, content));
  }

  /**
   * The checkpoint.
   *
   * @return empty if there is none
   * @throws UnusableException if there is one that must not be used
   */
  Optional<Checkpoint> read() throws IOException, UnusableException {
    return Files.exists(file) ? Optional.of(decode(Files.readAllBytes(file))) : Optional.empty();
  }

  /** Takes it away, if there is one. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private byte[] encode(Checkpoint checkpoint) {
    Header header =
        new Header(
            key,
            checkpoint.epochs(),
            checkpoint.initialWeightsSha256(),
            checkpoint.evaluationSeconds(),
            checkpoint.totalSeconds(),
            checkpoint.optimizer().steps());
    byte[] json = RecordJson.line(header).getBytes(StandardCharsets.UTF_8);
    List<float[]> arrays = checkpoint.optimizer().arrays();
    int size = PREFIX_BYTES + Integer.BYTES + json.length + size(checkpoint.weights());
    size += Integer.BYTES + arrays.stream().mapToInt(CheckpointFile::size).sum() + HASH_BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(size);
    buffer.put(MAGIC).put(VERSION).putInt(json.length).put(json);
    put(buffer, checkpoint.weights());
    buffer.putInt(arrays.size());
    arrays.forEach(array -> put(buffer, array));
    buffer.put(hash(buffer.array()));
    return buffer.array();
  }

  private Checkpoint decode(byte[] content) throws UnusableException {
    requireIntact(content);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(content, 0, content.length - HASH_BYTES);
      buffer.position(PREFIX_BYTES);
      byte[] json = new byte[buffer.getInt()];
      buffer.get(json);
      Header header = RecordJson.parse(new String(json, StandardCharsets.UTF_8), Header.class);
      if (!header.key().equals(key)) {
        throw new UnusableException("it is of another experiment, data set or version of them");
      }
      float[] weights = floats(buffer);
      int count = buffer.getInt();
      List<float[]> arrays = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        arrays.add(floats(buffer));
      }
      return new Checkpoint(
          header.epochs(),
          header.initialWeightsSha256(),
          header.evaluationSeconds(),
          header.totalSeconds(),
          weights,
          new UpdateRule.State(header.steps(), arrays));
    } catch (IOException | BufferUnderflowException e) {
      // Its hash is right, so it was written like that.
      throw new UnusableException("it was written by another version of the plugin");
    }
  }

  private static void requireIntact(byte[] content) throws UnusableException {
    if (content.length < PREFIX_BYTES + HASH_BYTES
        || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new UnusableException("it is damaged");
    }
    if (content[MAGIC.length] != VERSION) {
      throw new UnusableException("it was written by another version of the plugin");
    }
    int end = content.length - HASH_BYTES;
    if (!Arrays.equals(content, end, content.length, hash(content), 0, HASH_BYTES)) {
      throw new UnusableException("it is damaged");
    }
  }

  /** Of all but the place where the hash itself is. */
  private static byte[] hash(byte[] content) {
    var digest = Sha256.newDigest();
    digest.update(content, 0, content.length - HASH_BYTES);
    return digest.digest();
  }

  private static int size(float[] values) {
    return Integer.BYTES + Float.BYTES * values.length;
  }

  private static void put(ByteBuffer buffer, float[] values) {
    buffer.putInt(values.length);
    buffer.asFloatBuffer().put(values);
    buffer.position(buffer.position() + Float.BYTES * values.length);
  }

  private static float[] floats(ByteBuffer buffer) {
    float[] values = new float[buffer.getInt()];
    buffer.asFloatBuffer().get(values);
    buffer.position(buffer.position() + Float.BYTES * values.length);
    return values;
  }

  /** Thrown instead of a checkpoint that is damaged or of something else. */
  static final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }
}
