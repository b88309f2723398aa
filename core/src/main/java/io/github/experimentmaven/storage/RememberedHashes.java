package io.github.experimentmaven.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The SHA-256 of the files in a folder, remembered from one build to the next in a file of that
 * folder: reading a large data set only to find it as it was would be most of an unchanged build.
 *
 * <p>A file is known as long as it has the same {@link FileStamp}; one that changed a moment ago is
 * not remembered. Where the system has no such stamps, each file is read.
 */
public final class RememberedHashes implements FileHash {

  /** Where the hashes of a folder are remembered, in it. */
  public static final String FILE_NAME = ".sha256";

  private final Path memory;
  private final Clock clock;
  private final Map<String, String> before;
  private final Map<String, String> now = new TreeMap<>();

  private RememberedHashes(Path memory, Clock clock, Map<String, String> before) {
    this.memory = memory;
    this.clock = clock;
    this.before = before;
  }

  /** What is remembered of a folder; nothing if that cannot be read. */
  public static RememberedHashes of(Path folder, Clock clock) {
    Path memory = folder.resolve(FILE_NAME);
    Map<String, String> known = new HashMap<>();
    try {
      for (String line : Files.readAllLines(memory)) {
        int space = line.indexOf(' ');
        if (space == 2 * 32) {
          known.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    } catch (IOException e) {
      // Each file is read then, and what is wrong with the folder is found out by whoever writes.
      known.clear();
    }
    return new RememberedHashes(memory, clock, known);
  }

  @Override
  public String of(Path file) throws IOException {
    Optional<String> state = state(file);
    if (state.isPresent()) {
      String known = now.getOrDefault(state.get(), before.get(state.get()));
      if (known != null) {
        now.put(state.get(), known);
        return known;
      }
    }
    String hash = Sha256.of(file);
    if (state.isPresent() && state(file).equals(state)) {
      now.put(state.get(), hash);
    }
    return hash;
  }

  /**
   * Remembers the files that were asked for, and those alone.
   *
   * @throws IOException if that cannot be written
   */
  public void keep() throws IOException {
    if (!now.equals(before)) {
      StringBuilder lines = new StringBuilder();
      now.forEach((state, hash) -> lines.append(hash).append(' ').append(state).append('\n'));
      AtomicFile.write(memory, temporary -> Files.writeString(temporary, lines));
    }
  }

  /** All that tells a file from any other state of it; empty where that cannot be relied on. */
  private Optional<String> state(Path file) throws IOException {
    return FileStamp.of(file)
        .filter(stamp -> stamp.isSettled(clock))
        .map(stamp -> stamp + " " + file.getFileName());
  }
}
