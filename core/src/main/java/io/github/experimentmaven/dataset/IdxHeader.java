package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an IDX file says of itself.
 *
 * @param type what its values are
 * @param dimensions one to four sizes, the first of them the number of samples; what a sample has
 *     is small enough for one array
 */
public record IdxHeader(IdxType type, List<Integer> dimensions) {

  private static final int MAX_DIMENSIONS = 4;

  /** The longest array that every JVM can make. */
  private static final BigInteger MAX_SIZE = BigInteger.valueOf(Integer.MAX_VALUE - 8);

  public IdxHeader {
    dimensions = List.copyOf(dimensions);
  }

  /** The number of samples: images, rows or labels. */
  public int count() {
    return dimensions.get(0);
  }

  /** How many bytes of data must follow the header. */
  public long size() {
    return (long) count() * sampleSize();
  }

  /** How many bytes of them are of one sample. */
  public int sampleSize() {
    return dimensions.stream().skip(1).reduce(type.bytes(), Math::multiplyExact);
  }

  /** How many bytes the header itself takes: a magic number, then one number a dimension. */
  public int headerSize() {
    return Integer.BYTES * (1 + dimensions.size());
  }

  /** The header as it is written. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(headerSize());
    bytes.put(new byte[] {0, 0, (byte) type.code(), (byte) dimensions.size()});
    dimensions.forEach(bytes::putInt);
    return bytes.array();
  }

  /** The dimensions for people: {@code 60000 x 28 x 28}. */
  @Override
  public String toString() {
    return times(dimensions);
  }

  /**
   * Reads a header.
   *
   * @param in positioned at the start, and after this at the first byte of data
   * @param file named in messages
   */
  static IdxHeader read(InputStream in, Path file) throws IOException, DatasetException {
    byte[] magic = in.readNBytes(Integer.BYTES);
    if (magic.length < Integer.BYTES || magic[0] != 0 || magic[1] != 0) {
      throw new DatasetException(
          "%s is not an IDX file: it starts with '%s', an IDX file of bytes with '00 00 08'"
              .formatted(file, HexFormat.ofDelimiter(" ").formatHex(magic)));
    }
    Optional<IdxType> type = IdxType.of(magic[2]);
    if (type.isEmpty()) {
      throw new DatasetException(
          "%s holds values of the IDX type 0x%02x; these can be read: %s"
              .formatted(file, magic[2], IdxType.all()));
    }
    int rank = Byte.toUnsignedInt(magic[3]);
    if (rank < 1 || rank > MAX_DIMENSIONS) {
      throw new DatasetException(
          "%s has %s dimensions; 1 to %s can be read".formatted(file, rank, MAX_DIMENSIONS));
    }
    return new IdxHeader(type.get(), readDimensions(in, file, type.get(), rank));
  }

  private static List<Integer> readDimensions(InputStream in, Path file, IdxType type, int rank)
      throws IOException, DatasetException {
    var data = new DataInputStream(in);
    List<Long> dimensions = new ArrayList<>();
    try {
      for (int i = 0; i < rank; i++) {
        dimensions.add(Integer.toUnsignedLong(data.readInt()));
      }
    } catch (EOFException e) {
      throw new DatasetException("%s is truncated: it ends in its header".formatted(file), e);
    }
    requireFit(file, dimensions, 1, dimensions.subList(0, 1), "samples");
    requireFit(file, dimensions, type.bytes(), dimensions.subList(1, rank), "bytes a sample");
    return dimensions.stream().map(Math::toIntExact).toList();
  }

  /** Refuses what no array holds: too many samples, or samples that are too large. */
  private static void requireFit(
      Path file, List<Long> all, int bytes, List<Long> dimensions, String what)
      throws DatasetException {
    // The greatest of all factors too, as one that is 0 would hide it from the product.
    var size = BigInteger.valueOf(bytes);
    var greatest = BigInteger.ZERO;
    for (long dimension : dimensions) {
      size = size.multiply(BigInteger.valueOf(dimension));
      greatest = greatest.max(BigInteger.valueOf(dimension));
    }
    if (size.max(greatest).compareTo(MAX_SIZE) > 0) {
      throw new DatasetException(
          "%s: its header promises %s values; at most %s %s can be read"
              .formatted(file, times(all), MAX_SIZE, what));
    }
  }

  private static String times(List<? extends Number> dimensions) {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
