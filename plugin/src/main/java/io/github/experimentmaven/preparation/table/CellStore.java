package io.github.experimentmaven.preparation.table;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of a table's columns are until it is known how they are scaled: in memory as long
 * as there is enough of it, then in a file, so that a table may be larger than the memory. Rows are
 * walked along in their order, which files are good at.
 */
final class CellStore implements Closeable {

  /** Of the memory that there can be; the rest is for what else is done in it. */
  private static final int SHARE_OF_MEMORY = 8;

  private final @Nullable Path file;
  private long free;
  private @Nullable FileChannel channel;
  private long end;

  private CellStore(@Nullable Path file, long free) {
    this.file = file;
    this.free = free;
  }

  /** One that keeps all in memory. */
  static CellStore inMemory() {
    return new CellStore(null, Long.MAX_VALUE);
  }

  /**
   * One that writes to a file what would take more than a share of the memory.
   *
   * @param file that is made if need be, and deleted when this is closed
   */
  static CellStore backedBy(Path file) {
    return backedBy(file, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
  }

  /**
   * One that writes to a file what would take more memory than it may.
   *
   * @param bytes of memory
   */
  static CellStore backedBy(Path file, long bytes) {
    return new CellStore(file, bytes);
  }

  /** Whether there is memory for so many bytes more, which are taken then. */
  boolean take(long bytes) {
    if (bytes > free) {
      return false;
    }
    free -= bytes;
    return true;
  }

  /**
   * Writes bytes to the file.
   *
   * @return where they begin in it
   * @throws UncheckedIOException if they cannot be written
   */
  long write(ByteBuffer bytes) {
    try {
      if (channel == null) {
        if (file == null) {
          throw new IllegalStateException("kept in memory");
        }
        channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
      }
      long start = end;
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      return start;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills a buffer with what was written.
   *
   * @param start where it begins in the file
   * @throws UncheckedIOException if it cannot be read
   */
  void read(long start, ByteBuffer into) {
    try {
      FileChannel open = channel;
      if (open == null) {
        throw new IllegalStateException("nothing is written");
      }
      long from = start;
      while (into.hasRemaining()) {
        int read = open.read(into, from);
        if (read < 0) {
          throw new EOFException("%s is shorter than what was written to it".formatted(file));
        }
        from += read;
      }
      into.flip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
