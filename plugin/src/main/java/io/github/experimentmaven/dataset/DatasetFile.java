package io.github.experimentmaven.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One of a data set's four files.
 *
 * @param path absolute
 * @param sha256 of the file as it is stored, gzipped or not; 64 lower-case hexadecimal digits
 */
public record DatasetFile(Path path, String sha256) {

  /**
   * A file with the hash it has now.
   *
   * @throws DatasetException if it cannot be read
   */
  public static DatasetFile of(Path file) throws DatasetException {
    MessageDigest digest = newDigest();
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw DatasetException.unreadable(file, e);
    }
    return new DatasetFile(file.toAbsolutePath(), HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
