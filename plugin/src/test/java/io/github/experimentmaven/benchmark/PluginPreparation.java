package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.commons.io.FileUtils;

/**
 * What the plugin makes of data, in a JVM of its own with little heap.
 *
 * @param files the data
 * @param state whether it has been prepared before
 * @param folder for prepared data, results and logs
 * @param heapMebibytes how much heap the JVM has
 */
record PluginPreparation(DataFiles files, State state, Path folder, int heapMebibytes)
    implements Contender {

  /** What is there already. */
  enum State {
    /** Nothing: all is read and written. */
    NEW,
    /** The prepared data of the measurement before. */
    PREPARED
  }

  /** With what a JVM ends that is told to exit when its heap is exhausted. */
  private static final int HEAP_EXHAUSTED = 3;

  /** Far more than any of it should take. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Override
  public String subject() {
    return state == State.NEW ? files.subject() : files.subject() + ", prepared before";
  }

  @Override
  public String name() {
    return PluginTrainer.NAME;
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    long start = System.nanoTime();
    if (!fits(round + (state == State.NEW ? "" : "-prepared"), LIMIT)) {
      throw new IOException(
          "%s needs more than -Xmx%dm or %s; see %s"
              .formatted(files.subject(), heapMebibytes, LIMIT, folder));
    }
    return figures().quantities((System.nanoTime() - start) / 1e9);
  }

  /**
   * Whether it is done with this heap in some time.
   *
   * @param log tells the logs apart
   */
  boolean fits(String log, Duration limit) throws IOException, InterruptedException {
    if (state == State.NEW) {
      FileUtils.deleteDirectory(cache().toFile());
    }
    Files.createDirectories(cache());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMebibytes + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            DataProgram.class.getName(),
            files.experiment().toString(),
            files.base().toString(),
            cache().toString(),
            result().toString());
    Path file = folder.resolve(fileName() + "-" + log + ".log");
    OptionalInt exitCode = Fork.exitCode(command, Map.of(), folder, file, limit);
    if (exitCode.isEmpty() || exitCode.getAsInt() == HEAP_EXHAUSTED) {
      return false;
    }
    Fork.requireSuccess(command.get(0), exitCode.getAsInt(), file);
    return true;
  }

  /** What the last process told that did it. */
  DataFigures figures() throws IOException {
    return RecordJson.read(result(), DataFigures.class);
  }

  private Path cache() {
    return folder.resolve(fileName());
  }

  private Path result() {
    return folder.resolve(fileName() + ".json");
  }

  private String fileName() {
    return files.subject().replace(' ', '-');
  }
}
