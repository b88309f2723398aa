package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class BaselineArtifactTest extends GoalTest {

  private static final String HELD =
      ModuleFixture.SMALL.replace("seed: 7", "seeds: [7, 8]")
          + "gate: {test_accuracy: {max_drop: 0.1}}\n"
          + "baseline: {artifact: 'org.example:released:1'}\n";

  @Test
  @InjectMojo(goal = "check")
  void whatWasReleasedIsHeldTo(CheckMojo check) throws Exception {
    module().writeExperiment("small", HELD);
    module().record(0.75);
    release("small", run("small", 7, 0.75), run("small", 8, 0.75));

    check.execute();

    assertThat(log.lines())
        .contains(
            "  passed    test_accuracy 0.7500 (mean of 2 seeds) is the baseline's, bit for bit");
  }

  @Test
  @InjectMojo(goal = "check")
  void whatIsWorseIsToBeAcceptedWhereTheArtifactIsBuilt(CheckMojo check) throws Exception {
    module().writeExperiment("small", HELD.replace("1'}", "1', on_inconclusive: fail}"));
    module().record(0.1);
    release("small", other("small", 1), other("small", 2), other("small", 3), other("small", 4));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessageContaining("FAILED    test_accuracy 0.1000 (mean of 2 seeds) is ")
        .withMessageContaining(
            "; it fails because on_inconclusive says so; if it is intended, accept it where org.example:released:1 is built, and name the"
                + " version that has it\n");
  }

  @Test
  @InjectMojo(goal = "check")
  void anArtifactWithoutTheBaselineIsLocated(CheckMojo check) throws Exception {
    module().writeExperiment("small", HELD);
    module().record(0.75);
    release("other", run("other", 7, 0.75));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            src/experiments/small.yaml:9:22: org.example:released:1 has no baselines/small.json; \
            an artifact of baselines has them in that folder
              | baseline: {artifact: 'org.example:released:1'}
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^

            1 problem in 1 experiment file""");
  }

  @Test
  @InjectMojo(goal = "check")
  void anArtifactThatIsNotThereIsLocatedWithWhatToDo(CheckMojo check) throws Exception {
    module().session().setOffline(true);
    module().writeExperiment("small", HELD);
    module().record(0.75);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            src/experiments/small.yaml:9:22: org.example:released:jar:1 is not in the local \
            repository, and Maven is offline:
              | baseline: {artifact: 'org.example:released:1'}
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^
              run once without -o, or build it: declare it as a dependency if it is a module of \
            this build, else run 'mvn install' in its project

            1 problem in 1 experiment file""");
  }

  @Test
  @InjectMojo(goal = "check")
  void aJarThatIsNoneIsLocatedWithWhatToDo(CheckMojo check) throws Exception {
    module().writeExperiment("small", HELD);
    module().record(0.75);
    Path jar =
        module().write("repository/org/example/released/1/released-1.jar", "half a download");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            src/experiments/small.yaml:9:22: org.example:released:1 is damaged: %s is not a jar
              | baseline: {artifact: 'org.example:released:1'}
              |                      ^^^^^^^^^^^^^^^^^^^^^^^^
              delete it and run again

            1 problem in 1 experiment file""",
            jar);
  }

  private static RunResult run(String experiment, long seed, double accuracy) {
    return ModuleFixture.run(experiment, seed, accuracy);
  }

  /** Of a recipe with other batches, about 0.9. */
  private static RunResult other(String experiment, long seed) {
    return ModuleFixture.run(
        experiment, seed, 0.9 + seed / 1000.0, seed, ModuleFixture.provenance(128, seed));
  }

  /** Puts org.example:released:1 with the baseline of these runs into the local repository. */
  private void release(String experiment, RunResult... runs) throws IOException {
    module().writePredictions();
    module().writeBaseline(experiment, runs);
    Path folder = module().file("src/experiments/baselines");
    Path jar = module().file("repository/org/example/released/1/released-1.jar");
    Files.createDirectories(jar.getParent());
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.toList();
    }
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(bytes)) {
      for (Path file : files) {
        entries.putNextEntry(new JarEntry("baselines/" + file.getFileName()));
        Files.copy(file, entries);
        Files.delete(file);
      }
    }
  }
}
