package io.github.experimentmaven.reporting;

import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 over the files of a folder, by name and content. */
final class FolderHash {

  private FolderHash() {}

  /**
   * The hash of all files below a folder.
   *
   * @throws IOException if one cannot be read
   */
  static String of(Path folder) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    for (Path file : files(folder)) {
      byte[] content = Files.readAllBytes(file);
      String header = name(folder, file) + "\n" + content.length + "\n";
      digest.update(header.getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .sorted(Comparator.comparing(file -> name(folder, file)))
          .toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
