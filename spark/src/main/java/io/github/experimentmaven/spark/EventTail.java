package io.github.experimentmaven.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** What is added to a file while another process writes it. */
final class EventTail {

  private static final int MOST_AT_ONCE = 1 << 20;

  private final Path file;
  private long position;

  /**
   * @param file need not be there yet
   */
  EventTail(Path file) {
    this.file = file;
  }

  /** What was added since it was read last; the rest of very much comes with the next. */
  byte[] read() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long more = Math.min(channel.size() - position, MOST_AT_ONCE);
      if (more <= 0) {
        return new byte[0];
      }
      channel.position(position);
      ByteBuffer buffer = ByteBuffer.allocate((int) more);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Up to what there was.
      }
      position += buffer.position();
      return Arrays.copyOf(buffer.array(), buffer.position());
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }
}
