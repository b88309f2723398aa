package io.github.experimentmaven.cache;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a cache small by removing what has not been used for longest. The whole cache is looked
 * through at the first entry and then only when those that were added may have made it too large:
 * it may have thousands of entries, and a build adds one after the other. What other builds add
 * meanwhile is seen by the one that next looks through it.
 */
final class SizeLimit {

  private final long bytes;
  // Until the cache is looked through again; negative before the first time.
  private long room = -1;

  /**
   * A limit.
   *
   * @param bytes how much all entries together may have
   */
  SizeLimit(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "the size limit of a cache must be more than 0, not " + bytes);
    }
    this.bytes = bytes;
  }

  /** An entry when the cache was looked through. */
  private record Usage(Path entry, long bytes, FileTime lastUsed) {}

  /**
   * Removes entries until the rest is within the limit. One that cannot be removed, such as that of
   * another user, keeps none of the others.
   *
   * @param added the entry that was added just now, which is kept in any case
   * @return whether the whole cache was looked through
   * @throws IOException if the rest is not within the limit, as some could not be removed
   */
  synchronized boolean enforce(CacheFolder folder, Path added) throws IOException {
    long size = usage(added).map(Usage::bytes).orElse(0L);
    if (room >= size) {
      room -= size;
      return false;
    }
    List<Usage> usages = usages(folder);
    long total = usages.stream().mapToLong(Usage::bytes).sum();
    FileSystemException kept = null;
    for (Usage usage : usages) {
      if (total > bytes && !usage.entry().equals(added)) {
        try {
          remove(usage.entry());
          total -= usage.bytes();
        } catch (FileSystemException e) {
          kept = e;
        }
      }
    }
    room = bytes - total;
    if (kept != null && total > bytes) {
      throw kept;
    }
    return true;
  }

  private static void remove(Path entry) throws IOException {
    Optional<Path> aside = CacheFolder.setAside(entry);
    if (aside.isPresent()) {
      CacheFolder.delete(aside.get());
    }
  }

  /** All entries, the one that was not used for longest first. */
  private static List<Usage> usages(CacheFolder folder) throws IOException {
    List<Usage> usages = new ArrayList<>();
    for (Path entry : folder.entries()) {
      usage(entry).ifPresent(usages::add);
    }
    usages.sort(Comparator.comparing(Usage::lastUsed).thenComparing(Usage::entry));
    return usages;
  }

  private static Optional<Usage> usage(Path entry) throws IOException {
    try {
      long size = 0;
      for (Path file : CacheFolder.list(entry)) {
        size += Files.size(file);
      }
      Path manifest = entry.resolve(EntryManifest.FILE_NAME);
      return Optional.of(
          new Usage(
              entry, size, Files.getLastModifiedTime(Files.exists(manifest) ? manifest : entry)));
    } catch (NoSuchFileException | AccessDeniedException e) {
      // Removed by somebody else since, or not to be seen and thus not to be removed.
      return Optional.empty();
    }
  }
}
