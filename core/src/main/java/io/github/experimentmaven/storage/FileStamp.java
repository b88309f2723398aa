package io.github.experimentmaven.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What tells a file from any other state of it: its inode, size, time of modification and time of
 * change. The last is set by the system at every write, renaming or setting of the other times, so
 * a file cannot be edited without it.
 *
 * @param size in bytes
 * @param modified when its content was
 * @param changed when anything of it was
 * @param key device and inode
 */
public record FileStamp(String size, FileTime modified, FileTime changed, String key) {

  /** Clocks of file systems tick slowly; Git's index waits as long. */
  private static final Duration CLOCK_TICK = Duration.ofSeconds(2);

  /**
   * That of a file as it is now.
   *
   * @return empty where the system has no such times
   * @throws IOException if the file cannot be looked at
   */
  public static Optional<FileStamp> of(Path file) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,fileKey");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
    return attributes.get("ctime") instanceof FileTime changed
            && attributes.get("lastModifiedTime") instanceof FileTime modified
        ? Optional.of(
            new FileStamp(
                String.valueOf(attributes.get("size")),
                modified,
                changed,
                String.valueOf(attributes.get("fileKey"))))
        : Optional.empty();
  }

  /**
   * Whether a later change of the file will show. One that follows within a tick of the file
   * system's clock would not.
   */
  public boolean isSettled(Clock clock) {
    return !changed.toInstant().isAfter(clock.instant().minus(CLOCK_TICK));
  }

  /** On one line, the same for the same state only. */
  @Override
  public String toString() {
    return size + " " + modified + " " + changed + " " + key;
  }
}
