package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.storage.RecordJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends events to {@code events.jsonl}, a line at once, so that whoever follows the file sees
 * whole events soon.
 */
final class EventLog implements Closeable {

  private final BufferedWriter writer;

  EventLog(Path file) throws IOException {
    writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void add(RunEvent event) throws IOException {
    writer.write(RecordJson.line(event) + "\n");
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
