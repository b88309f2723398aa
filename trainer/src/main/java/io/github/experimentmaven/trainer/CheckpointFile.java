package io.github.experimentmaven.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.storage.Sha256;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A run's checkpoint on disk: whole or not there, and only ever used for the job it is of.
 *
 * <p>The file, all numbers big-endian: the seven ASCII bytes {@code EXPCKPT} and the format's
 * version as an eighth, {@code 4}; the {@link Header} as JSON in UTF-8, after its length in bytes
 * as a 32-bit integer; what the network gives: integers of 32 bits, and arrays of 32-bit IEEE 754
 * floats after their length as such an integer; at last the SHA-256 of all before it.
 */
final class CheckpointFile {

  private static final byte[] MAGIC = "EXPCKPT".getBytes(StandardCharsets.US_ASCII);

  /** Raised when anything of the format changes, or of what training does with a state. */
  private static final byte VERSION = '4';

  private static final int PREFIX_BYTES = MAGIC.length + 1;
  private static final int HASH_BYTES = 32;
  private static final int CHUNK_BYTES = 1 << 16;

  /**
   * As much as the checkpoints of ordinary networks have: they are whole before there is a file.
   */
  private static final int BUFFER_BYTES = 1 << 22;

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

  /** All but the network's numbers. */
  private record Header(String key, int epoch, Map<String, JsonNode> states) {}

  /**
   * Puts a checkpoint in the place of the one before.
   *
   * @param checkpoint without the network
   * @param network gives its numbers, which go to the file piece by piece: no array would hold all
   *     of a large one
   * @throws IOException if it cannot be written, or its folder is gone: nobody waits for what comes
   *     of the training then, and the folder is not made again
   */
  void write(Checkpoint checkpoint, Resumable network) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(
          "the run's folder " + folder + " was removed while it trained; nothing is written there");
    }
    Header header = new Header(key, checkpoint.epoch(), checkpoint.states());
    byte[] json = RecordJson.line(header).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        file,
        temporary -> {
          MessageDigest digest = Sha256.newDigest();
          try (OutputStream whole =
                  new BufferedOutputStream(new LateFile(temporary), BUFFER_BYTES);
              DataOutputStream out = new DataOutputStream(new DigestOutputStream(whole, digest))) {
            out.write(MAGIC);
            out.writeByte(VERSION);
            out.writeInt(json.length);
            out.write(json);
            network.save(new Sink(out));
            whole.write(digest.digest());
          }
        });
  }

  /**
   * The checkpoint, without the network.
   *
   * @return empty if there is none
   * @throws UnusableException if there is one that must not be used
   */
  Optional<Checkpoint> read() throws IOException, UnusableException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    requireIntact();
    try (DataInputStream in = open()) {
      in.skipNBytes(PREFIX_BYTES);
      byte[] json = in.readNBytes(in.readInt());
      Header header = RecordJson.parse(new String(json, StandardCharsets.UTF_8), Header.class);
      if (!header.key().equals(key)) {
        throw new UnusableException("it is of another experiment, data set or version of them");
      }
      return Optional.of(new Checkpoint(header.epoch(), header.states()));
    } catch (JsonProcessingException e) {
      // Its hash is right, so it was written like that.
      throw new UnusableException("it was written by another version of the plugin");
    }
  }

  /**
   * Has a network go on from the numbers of the checkpoint that {@link #read()} gave.
   *
   * @throws IOException if they cannot be read; the network is then of no use any more
   * @throws IllegalArgumentException if they are of another network; likewise
   */
  void restore(Resumable network) throws IOException {
    try (DataInputStream in = open()) {
      in.skipNBytes(PREFIX_BYTES);
      in.skipNBytes(in.readInt());
      network.restore(new Source(in));
      long left = in.transferTo(OutputStream.nullOutputStream()) - HASH_BYTES;
      if (left != 0) {
        throw new IllegalArgumentException(
            "the checkpoint is of another network or optimizer: " + left + " bytes are left over");
      }
    }
  }

  /** Takes it away, if there is one. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private void requireIntact() throws IOException, UnusableException {
    long length = Files.size(file) - HASH_BYTES;
    if (length < PREFIX_BYTES) {
      throw new UnusableException("it is damaged");
    }
    MessageDigest digest = Sha256.newDigest();
    try (InputStream in = Files.newInputStream(file)) {
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

  private DataInputStream open() throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK_BYTES));
  }

  private static final class Sink implements NumberSink {

    private final DataOutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    Sink(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public void putInt(int value) throws IOException {
      out.writeInt(value);
    }

    @Override
    public void putFloats(float[] values) throws IOException {
      out.writeInt(values.length);
      int count;
      for (int from = 0; from < values.length; from += count) {
        count = Math.min(CHUNK_BYTES / Float.BYTES, values.length - from);
        chunk.asFloatBuffer().put(values, from, count);
        out.write(chunk.array(), 0, count * Float.BYTES);
      }
    }
  }

  private static final class Source implements NumberSource {

    private final DataInputStream in;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    Source(DataInputStream in) {
      this.in = in;
    }

    @Override
    public int nextInt() throws IOException {
      return in.readInt();
    }

    @Override
    public void nextFloats(float[] target) throws IOException {
      int length = in.readInt();
      if (length != target.length) {
        throw new IllegalArgumentException(
            "the checkpoint is of another network or optimizer: an array of "
                + target.length
                + " numbers cannot hold "
                + length);
      }
      int count;
      for (int from = 0; from < target.length; from += count) {
        count = Math.min(CHUNK_BYTES / Float.BYTES, target.length - from);
        in.readFully(chunk.array(), 0, count * Float.BYTES);
        chunk.asFloatBuffer().get(target, from, count);
      }
    }
  }

  /** Thrown instead of a checkpoint that is damaged or of something else. */
  static final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }
}
