package io.github.experimentmaven.dataset;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an IDX file sample by sample; how many there are need not be known before. The header has
 * their number once the file is closed.
 */
public final class IdxOutput implements AutoCloseable {

  private static final int BUFFER_SIZE = 1 << 16;

  private final FileChannel channel;
  private final DataOutputStream out;
  private final IdxType type;
  private final List<Integer> sampleDimensions;
  private final int sampleValues;

  /** Of one sample, if it is of floats. */
  private final ByteBuffer floats;

  private int count;

  /**
   * @param file made or overwritten
   * @param type of the values
   * @param sampleDimensions the sizes of one sample; none if it is a single value
   * @throws IOException if the file cannot be written
   */
  public IdxOutput(Path file, IdxType type, List<Integer> sampleDimensions) throws IOException {
    this.type = type;
    this.sampleDimensions = List.copyOf(sampleDimensions);
    sampleValues = sampleDimensions.stream().reduce(1, Math::multiplyExact);
    floats = ByteBuffer.allocate(type == IdxType.FLOAT ? sampleValues * Float.BYTES : 0);
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    out =
        new DataOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_SIZE));
    out.write(header().bytes());
  }

  /**
   * Writes a sample of unsigned bytes.
   *
   * @throws IllegalArgumentException if they are no sample
   */
  public void write(byte[] sample) throws IOException {
    expect(IdxType.UNSIGNED_BYTE, sample.length);
    out.write(sample);
    count++;
  }

  /**
   * Writes a sample of floats.
   *
   * @throws IllegalArgumentException if they are no sample
   */
  public void write(float[] sample) throws IOException {
    expect(IdxType.FLOAT, sample.length);
    floats.asFloatBuffer().put(sample);
    out.write(floats.array());
    count++;
  }

  /**
   * Writes a label: a byte, or an integer if the type is that.
   *
   * @throws IllegalArgumentException if the file is none of labels
   */
  public void write(int label) throws IOException {
    if (type == IdxType.UNSIGNED_BYTE) {
      expect(IdxType.UNSIGNED_BYTE, 1);
      out.writeByte(label);
    } else {
      expect(IdxType.INT, 1);
      out.writeInt(label);
    }
    count++;
  }

  /** Writes a sample as it is in another file of the same type and sizes. */
  void writeBytes(byte[] sample) throws IOException {
    if (sample.length != sampleValues * type.bytes()) {
      throw new IllegalArgumentException(sample.length + " bytes are no sample");
    }
    out.write(sample);
    count++;
  }

  /** How many samples have been written. */
  public int count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      out.flush();
      channel.write(ByteBuffer.wrap(header().bytes()), 0);
    }
  }

  private IdxHeader header() {
    List<Integer> dimensions = new ArrayList<>(List.of(count));
    dimensions.addAll(sampleDimensions);
    return new IdxHeader(type, dimensions);
  }

  private void expect(IdxType written, int values) {
    if (written != type || values != sampleValues) {
      throw new IllegalArgumentException(
          "%s %s are no sample of %s %s"
              .formatted(values, written.words(), sampleDimensions, type.words()));
    }
  }
}
