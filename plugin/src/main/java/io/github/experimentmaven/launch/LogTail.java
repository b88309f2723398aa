package io.github.experimentmaven.launch;

import io.github.experimentmaven.failure.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log of any size. */
final class LogTail {

  /** How many lines are shown. */
  static final int LINES = 15;

  private static final int BYTES = 16 * 1024;
  private static final int LINE_CHARACTERS = 300;

  private LogTail() {}

  /**
   * The last lines that are not blank, long ones shortened.
   *
   * @return empty if there is no log or nothing in it
   */
  static List<String> of(Path log) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - BYTES));
      ByteBuffer buffer = ByteBuffer.allocate(BYTES);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Until the end of the file or the buffer.
      }
      List<String> lines =
          new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .map(LogTail::shortened)
              .toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static String shortened(String line) {
    // Stack traces are indented by tabs.
    return Printable.of(line.replace("\t", "    "), LINE_CHARACTERS);
  }
}
