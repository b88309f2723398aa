package io.github.experimentmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project with one experiment that trains long enough to be killed. */
final class LongRun {

  private final Path project;
  private final Path folder;

  private LongRun(Path project, String experiment) {
    this.project = project;
    this.folder = project.resolve("target/experiments/" + experiment + "/seed-1");
  }

  /**
   * Makes the project.
   *
   * @param project its folder
   * @param experiment the name of one of the template's
   */
  static LongRun in(Path project, String experiment) throws IOException {
    Path template = Path.of("target", "test-classes", "long-run");
    for (String file : new String[] {"pom.xml", "src/experiments/" + experiment + ".yaml"}) {
      Files.createDirectories(project.resolve(file).getParent());
      Files.write(project.resolve(file), Files.readAllBytes(template.resolve(file)));
    }
    Shapes.write(project.resolve("shapes"));
    return new LongRun(project, experiment);
  }

  MavenBuild build() throws IOException {
    return MavenBuild.start(project, "verify");
  }

  /** The run's folder. */
  Path folder() {
    return folder;
  }

  /** How many epochs are done. */
  int epochs() {
    Path events = folder.resolve("events.jsonl");
    try {
      return Files.exists(events) ? Files.readString(events).split("epoch_done", -1).length - 1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
