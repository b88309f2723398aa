package io.github.experimentmaven.cache;

import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A file of an entry as it should be.
 *
 * @param name one of {@link EntryManifest#NAMES}
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
record StoredFile(String name, long size, String sha256) {

  /** Copies a file and tells what it was that went through. */
  static StoredFile copy(String name, InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    long size = in.transferTo(new DigestOutputStream(out, digest));
    return new StoredFile(name, size, HexFormat.of().formatHex(digest.digest()));
  }
}
