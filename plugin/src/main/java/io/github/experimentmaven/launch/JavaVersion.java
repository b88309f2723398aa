package io.github.experimentmaven.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
      Optional<Path> home = home(java);
      if (home.isEmpty()) {
        return OptionalInt.empty();
      }
      if (home.get().equals(Path.of(System.getProperty("java.home")).toRealPath())) {
        return OptionalInt.of(Runtime.version().feature());
      }
      return released(release(home.get()));
    } catch (IOException | IllegalArgumentException e) {
      // Not there or not readable: the launch itself says so if it matters.
      return OptionalInt.empty();
    }
  }

  /**
   * The folder of the installation.
   *
   * @param java the executable; links are followed
   * @throws IOException if it is not there
   */
  static Optional<Path> home(Path java) throws IOException {
    return Optional.ofNullable(java.toRealPath().getParent()).map(Path::getParent);
  }

  /** The file by which an installation tells its version. */
  static Path release(Path home) {
    return home.resolve("release");
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
