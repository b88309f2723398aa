package io.github.experimentmaven.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Says what went wrong with a file where Java says no more than which. */
public final class FileFailure {

  /** What systems say where a file cannot become longer. */
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

  private static final String MAKE_ROOM = "; make room there";

  private FileFailure() {}

  /**
   * The exception's message, with what its type tells if that is missing, and what to do about a
   * full disk.
   */
  public static String text(IOException failure) {
    String text = described(failure);
    return isOfFullDisk(text) && !text.contains(MAKE_ROOM) ? text + MAKE_ROOM : text;
  }

  private static boolean isOfFullDisk(String text) {
    return FULL.stream().anyMatch(text::contains);
  }

  private static String described(IOException failure) {
    return failure instanceof FileSystemException system && system.getReason() == null
        ? named(system)
        : String.valueOf(failure.getMessage());
  }

  /**
   * The failure of a file by the name of the file: where Java writes it knows no more than an open
   * file, and says "No space left on device" of none. Of a full disk it says what to do.
   */
  public static IOException at(Path file, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (!isOfFullDisk(message) || message.contains(MAKE_ROOM)) {
      return failure;
    }
    String reason = failure instanceof FileSystemException system ? system.getReason() : message;
    FileSystemException named = new FileSystemException(file.toString(), null, reason + MAKE_ROOM);
    named.initCause(failure);
    return named;
  }

  private static String named(FileSystemException failure) {
    String file = String.valueOf(failure.getMessage());
    if (failure instanceof NoSuchFileException) {
      return "there is no file " + file;
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission to read or write " + file;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return file + " exists already";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return file + " is a folder that is not empty";
    }
    if (failure instanceof NotDirectoryException) {
      return file + " is not a folder";
    }
    return failure.getClass().getSimpleName() + ": " + file;
  }

  /**
   * Demands that a file which is about to be read has an end: whoever reads a pipe waits for
   * somebody to write, and some devices give bytes for ever.
   *
   * @throws IOException if it is a pipe, a socket or a device, or a link to one, or cannot be
   *     looked at
   */
  public static void requireEnd(Path file) throws IOException {
    if (Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
      throw new IOException("it is a pipe or a device, not a file");
    }
  }

  /**
   * Demands that a file which is about to be read is no folder: Java would not say which one is.
   *
   * @param shownAs the file as people know it
   * @throws IOException if it is one
   */
  public static void requireNoFolder(Path file, String shownAs) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(shownAs + " is a folder, but must be a file; remove it");
    }
  }
}
