package io.github.experimentmaven.it;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a build is started with.
 *
 * @param maven the folder of the Maven
 * @param jdk the folder of the JDK
 * @param environment added to that of this process
 */
record MavenSetup(Path maven, Path jdk, Map<String, String> environment) {

  /** What tests these builds. */
  static final MavenSetup OWN =
      new MavenSetup(Path.of(System.getProperty("it.maven-home")), Jdks.OWN, Map.of());

  MavenSetup {
    environment = Map.copyOf(environment);
  }

  MavenSetup withMaven(Path other) {
    return new MavenSetup(other, jdk, environment);
  }

  MavenSetup withJdk(Path other) {
    return new MavenSetup(maven, other, environment);
  }

  MavenSetup withEnvironment(Map<String, String> other) {
    return new MavenSetup(maven, jdk, other);
  }
}
