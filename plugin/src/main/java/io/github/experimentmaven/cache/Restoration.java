package io.github.experimentmaven.cache;

import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Fills a run's folder from an entry, so that the run looks complete only when it is. */
final class Restoration {

  private final RunFolder target;
  private final Map<String, Path> copies = new HashMap<>();

  private Restoration(RunFolder target) {
    this.target = target;
  }

  /**
   * Copies an entry to a run's folder. Of the files an entry may have, the folder then has those
   * that this one has; before the whole entry is known to be right, it is as it was.
   *
   * @throws DamagedEntryException if the entry is not what was stored; the folder is as it was
   * @throws IOException if that fails; the run does then not look complete
   */
  static RunResult restore(CacheEntry entry, RunFolder target)
      throws IOException, DamagedEntryException {
    Files.createDirectories(target.path());
    Restoration restoration = new Restoration(target);
    try {
      RunResult result =
          entry.copyTo(name -> Files.newOutputStream(restoration.temporaryCopy(name)));
      restoration.putInPlace();
      return result;
    } finally {
      restoration.removeTemporaryCopies();
    }
  }

  private Path temporaryCopy(String name) {
    Path copy = target.path().resolve("." + name + "." + UUID.randomUUID() + ".tmp");
    copies.put(name, copy);
    return copy;
  }

  private void putInPlace() throws IOException {
    // First and last, as it is what makes a run look complete.
    Files.deleteIfExists(target.result());
    for (String name : EntryManifest.NAMES) {
      if (!name.equals(EntryManifest.RESULT)) {
        putInPlace(name);
      }
    }
    putInPlace(EntryManifest.RESULT);
  }

  private void putInPlace(String name) throws IOException {
    Path file = target.path().resolve(name);
    Path copy = copies.get(name);
    if (copy == null) {
      Files.deleteIfExists(file);
    } else {
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void removeTemporaryCopies() throws IOException {
    for (Path copy : copies.values()) {
      Files.deleteIfExists(copy);
    }
  }
}
