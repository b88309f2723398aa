package io.github.experimentmaven.build;

import io.github.experimentmaven.result.TrainerContract;
import io.github.experimentmaven.storage.AtomicFile;
import io.github.experimentmaven.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of this plugin that a trainer runs, as one hash over its sources, taken when the plugin
 * is built. Neither a comment nor a report's wording nor a jar's time stamps nor the version of the
 * Java compiler make trained results look old: since Java 17 all floating-point arithmetic is
 * strict, so that the same source computes the same whatever compiled it.
 */
final class TrainerCode {

  private static final String RESOURCE = "trainer.sha256";

  private static final String BASE = "io/github/experimentmaven/";

  /** What a trainer never loads; the architecture's rules see to that. */
  static final Set<String> MAVEN_SIDE =
      Set.of(
          BASE + "baseline/",
          BASE + "build/",
          BASE + "cache/",
          BASE + "export/",
          BASE + "files/",
          BASE + "gate/",
          BASE + "launch/",
          BASE + "lock/",
          BASE + "mojo/",
          BASE + "numbers/",
          BASE + "plan/",
          BASE + "report/",
          BASE + "resolution/",
          BASE + "statistics/");

  /** A literal, in its group; or what lies between two tokens of Java. */
  private static final Pattern LITERAL_OR_GAP =
      Pattern.compile(
          "(\"{3}(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"{3}"
              + "|\"(?:[^\"\\\\]|\\\\.)*+\""
              + "|'(?:[^'\\\\]|\\\\.)*+')"
              + "|(?://[^\n]*+|/[*].*?[*]/|\\s)++",
          Pattern.DOTALL);

  private TrainerCode() {}

  /**
   * Called by the plugin's own build: hashes its sources.
   *
   * @param arguments the file to write, then the folders of sources
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> roots = Stream.of(arguments).skip(1).map(Path::of).toList();
    String hash = sha256(roots);
    AtomicFile.write(Path.of(arguments[0]), file -> Files.writeString(file, hash));
  }

  /** The hash of the sources this plugin was built from. */
  static String sha256() {
    try (InputStream in = TrainerCode.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the plugin was built without " + RESOURCE + "; build it with Maven");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException("the plugin's own " + RESOURCE + " cannot be read", e);
    }
  }

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
   * The hash of all files in some folders, by name and content, but those of Maven's side. Line
   * ends count as {@code \n}, since a version control system may have changed them; in Java,
   * comments and white space count as one blank.
   *
   * @throws IOException if one cannot be read
   */
  static String sha256(List<Path> roots) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    for (Path root : roots) {
      for (Path file : files(root)) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        byte[] bytes = code(file, content).getBytes(StandardCharsets.ISO_8859_1);
        String header = name(root, file) + "\n" + bytes.length + "\n";
        digest.update(header.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String code(Path file, String content) {
    return file.toString().endsWith(".java")
        ? LITERAL_OR_GAP
            .matcher(content)
            .replaceAll(
                found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group()))
        : content;
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
