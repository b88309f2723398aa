package io.github.experimentmaven.preparation.download;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.FileFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip, a tar or a gzipped tar, by its content. Files and folders alone are unpacked, below one
 * folder, as many and as large as data sets are.
 */
final class Archive {

  private static final long MOST_BYTES = 64L << 30;
  private static final int MOST_ENTRIES = 2_000_000;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final String address;
  private final long mostBytes;
  private final int mostEntries;
  private long bytes;
  private int entries;

  /**
   * @param file to be unpacked
   * @param address it came from, for messages
   */
  Archive(Path file, String address) {
    this(file, address, MOST_BYTES, MOST_ENTRIES);
  }

  Archive(Path file, String address, long mostBytes, int mostEntries) {
    this.file = file;
    this.address = address;
    this.mostBytes = mostBytes;
    this.mostEntries = mostEntries;
  }

  /**
   * Unpacks it.
   *
   * @param target made
   * @throws DatasetException if it is no archive, is damaged, or holds what is not unpacked
   */
  void unpack(Path target) throws DatasetException, IOException {
    Files.createDirectories(target);
    byte[] start = start();
    try {
      if (start.length >= 4 && start[0] == 'P' && start[1] == 'K') {
        unpackZip(target);
      } else if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
        try (InputStream in = new GZIPInputStream(open(), BUFFER)) {
          unpackTar(in, target);
        }
      } else {
        try (InputStream in = open()) {
          unpackTar(in, target);
        }
      }
    } catch (UnwritableException e) {
      throw e.cause();
    } catch (IOException | RuntimeException e) {
      // Commons Compress lets some runtime exceptions through where bytes are not what it expects.
      throw new DatasetException(
          "%s is no zip, tar or tar.gz that can be unpacked: %s".formatted(address, e.getMessage()),
          e);
    }
    if (entries == 0) {
      throw new DatasetException("%s is no zip, tar or tar.gz with files in it".formatted(address));
    }
  }

  private byte[] start() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4);
    }
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  private void unpackZip(Path target) throws IOException, DatasetException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      Enumeration<ZipArchiveEntry> all = zip.getEntries();
      while (all.hasMoreElements()) {
        ZipArchiveEntry entry = all.nextElement();
        Path place = place(entry, entry.isUnixSymlink(), target);
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(in, place);
          }
        }
      }
    }
  }

  private void unpackTar(InputStream in, Path target) throws IOException, DatasetException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        boolean isPlain = entry.isDirectory() || entry.isFile();
        Path place = place(entry, !isPlain || entry.isLink() || entry.isSymbolicLink(), target);
        if (!entry.isDirectory()) {
          write(tar, place);
        }
        entry = tar.getNextEntry();
      }
    }
  }

  /** Where an entry belongs; its folder is made. */
  private Path place(ArchiveEntry entry, boolean isLink, Path target) throws DatasetException {
    String name = entry.getName().replaceAll("[^ -~]", "?");
    if (isLink) {
      throw new DatasetException(
          "%s has %s, which is no file and no folder; such archives are not unpacked"
              .formatted(address, name));
    }
    entries++;
    if (entries > mostEntries) {
      throw new DatasetException(
          "%s has more than %s files, which is the most that is unpacked"
              .formatted(address, mostEntries));
    }
    Path place;
    try {
      place = target.resolve(entry.getName()).normalize();
    } catch (InvalidPathException e) {
      throw new DatasetException("%s has a file of no valid name: %s".formatted(address, name), e);
    }
    if (!place.startsWith(target) || entry.getName().indexOf('\\') >= 0) {
      throw new DatasetException(
          "%s has %s, which is not within it; such archives are not unpacked"
              .formatted(address, name));
    }
    try {
      Files.createDirectories(entry.isDirectory() ? place : place.resolveSibling("."));
    } catch (IOException e) {
      throw notWritten(name, e);
    }
    return place;
  }

  private void write(InputStream in, Path place) throws IOException, DatasetException {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = create(place)) {
      int read = in.read(buffer);
      while (read >= 0) {
        bytes += read;
        if (bytes > mostBytes) {
          throw new DatasetException(
              "%s has more than %s bytes unpacked, which is the most that is"
                  .formatted(address, mostBytes));
        }
        try {
          out.write(buffer, 0, read);
        } catch (IOException e) {
          throw new UnwritableException(e);
        }
        read = in.read(buffer);
      }
    }
  }

  private OutputStream create(Path place) throws DatasetException {
    try {
      return Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw notWritten(String.valueOf(place.getFileName()), e);
    }
  }

  /** Most often it is there already, under the same name or one that the system takes for it. */
  private DatasetException notWritten(String name, IOException cause) {
    return new DatasetException(
        "%s has %s, which cannot be unpacked: %s".formatted(address, name, FileFailure.text(cause)),
        cause);
  }
}
