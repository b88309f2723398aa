package io.github.experimentmaven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project with one experiment that trains long enough to be killed. */
final class LongRun {

  private final TrainedRun run;

  private LongRun(TrainedRun run) {
    this.run = run;
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
    return new LongRun(new TrainedRun(project, experiment));
  }

  MavenBuild build() throws IOException {
    return MavenBuild.start(run.project(), "verify");
  }

  /** Makes the training one of three epochs. */
  void shorten() throws IOException {
    Path file = run.project().resolve("src/experiments/" + run.experiment() + ".yaml");
    Files.writeString(file, Files.readString(file).replace("epochs: 1000000", "epochs: 3"));
  }

  /** Its files. */
  TrainedRun run() {
    return run;
  }

  /** The run's folder, once it is over. */
  Path folder() {
    return run.folder();
  }

  /** How many epochs are done. */
  int epochs() {
    return run.epochs();
  }
}
