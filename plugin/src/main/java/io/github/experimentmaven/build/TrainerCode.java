package io.github.experimentmaven.build;

import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of this plugin that a trainer runs, as one hash: over the names and contents of its
 * files, so that neither a report's wording nor a jar's time stamps make trained results look old.
 */
final class TrainerCode {

  private static final String BASE = "io/github/experimentmaven/";

  /** What a trainer never loads; the architecture's rules see to that. */
  private static final Set<String> MAVEN_SIDE =
      Set.of(
          "META-INF/",
          BASE + "build/",
          BASE + "cache/",
          BASE + "experiment_maven_plugin/",
          BASE + "export/",
          BASE + "gate/",
          BASE + "launch/",
          BASE + "lock/",
          BASE + "mojo/",
          BASE + "plan/",
          BASE + "report/",
          BASE + "resolution/");

  private TrainerCode() {}

  /** Where the plugin's own classes are: a jar or a folder. */
  static Path location() {
    try {
      return Path.of(
          TrainerContract.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("class loaders of Maven name their jars by valid URIs", e);
    }
  }

  /**
   * The hash of the plugin's trainer.
   *
   * @param plugin its jar or its folder of classes
   * @throws IOException if it cannot be read
   */
  static String sha256(Path plugin) throws IOException {
    if (Files.isDirectory(plugin)) {
      return sha256OfFolder(plugin);
    }
    try (FileSystem jar = FileSystems.newFileSystem(plugin)) {
      return sha256OfFolder(jar.getPath("/"));
    }
  }

  private static String sha256OfFolder(Path root) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    for (Path file : files(root)) {
      String name = name(root, file);
      byte[] content;
      try (InputStream in = Files.newInputStream(file)) {
        content = in.readAllBytes();
      }
      digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> MAVEN_SIDE.stream().noneMatch(name(root, file)::startsWith))
          .sorted(Comparator.comparing(file -> name(root, file)))
          .toList();
    }
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
