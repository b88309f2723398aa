package io.github.experimentmaven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A project of two small experiments, {@code steady} and {@code varied}, that uses the cache. */
final class CachedProject {

  private CachedProject() {}

  /**
   * Makes the project with its data.
   *
   * @param project need not exist
   * @return the same folder
   */
  static Path make(Path project) throws IOException {
    return make("cached", project);
  }

  /**
   * Makes the project of a template, with data that it calls {@code shapes}.
   *
   * @param template the template's name
   * @param project need not exist
   * @return the same folder
   */
  static Path make(String template, Path project) throws IOException {
    copy(Path.of("target", "test-classes", template), project);
    Shapes.write(project.resolve("shapes"));
    return project;
  }

  /** Copies a folder with all that is in it. */
  static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
