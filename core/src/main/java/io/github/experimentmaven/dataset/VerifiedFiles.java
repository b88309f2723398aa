package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.FileHash;
import io.github.experimentmaven.storage.FileStamp;
import io.github.experimentmaven.storage.FolderLock;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Maps files of data sets into memory whose content is known to be what was promised. A file that
 * is gzipped is unpacked first, once for all who share a folder, to a file that is called by the
 * SHA-256 of its content; another is mapped where it is.
 *
 * <p>No file is believed for its name: its content is hashed, and that is remembered only as long
 * as the {@link FileStamp} stays the same. An unpacked file that turns out to be damaged is
 * unpacked anew.
 */
public final class VerifiedFiles {

  private static final String REMEMBERED = ".verified";

  private final Path folder;
  private final FileHash hashes;
  private final Clock clock;
  private final Map<Path, Opened> opened = new LinkedHashMap<>();

  /** A file as it was when it was mapped. */
  private record Opened(FileStamp stamp, String contentSha256) {}

  /**
   * @param folder for unpacked files, made if need be; may be shared with other processes
   */
  public VerifiedFiles(Path folder) {
    this(folder, Sha256::of, Clock.systemUTC());
  }

  VerifiedFiles(Path folder, FileHash hashes, Clock clock) {
    this.folder = folder;
    this.hashes = hashes;
    this.clock = clock;
  }

  /**
   * The samples of an IDX file.
   *
   * @param file gzipped or not
   * @param contentSha256 that it must have once it is unpacked
   * @throws DatasetException if it cannot be read or is something else
   */
  public SampleBytes open(Path file, String contentSha256) throws DatasetException {
    if (!IdxFile.isGzipped(file)) {
      String found = contentSha256(file, contentSha256);
      if (!found.equals(contentSha256)) {
        throw another(file, found, contentSha256);
      }
      return map(file, contentSha256);
    }
    Path unpacked = folder.resolve(contentSha256);
    if (!isThere(unpacked, contentSha256)) {
      try (FolderLock own = FolderLock.acquire(folder, () -> {})) {
        // Another process may have done it meanwhile.
        if (!isThere(unpacked, contentSha256)) {
          unpack(file, unpacked, contentSha256);
        }
      } catch (IOException e) {
        throw new DatasetException(
            "%s cannot be unpacked to %s: %s".formatted(file, folder, FileFailure.text(e)), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DatasetException("interrupted while waiting for " + folder, e);
      }
    }
    return map(unpacked, contentSha256);
  }

  /**
   * Demands that the files which were opened still have their content: what is mapped changes with
   * its file.
   *
   * @throws DatasetException naming the first that has another
   */
  public void requireUnchanged() throws DatasetException {
    for (Map.Entry<Path, Opened> entry : opened.entrySet()) {
      Path file = entry.getKey();
      FileStamp before = entry.getValue().stamp();
      try {
        // A file in its place does not change the one that is mapped, nor does its removal.
        if (Files.exists(file)
            && FileStamp.of(file)
                .filter(now -> now.key().equals(before.key()) && !now.equals(before))
                .isPresent()) {
          String found = hashes.of(file);
          if (!found.equals(entry.getValue().contentSha256())) {
            throw another(file, found, entry.getValue().contentSha256());
          }
        }
      } catch (IOException e) {
        throw DatasetException.unreadable(file, e);
      }
    }
  }

  private static DatasetException another(Path file, String found, String expected) {
    return new DatasetException(
        """
        %s is not what the run was planned with:
          unpacked, its SHA-256 is %s,
          expected was %s"""
            .formatted(file, found, expected));
  }

  private SampleBytes map(Path file, String contentSha256) throws DatasetException {
    stamp(file).ifPresent(stamp -> opened.put(file, new Opened(stamp, contentSha256)));
    return SampleBytes.map(file);
  }

  private boolean isThere(Path unpacked, String contentSha256) throws DatasetException {
    return Files.exists(unpacked) && contentSha256(unpacked, contentSha256).equals(contentSha256);
  }

  /** The hash of a file, which need not be read if it is remembered to have the expected one. */
  private String contentSha256(Path file, String expected) throws DatasetException {
    Optional<FileStamp> stamp = stamp(file).filter(now -> now.isSettled(clock));
    Path memory = folder.resolve(expected + REMEMBERED);
    try {
      if (stamp.isPresent()
          && Files.exists(memory)
          && Files.readString(memory).equals(stamp.get().toString())) {
        return expected;
      }
      String found = hashes.of(file);
      if (stamp.isPresent() && found.equals(expected) && stamp.equals(stamp(file))) {
        AtomicFile.write(memory, temporary -> Files.writeString(temporary, stamp.get().toString()));
      }
      return found;
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }

  private static Optional<FileStamp> stamp(Path file) throws DatasetException {
    try {
      return FileStamp.of(file);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }

  private static void unpack(Path file, Path unpacked, String contentSha256)
      throws IOException, DatasetException {
    try (IdxInput input = IdxInput.open(file)) {
      Path temporary = unpacked.resolveSibling("." + contentSha256 + ".tmp");
      try {
        try (OutputStream out = Files.newOutputStream(temporary)) {
          input.copyTo(out);
        }
        String found = input.contentSha256();
        if (!found.equals(contentSha256)) {
          throw another(file, found, contentSha256);
        }
        AtomicFile.move(temporary, unpacked);
      } finally {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
