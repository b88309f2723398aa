package io.github.experimentmaven.keras;

import io.github.experimentmaven.storage.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file of Keras is, by its first bytes. */
enum FileKind {
  ARCHIVE,
  HDF5,
  TEXT;

  // HDF5 file format specification, superblock: signature
  private static final byte[] HDF5_SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

  private static final byte[] ZIP_SIGNATURE = {'P', 'K', 3, 4};

  static FileKind of(Path file) throws IOException {
    byte[] start;
    FileFailure.requireEnd(file);
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(HDF5_SIGNATURE.length);
    }
    if (Arrays.equals(start, HDF5_SIGNATURE)) {
      return HDF5;
    }
    return Arrays.equals(Arrays.copyOf(start, ZIP_SIGNATURE.length), ZIP_SIGNATURE)
        ? ARCHIVE
        : TEXT;
  }
}
