package io.github.experimentmaven.launch;

import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a trainer as a JVM holds them in memory, in a file that the JVMs of later trainers
 * map instead of loading and verifying them again (class data sharing). It is of one Java and of
 * one class path; whether there is one changes nothing but the time that a trainer takes to start.
 *
 * <p>A JVM that is given an archive of something else does without, and says nothing; but one that
 * is given half an archive dies of it. So the name of the file holds the checksum of its content,
 * and a file that has another one is none. An empty file says that this Java makes no archive.
 */
final class ClassArchive {

  /** Those of earlier versions of the plugin, of other Javas: some 30 MiB each. */
  private static final int KEPT = 8;

  private static final String SUFFIX = ".jsa";
  private static final int KEY_DIGITS = 32;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final String key;
  private @Nullable Path found;

  private ClassArchive(Path folder, String key) {
    this.folder = folder;
    this.key = key;
  }

  /**
   * The archive of a Java and a class path, whether it is there or not.
   *
   * @param folder of all archives
   * @param java the executable
   * @param classPath of the trainer
   * @return empty if there can be none: a JVM archives classes of jars alone, and a Java that does
   *     not tell which it is cannot be told from another one
   */
  static Optional<ClassArchive> of(Path folder, Path java, List<Path> classPath) {
    try {
      Optional<Path> home = JavaVersion.home(java);
      if (home.isEmpty()
          || folder.toString().contains(File.pathSeparator)
          || !classPath.stream().allMatch(Files::isRegularFile)) {
        return Optional.empty();
      }
      StringBuilder facts = new StringBuilder(home.get() + "\n");
      facts.append(Files.readString(JavaVersion.release(home.get())));
      List<Path> files = new ArrayList<>(classPath);
      // All of Java's own classes; of Javas of the same release the one or the other.
      files.add(home.get().resolve("lib/modules"));
      for (Path file : files) {
        facts.append(file.toAbsolutePath()).append(' ');
        facts.append(Files.size(file)).append(' ');
        facts.append(Files.getLastModifiedTime(file)).append('\n');
      }
      String key = Sha256.of(facts.toString()).substring(0, KEY_DIGITS);
      return Optional.of(new ClassArchive(folder, key));
    } catch (IOException e) {
      // Not such a Java; the launch itself says so if it matters.
      return Optional.empty();
    }
  }

  /** The folder of all archives. */
  Path folder() {
    return folder;
  }

  /**
   * The archive, read and found to be whole the first time; one that is not is taken away.
   *
   * @return empty if there is none, or none can be made
   */
  synchronized Optional<Path> file() {
    return lookUp().filter(file -> !isEmpty(file));
  }

  /** Whether it is worth trying to make one. */
  synchronized boolean isMissing() {
    return lookUp().isEmpty();
  }

  /**
   * Puts an archive in its place, and has the oldest of the others make room.
   *
   * @param made in the same file system; an empty file if none can be made
   */
  synchronized void put(Path made) throws IOException {
    Path file = folder.resolve(key + "-" + checksum(made) + SUFFIX);
    AtomicFile.move(made, file);
    found = file;
    List<Path> archives = archives("");
    archives.sort(Comparator.comparing(ClassArchive::age).reversed());
    for (Path surplus : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
      delete(surplus);
    }
  }

  private Optional<Path> lookUp() {
    try {
      if (found == null) {
        for (Path file : archives(key)) {
          if (name(file).equals(key + "-" + checksum(file) + SUFFIX)) {
            found = file;
          } else {
            delete(file);
          }
        }
      }
      return Optional.ofNullable(found);
    } catch (IOException e) {
      // A trainer starts without it.
      return Optional.empty();
    }
  }

  private List<Path> archives(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files
              .filter(file -> name(file).startsWith(prefix) && name(file).endsWith(SUFFIX))
              .toList());
    } catch (NoSuchFileException e) {
      return new ArrayList<>();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String checksum(Path file) throws IOException {
    CRC32 checksum = new CRC32();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
      while (in.read(buffer) >= 0) {
        continue;
      }
    }
    return HexFormat.of().toHexDigits((int) checksum.getValue());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static boolean isEmpty(Path file) {
    return name(file).endsWith("-00000000" + SUFFIX);
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A running JVM may hold it, and another build may have been faster.
    }
  }
}
