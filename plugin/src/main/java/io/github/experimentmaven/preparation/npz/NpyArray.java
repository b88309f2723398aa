package io.github.experimentmaven.preparation.npz;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An array of an archive, read sample by sample. */
final class NpyArray implements AutoCloseable {

  private static final long MOST_BYTES = 16L << 30;
  private static final long MOST_BYTES_A_SAMPLE = 1L << 28;

  /** More than that is packed so well by those alone who mean harm. */
  private static final long MOST_BYTES_OF_ANY_RATIO = 1L << 30;

  private static final long MOST_RATIO = 100;
  private static final int BUFFER = 1 << 16;

  private final DataInputStream in;
  private final CRC32 crc;
  private final long expectedCrc;
  private final NpyHeader header;
  private final byte[] bytes;
  private int next;

  private NpyArray(DataInputStream in, CRC32 crc, long expectedCrc, NpyHeader header) {
    this.in = in;
    this.crc = crc;
    this.expectedCrc = expectedCrc;
    this.header = header;
    bytes = new byte[(int) (NpyHeader.values(sampleShape()) * header.bytes())];
  }

  /**
   * Opens one.
   *
   * @throws BadArrayException if it is none of samples
   */
  static NpyArray open(ZipFile archive, ZipEntry entry) throws BadArrayException {
    try {
      InputStream stream = archive.getInputStream(entry);
      CRC32 crc = new CRC32();
      DataInputStream in =
          new DataInputStream(new CheckedInputStream(new BufferedInputStream(stream, BUFFER), crc));
      try {
        NpyHeader header = NpyHeader.read(in);
        check(header, entry);
        return new NpyArray(in, crc, entry.getCrc(), header);
      } catch (IOException | BadArrayException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static void check(NpyHeader header, ZipEntry entry) throws BadArrayException {
    if (header.shape().isEmpty() || header.shape().contains(0)) {
      throw new BadArrayException("its shape is %s; expected samples".formatted(header.shape()));
    }
    long content = header.contentBytes();
    long sample = content / header.shape().get(0);
    if (content > MOST_BYTES || sample > MOST_BYTES_A_SAMPLE) {
      throw new BadArrayException(
          "it has %s bytes, %s a sample; at most %s and %s are read"
              .formatted(content, sample, MOST_BYTES, MOST_BYTES_A_SAMPLE));
    }
    if (content > entry.getSize()) {
      throw new BadArrayException(
          "it is truncated: its shape %s needs %s bytes, and %s are there"
              .formatted(header.shape(), content, entry.getSize()));
    }
    if (content > MOST_BYTES_OF_ANY_RATIO && content / MOST_RATIO > entry.getCompressedSize()) {
      throw new BadArrayException(
          "its %s bytes are packed into %s; of more than %s bytes no more than %s to one are read"
              .formatted(content, entry.getCompressedSize(), MOST_BYTES_OF_ANY_RATIO, MOST_RATIO));
    }
  }

  private static BadArrayException damaged(IOException cause) {
    return new BadArrayException("it is damaged: " + cause.getMessage());
  }

  ValueKind kind() {
    return header.kind();
  }

  /** How many bytes a value has. */
  int valueBytes() {
    return header.bytes();
  }

  int count() {
    return header.shape().get(0);
  }

  List<Integer> shape() {
    return header.shape();
  }

  List<Integer> sampleShape() {
    return header.shape().subList(1, header.shape().size());
  }

  /** How many values a sample has. */
  int sampleValues() {
    return bytes.length / header.bytes();
  }

  /** The bytes of the next sample; the array is the same each time. */
  byte[] nextBytes() throws BadArrayException {
    try {
      if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        throw new BadArrayException(
            "it is truncated: it ends within sample %s of %s".formatted(next, count()));
      }
      next++;
      return bytes;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Reads the next sample as floats, each the nearest to the number that stands there. */
  void next(float[] sample) throws BadArrayException {
    ByteBuffer values = ByteBuffer.wrap(nextBytes()).order(header.order());
    for (int i = 0; i < sample.length; i++) {
      sample[i] = header.kind() == ValueKind.FLOAT ? nextFloat(values) : nextInteger(values);
      if (!Float.isFinite(sample[i])) {
        throw new BadArrayException(
            "value %s of sample %s is %s as a 32-bit float; expected a number"
                .formatted(i, next - 1, sample[i]));
      }
    }
  }

  /** Reads the next sample, one integer. */
  long nextInteger() throws BadArrayException {
    return nextInteger(ByteBuffer.wrap(nextBytes()).order(header.order()));
  }

  private float nextFloat(ByteBuffer values) {
    return header.bytes() == Float.BYTES ? values.getFloat() : (float) values.getDouble();
  }

  private long nextInteger(ByteBuffer values) throws BadArrayException {
    boolean isSigned = header.kind() == ValueKind.SIGNED;
    long value =
        switch (header.bytes()) {
          case 1 -> isSigned ? values.get() : values.get() & 0xffL;
          case 2 -> isSigned ? values.getShort() : values.getShort() & 0xffffL;
          case 4 -> isSigned ? values.getInt() : values.getInt() & 0xffff_ffffL;
          default -> values.getLong();
        };
    if (!isSigned && value < 0) {
      throw new BadArrayException(
          "sample %s has %s; expected less than 2^63"
              .formatted(next - 1, Long.toUnsignedString(value)));
    }
    return value;
  }

  /** Demands that nothing follows, and that all was as it was written. */
  void expectEnd() throws BadArrayException {
    try {
      if (in.read() >= 0) {
        throw new BadArrayException(
            "it is damaged: bytes follow after its %s samples".formatted(count()));
      }
    } catch (IOException e) {
      throw damaged(e);
    }
    if (crc.getValue() != expectedCrc) {
      throw new BadArrayException("it is damaged: its CRC is another");
    }
  }

  @Override
  public void close() throws BadArrayException {
    try {
      in.close();
    } catch (IOException e) {
      throw damaged(e);
    }
  }
}
