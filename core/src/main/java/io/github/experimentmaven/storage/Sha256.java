package io.github.experimentmaven.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hexadecimal digits. */
public final class Sha256 {

  private static final int BUFFER_SIZE = 1 << 16;

  private Sha256() {}

  /** Of some bytes. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(newDigest().digest(bytes));
  }

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Of a file as it is stored.
   *
   * @throws IOException if it cannot be read, or is a pipe or a device
   */
  public static String of(Path file) throws IOException {
    FileFailure.requireEnd(file);
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /**
   * Of all that is left in a stream.
   *
   * @throws IOException if it cannot be read
   */
  public static String of(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    DigestInputStream reader = new DigestInputStream(in, digest);
    byte[] buffer = new byte[BUFFER_SIZE];
    while (reader.read(buffer) >= 0) {
      continue;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A new digest, for what comes in pieces. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
