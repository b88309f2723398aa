package io.github.experimentmaven.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes files that are either whole or not there: under another name beside it, then renamed. */
public final class AtomicFile {

  private static final String SUFFIX = ".tmp";

  /** A dot, 36 digits and hyphens, and the suffix. */
  private static final int UUID_AND_SUFFIX = 36 + SUFFIX.length();

  private static final Pattern LEFTOVER =
      Pattern.compile("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\" + SUFFIX);

  private static final Duration LEFTOVER_AGE = Duration.ofHours(1);

  /** Windows has no such thing. */
  private static final boolean SYNCS_FOLDERS = File.separatorChar == '/';

  private AtomicFile() {}

  /** Writes something to a file. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes it.
     *
     * @param file does not exist yet
     */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file; its folder is made if it is not there. A link stays one: the file it names is
   * written.
   *
   * @throws IOException if that fails; a file that was there before is then as it was
   */
  public static void write(Path named, Content content) throws IOException {
    Path file = target(named);
    Path folder = folder(file);
    Files.createDirectories(folder);
    Path temporary = temporary(file);
    try {
      content.writeTo(temporary);
      move(temporary, file);
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Writes a file that matters: once this returns it is there after a loss of power, too. What
   * killed processes have left of writing it is removed.
   *
   * @throws IOException if that fails; a file that was there before is then as it was
   */
  public static void writeDurably(Path named, Content content) throws IOException {
    Path file = target(named);
    Path folder = folder(file);
    write(
        file,
        temporary -> {
          removeLeftovers(folder, temporary);
          content.writeTo(temporary);
          sync(temporary);
        });
    syncFolder(folder);
  }

  /** Has what was renamed in a folder put on the disk, where there is a way. */
  static void syncFolder(Path folder) throws IOException {
    if (SYNCS_FOLDERS) {
      sync(folder);
    }
  }

  /**
   * A name beside a file that nobody else uses. Not {@link Files#createTempFile}: only its owner
   * could read the file, which is no use to a web server.
   */
  static Path temporary(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
  }

  /** The file that is written: of a link the one that it names. */
  static Path target(Path named) throws IOException {
    return Files.isSymbolicLink(named) && Files.exists(named) ? named.toRealPath() : named;
  }

  /** The folder of a file. */
  static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file in a folder");
    }
    return folder;
  }

  /**
   * Has what was written to a file, or renamed in a folder, put on the disk; by an interrupted
   * thread as well, which stays one.
   *
   * @throws IOException if that fails
   */
  public static void sync(Path file) throws IOException {
    OpenOption access = Files.isDirectory(file) ? READ : WRITE;
    // Channels of interrupted threads are closed.
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(file, access)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Those of an hour ago and before: none takes as long, and a younger one may be of a build. */
  private static void removeLeftovers(Path folder, Path temporary) throws IOException {
    String name = String.valueOf(temporary.getFileName());
    String prefix = name.substring(0, name.length() - UUID_AND_SUFFIX);
    FileTime newest = FileTime.from(Instant.now().minus(LEFTOVER_AGE));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> LEFTOVER.matcher(file.getFileName().toString()).matches())) {
      for (Path file : files) {
        if (file.getFileName().toString().startsWith(prefix)
            && Files.getLastModifiedTime(file, NOFOLLOW_LINKS).compareTo(newest) < 0) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      // Another build has removed it meanwhile.
      return;
    }
  }

  /**
   * Puts a complete file in its place at once, over what is there.
   *
   * @param file in the same folder
   */
  public static void move(Path complete, Path file) throws IOException {
    Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
