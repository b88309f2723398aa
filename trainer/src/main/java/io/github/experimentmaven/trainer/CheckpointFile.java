package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.trainer.optimizer.UpdateRule;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
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
  private static final int CHUNK_BYTES = 1 << 16;

  /** More goes to the file piece by piece; there is no array for more than two gigabytes. */
  private static final long MOST_IN_MEMORY = 256L << 20;

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
    byte[] header = header(checkpoint);
    byte[] hash = hash(header, checkpoint);
    long size = size(header, checkpoint);
    if (size > MOST_IN_MEMORY) {
      AtomicFile.write(
          file, temporary -> write(header, checkpoint, hash, Files.newOutputStream(temporary)));
      return;
    }
    // Whole before there is a file: whoever is killed meanwhile is to leave no half of one.
    ByteArrayOutputStream whole = new ByteArrayOutputStream((int) size);
    write(header, checkpoint, hash, whole);
    byte[] content = whole.toByteArray();
    AtomicFile.write(file, temporary -> Files.write(temporary, content));
  }

  private static void write(byte[] header, Checkpoint checkpoint, byte[] hash, OutputStream to)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, CHUNK_BYTES))) {
      encode(header, checkpoint, out);
      out.write(hash);
    }
  }

  private static long size(byte[] header, Checkpoint checkpoint) {
    long floats = checkpoint.weights().length;
    for (float[] array : checkpoint.optimizer().arrays()) {
      floats += array.length;
    }
    long lengths = (3L + checkpoint.optimizer().arrays().size()) * Integer.BYTES;
    return PREFIX_BYTES + header.length + lengths + floats * Float.BYTES + HASH_BYTES;
  }

  private static byte[] hash(byte[] header, Checkpoint checkpoint) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
      encode(header, checkpoint, out);
    }
    return digest.digest();
  }

  /**
   * The checkpoint.
   *
   * @return empty if there is none
   * @throws UnusableException if there is one that must not be used
   */
  Optional<Checkpoint> read() throws IOException, UnusableException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    requireIntact();
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(open()))) {
      in.skipNBytes(PREFIX_BYTES);
      return Optional.of(decode(in));
    }
  }

  /** Takes it away, if there is one. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private byte[] header(Checkpoint checkpoint) {
    Header header =
        new Header(
            key,
            checkpoint.epochs(),
            checkpoint.initialWeightsSha256(),
            checkpoint.evaluationSeconds(),
            checkpoint.totalSeconds(),
            checkpoint.optimizer().steps());
    return RecordJson.line(header).getBytes(StandardCharsets.UTF_8);
  }

  private static void encode(byte[] json, Checkpoint checkpoint, DataOutputStream out)
      throws IOException {
    out.write(MAGIC);
    out.writeByte(VERSION);
    out.writeInt(json.length);
    out.write(json);
    write(checkpoint.weights(), out);
    out.writeInt(checkpoint.optimizer().arrays().size());
    for (float[] array : checkpoint.optimizer().arrays()) {
      write(array, out);
    }
  }

  private Checkpoint decode(DataInputStream in) throws UnusableException {
    try {
      byte[] json = in.readNBytes(in.readInt());
      Header header = RecordJson.parse(new String(json, StandardCharsets.UTF_8), Header.class);
      if (!header.key().equals(key)) {
        throw new UnusableException("it is of another experiment, data set or version of them");
      }
      float[] weights = floats(in);
      int count = in.readInt();
      List<float[]> arrays = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        arrays.add(floats(in));
      }
      return new Checkpoint(
          header.epochs(),
          header.initialWeightsSha256(),
          header.evaluationSeconds(),
          header.totalSeconds(),
          weights,
          new UpdateRule.State(header.steps(), arrays));
    } catch (IOException e) {
      // Its hash is right, so it was written like that.
      throw new UnusableException("it was written by another version of the plugin");
    }
  }

  private void requireIntact() throws IOException, UnusableException {
    long length = Files.size(file) - HASH_BYTES;
    if (length < PREFIX_BYTES) {
      throw new UnusableException("it is damaged");
    }
    MessageDigest digest = Sha256.newDigest();
    try (InputStream in = open()) {
      byte[] prefix = in.readNBytes(PREFIX_BYTES);
      if (!Arrays.equals(prefix, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
        throw new UnusableException("it is damaged");
      }
      if (prefix[MAGIC.length] != VERSION) {
        throw new UnusableException("it was written by another version of the plugin");
      }
      digest.update(prefix);
      byte[] chunk = new byte[CHUNK_BYTES];
      long rest = length - PREFIX_BYTES;
      while (rest > 0) {
        int read = in.readNBytes(chunk, 0, (int) Math.min(rest, chunk.length));
        if (read == 0) {
          throw new UnusableException("it is damaged");
        }
        digest.update(chunk, 0, read);
        rest -= read;
      }
      if (!Arrays.equals(in.readAllBytes(), digest.digest())) {
        throw new UnusableException("it is damaged");
      }
    }
  }

  private InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  private static void write(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    int most = CHUNK_BYTES / Float.BYTES;
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      chunk.asFloatBuffer().put(values, from, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    int most = CHUNK_BYTES / Float.BYTES;
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      in.readFully(chunk.array(), 0, count * Float.BYTES);
      chunk.asFloatBuffer().get(values, from, count);
    }
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
