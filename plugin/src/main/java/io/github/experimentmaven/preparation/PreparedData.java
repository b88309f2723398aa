package io.github.experimentmaven.preparation;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.FolderLock;
import io.github.experimentmaven.storage.RememberedHashes;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;

/**
 * Data sets that were made of files of other formats, each in a folder that is called by a hash of
 * what it was made of. Builds may share them: who makes one holds a lock, and a data set appears
 * whole or not at all.
 */
public final class PreparedData {

  private final Path folder;

  /**
   * @param folder made if need be
   */
  public PreparedData(Path folder) {
    this.folder = folder;
  }

  /**
   * Gets a data set, which is made if it is not there or is damaged.
   *
   * @throws DatasetException if a source is not what it should be, or the folder cannot be written
   */
  public Dataset get(Preparation preparation) throws DatasetException {
    try {
      Path prepared = folder.resolve(key(preparation));
      if (!isThere(prepared)) {
        prepare(preparation, prepared);
      }
      try {
        return read(prepared);
      } catch (DatasetException damaged) {
        FileUtils.deleteDirectory(prepared.toFile());
        prepare(preparation, prepared);
        return read(prepared);
      }
    } catch (IOException e) {
      throw new DatasetException(
          "data cannot be prepared in %s: %s".formatted(folder, FileFailure.text(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatasetException("interrupted while waiting for " + folder, e);
    }
  }

  /** By the content of the sources: a file that has changed makes another data set. */
  private String key(Preparation preparation) throws DatasetException, IOException {
    Map<String, Path> sources = new TreeMap<>(preparation.sources());
    Path memory = folder.resolve("sources").resolve(Sha256.of(sources.toString()));
    Files.createDirectories(memory);
    RememberedHashes hashes = RememberedHashes.of(memory, Clock.systemUTC());
    StringBuilder text = new StringBuilder(preparation.recipe());
    for (Map.Entry<String, Path> source : sources.entrySet()) {
      text.append('\n').append(hash(source.getValue(), hashes)).append(' ').append(source.getKey());
    }
    hashes.keep();
    return Sha256.of(text.toString());
  }

  private static String hash(Path file, RememberedHashes hashes) throws DatasetException {
    try {
      return hashes.of(file);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }

  private static boolean isThere(Path prepared) {
    return Files.exists(prepared.resolve(DatasetManifest.FILE_NAME));
  }

  private void prepare(Preparation preparation, Path prepared)
      throws DatasetException, IOException, InterruptedException {
    try (FolderLock own = FolderLock.acquire(folder, () -> {})) {
      // Another build may have done it meanwhile.
      if (isThere(prepared)) {
        return;
      }
      Path unfinished = prepared.resolveSibling("." + prepared.getFileName() + ".tmp");
      FileUtils.deleteDirectory(unfinished.toFile());
      Files.createDirectories(unfinished);
      try {
        preparation.write(unfinished);
        AtomicFile.move(unfinished, prepared);
      } finally {
        FileUtils.deleteDirectory(unfinished.toFile());
      }
    }
  }

  private static Dataset read(Path prepared) throws DatasetException, IOException {
    RememberedHashes hashes = RememberedHashes.of(prepared, Clock.systemUTC());
    Dataset dataset = DatasetReader.read(prepared, hashes);
    hashes.keep();
    return dataset;
  }
}
