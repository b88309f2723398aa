package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.Sha256;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An open IDX file: its header is read, its data is still to come. Whether it is gzipped is seen
 * from its first bytes, not from its name.
 */
final class IdxInput implements AutoCloseable {

  private static final int BUFFER_SIZE = 1 << 16;

  /** The longest array that every JVM can make. */
  private static final long MAX_ARRAY = Integer.MAX_VALUE - 8;

  private final Path file;
  private final boolean gzipped;
  private final DigestInputStream in;
  private final IdxHeader header;
  private long taken;

  private IdxInput(Path file, InputStream raw) throws IOException, DatasetException {
    this.file = file;
    var buffered = new BufferedInputStream(raw, BUFFER_SIZE);
    this.gzipped = startsAsGzip(buffered);
    this.in =
        new DigestInputStream(
            gzipped ? new GZIPInputStream(buffered, BUFFER_SIZE) : buffered, Sha256.newDigest());
    this.header = IdxHeader.read(in, file);
  }

  /** Opens a file and reads its header. */
  static IdxInput open(Path file) throws DatasetException {
    try {
      FileFailure.requireEnd(file);
      InputStream raw = Files.newInputStream(file);
      try {
        return new IdxInput(file, raw);
      } catch (IOException | DatasetException e) {
        raw.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * The SHA-256 of the whole IDX file, header included, unpacked; reads it to its end and checks it
   * as {@link #expectEnd()} does.
   */
  String contentSha256() throws DatasetException {
    skipData();
    expectEnd();
    return HexFormat.of().formatHex(in.getMessageDigest().digest());
  }

  IdxHeader header() {
    return header;
  }

  boolean gzipped() {
    return gzipped;
  }

  /**
   * Reads the next piece of the data into the start of a buffer.
   *
   * @return how many bytes; less than the buffer holds only when all that the header promises has
   *     been read
   */
  int read(byte[] buffer) throws DatasetException {
    int wanted = (int) Math.min(buffer.length, header.size() - taken);
    try {
      took(in.readNBytes(buffer, 0, wanted), wanted);
      return wanted;
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Reads all data. The memory taken grows with what is really there, not with the header. */
  byte[] readAll() throws DatasetException {
    if (header.size() > MAX_ARRAY) {
      throw new DatasetException(
          "%s has %s = %s bytes of data; at most %s can be read here"
              .formatted(file, header, header.size(), MAX_ARRAY));
    }
    int wanted = (int) (header.size() - taken);
    try {
      byte[] data = in.readNBytes(wanted);
      took(data.length, wanted);
      return data;
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Reads all data and keeps none of it. */
  void skipData() throws DatasetException {
    try {
      copyData(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Writes the whole IDX file, header included, as it is unpacked.
   *
   * @throws IOException if it cannot be written
   */
  void copyTo(OutputStream out) throws IOException, DatasetException {
    out.write(header.bytes());
    copyData(out);
  }

  private void copyData(OutputStream out) throws IOException, DatasetException {
    byte[] buffer = new byte[BUFFER_SIZE];
    int read;
    do {
      read = read(buffer);
      out.write(buffer, 0, read);
    } while (read == buffer.length);
  }

  /**
   * After the data: checks that nothing follows it and, in a gzipped file, that the checksum is
   * right.
   */
  void expectEnd() throws DatasetException {
    try {
      expectNoMore(in.transferTo(OutputStream.nullOutputStream()));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Before the data of a file that is not gzipped: checks that it has the right length. */
  void expectLength() throws DatasetException {
    try {
      long length = Files.size(file) - header.headerSize();
      took(Math.min(length, header.size()), header.size());
      expectNoMore(length - header.size());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  @Override
  public void close() throws DatasetException {
    try {
      in.close();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private void took(long present, long wanted) throws DatasetException {
    taken += present;
    if (present < wanted) {
      throw new DatasetException(
          "%s is truncated: its header promises %s = %s bytes of data, but there are only %s"
              .formatted(file, header, header.size(), taken));
    }
  }

  private void expectNoMore(long surplus) throws DatasetException {
    if (surplus > 0) {
      throw new DatasetException(
          "%s is too long: its header promises %s = %s bytes of data, but there are %s"
              .formatted(file, header, header.size(), header.size() + surplus));
    }
  }

  private static boolean startsAsGzip(InputStream in) throws IOException {
    in.mark(Short.BYTES);
    int magic = in.read() | in.read() << Byte.SIZE;
    in.reset();
    return magic == GZIPInputStream.GZIP_MAGIC;
  }

  private static DatasetException failed(Path file, IOException e) {
    if (e instanceof EOFException) {
      return new DatasetException(
          "%s is truncated: it ends in the middle of its gzip stream".formatted(file), e);
    }
    if (e instanceof ZipException) {
      return new DatasetException(
          "%s is damaged: its gzip stream is corrupt (%s)".formatted(file, e.getMessage()), e);
    }
    return DatasetException.unreadable(file, e);
  }
}
