package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * An IDX file, read whole. IDX is the format of MNIST: a header with the sizes of up to four
 * dimensions, then the values, the last dimension running fastest. A file may be gzipped, whatever
 * its name.
 */
public final class IdxFile {

  private final IdxHeader header;
  private final byte[] data;
  private final String sha256;

  private IdxFile(IdxHeader header, byte[] data, String sha256) {
    this.header = header;
    this.data = data;
    this.sha256 = sha256;
  }

  /**
   * Reads a file and checks that its header agrees with its data.
   *
   * @throws DatasetException if it cannot be read, is no such file, is truncated, too long or
   *     corrupt
   */
  public static IdxFile read(Path file) throws DatasetException {
    try (var input = IdxInput.open(file)) {
      byte[] data = input.readAll();
      return new IdxFile(input.header(), data, input.contentSha256());
    }
  }

  /**
   * Reads the header alone. The length of a file that is not gzipped is checked against it; the
   * data of a gzipped one is not looked at.
   *
   * @throws DatasetException if the file cannot be read, is no such file or has the wrong length
   */
  public static IdxHeader readHeader(Path file) throws DatasetException {
    try (var input = IdxInput.open(file)) {
      if (!input.gzipped()) {
        input.expectLength();
      }
      return input.header();
    }
  }

  /** Whether a file must be unpacked to be read. */
  static boolean isGzipped(Path file) throws DatasetException {
    try (var input = IdxInput.open(file)) {
      return input.gzipped();
    }
  }

  /**
   * Checks a file as {@link #read} does, without keeping its data.
   *
   * @return its header
   */
  static IdxHeader verify(Path file) throws DatasetException {
    try (var input = IdxInput.open(file)) {
      if (input.gzipped()) {
        input.skipData();
        input.expectEnd();
      } else {
        input.expectLength();
      }
      return input.header();
    }
  }

  /** The sizes. */
  public IdxHeader header() {
    return header;
  }

  /**
   * The value of a sample in a file of labels.
   *
   * @param sample its position
   * @throws IllegalStateException if the values are floats
   */
  int label(int sample) {
    return switch (header.type()) {
      case UNSIGNED_BYTE -> Byte.toUnsignedInt(data[sample]);
      case INT -> ByteBuffer.wrap(data).getInt(sample * Integer.BYTES);
      case FLOAT -> throw new IllegalStateException("floats are no labels");
    };
  }

  /** SHA-256 of the file unpacked, header included. */
  public String contentSha256() {
    return sha256;
  }

  /**
   * The bytes of the values, {@link IdxHeader#size()} of them. The array itself, not a copy, as it
   * may be large: leave it as it is.
   */
  public byte[] data() {
    return data;
  }
}
