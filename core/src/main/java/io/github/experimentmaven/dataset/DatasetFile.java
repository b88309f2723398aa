package io.github.experimentmaven.dataset;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.storage.FileHash;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One of a data set's four files.
 *
 * @param path absolute
 * @param sha256 of the file as it is stored, gzipped or not; 64 lower-case hexadecimal digits
 * @param contentSha256 of the IDX file in it: of what is left once it is unpacked
 */
public record DatasetFile(Path path, String sha256, String contentSha256) {

  /**
   * A file with the hashes it has now.
   *
   * @throws DatasetException if it cannot be read, or not be unpacked
   */
  public static DatasetFile of(Path file) throws DatasetException {
    String stored = sha256(file, Sha256::of);
    try (IdxInput input = IdxInput.open(file)) {
      return new DatasetFile(
          file.toAbsolutePath(), stored, input.gzipped() ? input.contentSha256() : stored);
    }
  }

  /**
   * A file whose content is known by what its manifest says. It is not unpacked: whether the
   * publisher told the truth is found out by the trainer, which unpacks it anyway.
   *
   * @param hashes tells that of the file as it is stored
   * @throws DatasetException if it cannot be read
   */
  static DatasetFile of(Path file, String contentSha256, FileHash hashes) throws DatasetException {
    return new DatasetFile(file.toAbsolutePath(), sha256(file, hashes), contentSha256);
  }

  /**
   * The hash of a file as it is stored.
   *
   * @param hashes tells it
   * @throws DatasetException if it cannot be read
   */
  public static String sha256(Path file, FileHash hashes) throws DatasetException {
    try {
      return hashes.of(file);
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
  }
}
