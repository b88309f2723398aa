package io.github.experimentmaven.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;

/** Which Java an executable is, without running it. */
final class JavaVersion {

  private JavaVersion() {}

  /**
   * The feature version, such as 17.
   *
   * @param java the executable; links are followed
   * @return empty if it is not in the {@code bin} folder of a Java installation that tells its
   *     version, as a wrapper script is
   */
  static OptionalInt of(Path java) {
    try {
      Path bin = java.toRealPath().getParent();
      Path home = bin == null ? null : bin.getParent();
      if (home == null) {
        return OptionalInt.empty();
      }
      if (home.equals(Path.of(System.getProperty("java.home")).toRealPath())) {
        return OptionalInt.of(Runtime.version().feature());
      }
      return released(home.resolve("release"));
    } catch (IOException | IllegalArgumentException e) {
      // Not there or not readable: the launch itself says so if it matters.
      return OptionalInt.empty();
    }
  }

  private static OptionalInt released(Path release) throws IOException {
    Properties facts = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      facts.load(reader);
    }
    String version = facts.getProperty("JAVA_VERSION");
    return version == null
        ? OptionalInt.empty()
        : OptionalInt.of(Runtime.Version.parse(version.replace("\"", "")).feature());
  }
}
