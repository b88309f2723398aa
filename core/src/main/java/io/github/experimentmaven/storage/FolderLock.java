package io.github.experimentmaven.storage;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes, and other threads of this one, from writing to a folder. The system takes
 * the lock back from a process that dies, however it dies; the empty file stays.
 */
public final class FolderLock implements AutoCloseable {

  /** The file that is locked. */
  static final String FILE_NAME = ".lock";

  private static final long POLL_MILLIS = 100;

  private final Path file;
  private final @Nullable Object key;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.key = key(file);
  }

  /**
   * Waits until the folder is free, and takes it.
   *
   * @param folder made if it is not there
   * @param waiting called once if it is not free at once
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IOException if the file system has no locks
   */
  public static FolderLock acquire(Path folder, Runnable waiting)
      throws IOException, InterruptedException {
    FileChannel channel = open(folder);
    boolean taken = false;
    try {
      if (tryLock(channel) == null) {
        waiting.run();
        // Polled, not waited for: within one JVM a lock that is held cannot be waited for.
        while (tryLock(channel) == null) {
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
      }
      FolderLock lock = new FolderLock(folder.resolve(FILE_NAME), channel);
      taken = true;
      return lock;
    } catch (FileLockInterruptionException | ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("interrupted while waiting for " + folder);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  /**
   * Takes the folder if it is free.
   *
   * @param folder made if it is not there
   * @return empty if it is taken
   * @throws IOException if the file system has no locks
   */
  public static Optional<FolderLock> tryAcquire(Path folder) throws IOException {
    FileChannel channel = open(folder);
    boolean taken = false;
    try {
      if (tryLock(channel) == null) {
        return Optional.empty();
      }
      FolderLock lock = new FolderLock(folder.resolve(FILE_NAME), channel);
      taken = true;
      return Optional.of(lock);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /**
   * Whether it still keeps others away. Whoever deletes the folder deletes its file, and the next
   * one makes and locks another.
   *
   * @throws IOException if the file cannot be looked at
   */
  public boolean isHeld() throws IOException {
    try {
      return Objects.equals(key, key(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What tells a file from another of the same name; null where the system has no such thing. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Gives the folder back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
