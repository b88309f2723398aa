package io.github.experimentmaven.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a run may have failed for a full disk. A trainer cannot always tell: its events and its
 * log are on the same one.
 */
final class FullDisk {

  /** With less than that hardly anything can be written. */
  private static final long LEAST = 1 << 16;

  private FullDisk() {}

  /**
   * What is to be said of the disk.
   *
   * @param folder on it; need not be there
   * @return empty if it is not full, or nobody knows
   */
  static Optional<String> of(Path folder) {
    for (Path place = folder.toAbsolutePath(); place != null; place = place.getParent()) {
      if (Files.isDirectory(place)) {
        return isFull(place)
            ? Optional.of("no space is left on the disk of " + place + "; make room there")
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isFull(Path place) {
    try {
      return Files.getFileStore(place).getUsableSpace() < LEAST;
    } catch (IOException e) {
      return false;
    }
  }
}
