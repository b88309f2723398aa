package io.github.experimentmaven.cache;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a cache on the disk: {@code <cache>/<first two digits>/<name>/}, where the name is
 * a hash over the fingerprint and the format of results. An entry comes and goes by a rename, so
 * that under its own name it is whole or not there; no lock is needed, and none can be left behind.
 * On its way it has a temporary name beside it.
 *
 * @param path the cache
 */
record CacheFolder(Path path) {

  private static final Pattern GROUP = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  /** Of any version of the plugin. */
  private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}(-\\d+)?");

  private static final Pattern TEMPORARY =
      Pattern.compile("\\.[0-9a-f]{64}(-\\d+)?\\.[0-9a-f-]{36}\\.tmp");

  private static final int GROUP_DIGITS = 2;
  private static final int ATTEMPTS = 3;

  /** No copy of an entry takes that long, so whoever made it is dead. */
  private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

  /**
   * Where the entry of a run is, if it is.
   *
   * @throws IllegalArgumentException if that is not a fingerprint
   */
  Path entry(String fingerprint) {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException(
          "'" + fingerprint + "' is not a fingerprint: 64 lower-case hexadecimal digits");
    }
    // Versions of the plugin that write results otherwise may share the cache.
    return path.resolve(fingerprint.substring(0, GROUP_DIGITS))
        .resolve(fingerprint + "-" + RunResult.FORMAT_VERSION);
  }

  /** A name beside an entry that nobody else uses. */
  static Path temporaryName(Path entry) {
    return entry.resolveSibling("." + entry.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  /** All entries, damaged ones too. */
  List<Path> entries() throws IOException {
    return groupMembers(ENTRY).stream()
        .filter(entry -> Files.isDirectory(entry, NOFOLLOW_LINKS))
        .toList();
  }

  /**
   * Gives an entry its name.
   *
   * @return whether it did; false if there is one already
   */
  static boolean putInPlace(Path temporary, Path entry) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(temporary, entry, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } catch (FileSystemException e) {
        if (Files.exists(entry, NOFOLLOW_LINKS)) {
          return false;
        }
        // What was in the way may have been removed since.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Takes an entry out of the cache by a rename, so that nobody else finds it or takes it away.
   *
   * @return where it is now; empty if it was gone already
   */
  static Optional<Path> setAside(Path entry) throws IOException {
    // A rename leaves the time as it is, and somebody would remove it as a leftover.
    markUsed(entry);
    Path aside = temporaryName(entry);
    try {
      Files.move(entry, aside, StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(aside);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Gives a file or folder the time of now, if that is allowed. */
  static void markUsed(Path file) throws IOException {
    BasicFileAttributeView attributes =
        Files.getFileAttributeView(file, BasicFileAttributeView.class, NOFOLLOW_LINKS);
    try {
      attributes.setTimes(FileTime.from(Instant.now()), null, null);
    } catch (FileSystemException e) {
      // Gone, or somebody else's: then the cache knows a little less of who uses what, no more.
      return;
    }
  }

  /** Removes what killed builds have left. */
  void removeLeftovers() throws IOException {
    FileTime newest = FileTime.from(Instant.now().minus(LEFTOVER_AGE));
    for (Path leftover : groupMembers(TEMPORARY)) {
      try {
        if (Files.getLastModifiedTime(leftover, NOFOLLOW_LINKS).compareTo(newest) < 0) {
          delete(leftover);
        }
      } catch (NoSuchFileException | AccessDeniedException e) {
        // Somebody else was faster, or it is somebody else's, who will remove it.
        continue;
      }
    }
  }

  /** Deletes a folder with all that is in it, or what others have left of it. */
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What is in a folder; nothing if there is no such folder. */
  static List<Path> list(Path folder) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      List<Path> found = new ArrayList<>();
      stream.forEach(found::add);
      return found;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private List<Path> groupMembers(Pattern name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path group : list(path)) {
      if (isNamed(group, GROUP) && Files.isDirectory(group)) {
        list(group).stream().filter(member -> isNamed(member, name)).forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isNamed(Path file, Pattern name) {
    return name.matcher(String.valueOf(file.getFileName())).matches();
  }
}
