package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.experiment.AxisValue;
import io.github.experimentmaven.experiment.SweepCell;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.storage.RecordJson;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class SweepGoalsTest extends TrainingGoalTest {

  private static final String SWEEP =
      ModuleFixture.SMALL + "matrix: {epochs: [1, 2], optimizer.*.learning_rate: [0.1, 0.01]}\n";

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "dryRun", value = "true")
  void allExperimentsOfASweepAreTrained(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", SWEEP);

    run.execute();

    assertThat(log.lines())
        .containsExactly(
            "Would train sweep/epochs=1,learning_rate=0.01 seed 7",
            "Would train sweep/epochs=1,learning_rate=0.1 seed 7",
            "Would train sweep/epochs=2,learning_rate=0.01 seed 7",
            "Would train sweep/epochs=2,learning_rate=0.1 seed 7");
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "names", value = "sweep/epochs=2,learning_rate=0.1")
  @MojoParameter(name = "dryRun", value = "true")
  void oneOfThemIsAskedForByItsName(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", SWEEP);

    run.execute();

    assertThat(log.lines()).containsExactly("Would train sweep/epochs=2,learning_rate=0.1 seed 7");
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "names", value = "sweep/epochs=3*")
  @MojoParameter(name = "dryRun", value = "true")
  void aPatternThatFitsNoneIsRefused(RunMojo run) throws Exception {
    module().writeDataset();
    module().writeExperiment("sweep", ModuleFixture.SMALL + "matrix: {epochs: [1, 2]}\n");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessage(
            "there is no experiment 'sweep/epochs=3*' here; the module has sweep/epochs=1,"
                + " sweep/epochs=2");
  }

  @Test
  @InjectMojo(goal = "run")
  void resultsKnowTheirSweepAndAreNotTrainedTwice(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", ModuleFixture.SMALL + "matrix: {epochs: [1, 2]}\n");

    run.execute();

    List<ExperimentResult> results =
        RecordJson.read(module().file("target/experiments/results.json"), ModuleResults.class)
            .experiments();
    assertThat(results)
        .extracting(ExperimentResult::name)
        .containsExactly("sweep/epochs=1", "sweep/epochs=2");
    assertThat(results.get(1).cell())
        .isEqualTo(new SweepCell("sweep", List.of(new AxisValue("epochs", "epochs", "2", 2.0))));
    assertThat(module().file("target/experiments/sweep,epochs=2/seed-7/model.zip"))
        .isNotEmptyFile();
    assertThat(log.lines())
        .anyMatch(line -> line.matches("sweep/epochs=. seed 7  done .*  1 of 2 runs  about .*left"))
        .anyMatch(line -> line.matches("sweep/epochs=. seed 7  done .*  2 of 2 runs"));

    run.execute();

    assertThat(log.lines())
        .anyMatch(line -> line.startsWith("sweep/epochs=1 seed 7  cached"))
        .anyMatch(line -> line.startsWith("sweep/epochs=2 seed 7  cached"));
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "argLine", value = "-XX:+NoSuchOption")
  @MojoParameter(name = "failFast", value = "true")
  @MojoParameter(name = "parallel", value = "1")
  void withFailFastNothingIsStartedAfterAFailure(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", ModuleFixture.SMALL + "matrix: {epochs: [1, 2, 3]}\n");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessageStartingWith(
            """
            1 of 3 runs did not complete, and 2 were not started, as experiment.failFast says

            sweep/epochs=3 seed 7""");
  }
}
