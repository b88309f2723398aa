package io.github.experimentmaven.resolution;

import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.FileHash;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar that holds a data set: its manifest and its four files in one folder. */
final class DatasetArchive {

  /** The folder of a data set in its jar. */
  static final String FOLDER = "dataset";

  private static final String GET_AGAIN = "delete it, so that Maven gets it again";

  private final Path jar;

  DatasetArchive(Path jar) {
    this.jar = jar;
  }

  /**
   * Unpacks what is not there yet. Each file appears by an atomic rename, so that whoever does the
   * same at the same time never sees half of one; files that already have the right hash stay.
   *
   * @param folder created if need be
   * @param hashes tells those of files that are there
   */
  void unpack(Path folder, FileHash hashes) throws DatasetException {
    try (var zip = new ZipFile(jar.toFile())) {
      Files.createDirectories(folder);
      Path manifest = folder.resolve(DatasetManifest.FILE_NAME);
      extract(zip, DatasetManifest.FILE_NAME, manifest, null);
      var files = DatasetManifest.read(manifest).files();
      for (var entry : files.values()) {
        Path file = folder.resolve(entry.file());
        if (!Files.exists(file) || !DatasetFile.sha256(file, hashes).equals(entry.sha256())) {
          extract(zip, entry.file(), file, entry.sha256());
        }
      }
    } catch (ZipException e) {
      throw new DatasetException(
          "%s is damaged (%s); %s".formatted(jar, e.getMessage(), GET_AGAIN), e);
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be unpacked to %s: %s".formatted(jar, folder, e.getMessage()), e);
    }
  }

  /** The manifest as it is in the jar; empty if there is none. */
  byte[] manifest() throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(FOLDER + "/" + DatasetManifest.FILE_NAME);
      if (entry == null) {
        return new byte[0];
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readNBytes(DatasetManifest.MOST_BYTES + 1);
      }
    }
  }

  private void extract(ZipFile zip, String name, Path file, @Nullable String sha256)
      throws IOException, DatasetException {
    ZipEntry entry = zip.getEntry(FOLDER + "/" + name);
    if (entry == null) {
      throw new DatasetException(
          "%s has no %s/%s; a data set artifact has its manifest and its files in that folder"
              .formatted(jar, FOLDER, name));
    }
    Path unpacked = file.resolveSibling("." + name + "." + UUID.randomUUID() + ".tmp");
    try (InputStream in = zip.getInputStream(entry)) {
      if (sha256 == null) {
        // Of a manifest that is too long, what shows it to be.
        Files.write(unpacked, in.readNBytes(DatasetManifest.MOST_BYTES + 1));
      } else {
        Files.copy(in, unpacked);
      }
      // A ZipFile does not check what it unpacks.
      if (sha256 != null && !DatasetFile.sha256(unpacked, Sha256::of).equals(sha256)) {
        throw new DatasetException(
            "%s is damaged: its %s/%s does not have the SHA-256 that its %s says, %s; %s"
                .formatted(jar, FOLDER, name, DatasetManifest.FILE_NAME, sha256, GET_AGAIN));
      }
      AtomicFile.move(unpacked, file);
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }
}
