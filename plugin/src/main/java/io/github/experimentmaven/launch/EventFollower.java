package io.github.experimentmaven.launch;

import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.storage.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code events.jsonl} while the trainer writes it. Not a thread: whoever waits for the
 * trainer polls. Not for several threads.
 */
final class EventFollower {

  private static final int BUFFER_BYTES = 8192;
  private static final int QUOTED_CHARACTERS = 80;

  private final Path file;
  private final Consumer<RunEvent> events;
  private final Consumer<String> warnings;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long position;
  private int lines;

  /**
   * A follower that has read nothing yet.
   *
   * @param file need not be there yet
   * @param events gets every event once, in order
   * @param warnings gets a sentence for each whole line that is not an event
   */
  EventFollower(Path file, Consumer<RunEvent> events, Consumer<String> warnings) {
    this.file = file;
    this.events = events;
    this.warnings = warnings;
  }

  /** Publishes the lines that were completed since the last call. */
  void poll() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(position);
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (channel.read(buffer) > 0) {
        buffer.flip();
        position += buffer.remaining();
        while (buffer.hasRemaining()) {
          take(buffer.get());
        }
        buffer.clear();
      }
    } catch (NoSuchFileException e) {
      // The trainer has not come to its first event yet.
    }
  }

  /**
   * Publishes what is left once nobody writes any more. A last line without an end is an event if
   * it reads as one; else the trainer died while writing it, which says nothing more.
   */
  void drain() throws IOException {
    poll();
    RunEvent event = parse(line.toString(StandardCharsets.UTF_8));
    line.reset();
    if (event != null) {
      events.accept(event);
    }
  }

  private void take(byte b) {
    if (b != '\n') {
      line.write(b);
      return;
    }
    lines++;
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    RunEvent event = parse(text);
    if (event == null) {
      warnings.accept(
          file.getFileName() + ":" + lines + " is not an event and is ignored: " + shortened(text));
    } else {
      events.accept(event);
    }
  }

  private static @Nullable RunEvent parse(String text) {
    try {
      return RecordJson.parse(text, RunEvent.class);
    } catch (IOException e) {
      return null;
    }
  }

  private static String shortened(String text) {
    return text.length() <= QUOTED_CHARACTERS ? text : text.substring(0, QUOTED_CHARACTERS) + "...";
  }
}
