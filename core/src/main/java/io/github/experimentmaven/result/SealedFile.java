package io.github.experimentmaven.result;

import io.github.experimentmaven.storage.FileFailure;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Files that begin with eight ASCII letters, which name their format, and end with the SHA-256 of
 * all that stands before it, so that a changed bit shows. Earlier formats have no such end.
 */
final class SealedFile {

  private static final int SEAL = 32;

  private SealedFile() {}

  /**
   * A format.
   *
   * @param name of what is written
   * @param unsealed the name of the earlier one, without an end
   */
  record Format(String name, String unsealed) {}

  /**
   * Writes a file.
   *
   * @param content what stands between the name and the end
   */
  static void write(Path file, Format format, byte[] content) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        DigestOutputStream out = new DigestOutputStream(stream, Sha256.newDigest())) {
      out.write(format.name().getBytes(StandardCharsets.US_ASCII));
      out.write(content);
      stream.write(out.getMessageDigest().digest());
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    }
  }

  /**
   * The content of a file.
   *
   * @throws IOException if there is no such file, or it is of another format or damaged; the
   *     message names it
   */
  static ByteBuffer read(Path file, Format format) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (startsWith(bytes, format.unsealed())) {
      return content(bytes, format.unsealed(), bytes.length);
    }
    if (!startsWith(bytes, format.name())) {
      throw new IOException(file + " is not a file of such predictions");
    }
    int end = bytes.length - SEAL;
    if (end < format.name().length()) {
      throw new IOException(file + " is damaged: it ends too early");
    }
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes, 0, end);
    if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw new IOException(
          file + " is damaged: it does not have the SHA-256 that stands at its end");
    }
    return content(bytes, format.name(), end);
  }

  private static ByteBuffer content(byte[] bytes, String name, int end) {
    return ByteBuffer.wrap(bytes, name.length(), end - name.length()).slice();
  }

  private static boolean startsWith(byte[] bytes, String format) {
    byte[] start = format.getBytes(StandardCharsets.US_ASCII);
    return bytes.length >= start.length && Arrays.equals(start, Arrays.copyOf(bytes, start.length));
  }
}
