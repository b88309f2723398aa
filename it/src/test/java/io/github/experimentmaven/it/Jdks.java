package io.github.experimentmaven.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {

  /** That of this build. */
  static final Path OWN = Path.of(System.getProperty("java.home"));

  private static final int SPELLS_SHORTLY_SINCE = 19;

  private Jdks() {}

  /** The newest that spells numbers otherwise than that of this build. */
  static Optional<Path> ofOtherKind() throws IOException {
    boolean isOld = Runtime.version().feature() < SPELLS_SHORTLY_SINCE;
    try (Stream<Path> folders = Files.list(OWN.getParent())) {
      return folders
          .filter(folder -> Files.isExecutable(folder.resolve("bin").resolve("javac")))
          .filter(folder -> version(folder) >= 17)
          .filter(folder -> (version(folder) < SPELLS_SHORTLY_SINCE) != isOld)
          .max(Comparator.comparingInt(Jdks::version));
    }
  }

  /** 0 if it does not say. */
  private static int version(Path jdk) {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(jdk.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      return 0;
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.split("[.+-]", 2)[0]);
  }
}
