package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ExperimentResult.RunFailure;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class CrashedRunsTest extends GoalTest {

  private static final String THREE_SEEDS =
      ModuleFixture.SMALL.replace("seed: 7", "seeds: [7, 8, 9]")
          + "gate: {test_accuracy: {min: 0.5, max_drop: 0.1}}\n";

  @Inject MavenSession session;
  @Inject MojoExecution execution;

  @Test
  @InjectMojo(goal = "check")
  void allSeedsCrashedButOneFailsThoughThatOneIsFine(CheckMojo check) throws Exception {
    module().writeExperiment("small", THREE_SEEDS);
    recordTwoCrashes();

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            1 of 1 experiment failed

            small: FAIL (2 of 4 checks failed)
              FAILED    seed 8 failed: killed by signal 9
              FAILED    seed 9 failed: out of memory
              passed    test_accuracy 0.7500 is at least 0.5 (margin +0.2500)
              new       there is no baseline to compare with: src/experiments/baselines/small.json \
            does not exist; to make this result the baseline: mvn experiment:accept \
            -Dexperiment.names=small -Dexperiment.reason="..."
              measured  test_accuracy 0.7500, test_loss 1.1250, train_accuracy 0.5000, train_loss 1.2500""");
  }

  @Test
  @InjectMojo(goal = "report")
  void eachCrashIsAnErrorForServersAndOnThePage(ReportMojo report) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", THREE_SEEDS);
    recordTwoCrashes();

    report.execute();

    assertThat(module().file("target/experiment-reports/TEST-small.xml"))
        .content()
        .contains("errors=\"2\"", "killed by signal 9", "out of memory");
    assertThat(module().file("target/site/experiments/small.html"))
        .content()
        .contains("killed by signal 9", "out of memory");
  }

  @Test
  @InjectMojo(goal = "check")
  void runsOfThisBuildFailItAsTheirOwnGoalWould(CheckMojo check) throws Exception {
    module().writeExperiment("small", THREE_SEEDS);
    module().writeExperiment("low", ModuleFixture.SMALL + "gate: {test_accuracy: {min: 0.9}}\n");
    recordTwoCrashes();
    new PostponedFailure(
            session, execution.getMojoDescriptor().getPluginDescriptor(), module().project())
        .leave("2 of 4 runs did not complete\n\nsmall seed 8: killed by signal 9");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            2 of 4 runs did not complete

            small seed 8: killed by signal 9

            low: FAIL (1 of 1 check failed)
              FAILED    test_accuracy 0.7500 is below the required 0.9 by 0.1500
              measured  test_accuracy 0.7500, test_loss 1.1250, train_accuracy 0.5000, train_loss 1.2500""");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "for the test")
  void aResultWithCrashedSeedsIsNoBaseline(AcceptMojo accept) throws Exception {
    module().writeDataset();
    module().writeExperiment("small", THREE_SEEDS);
    recordTwoCrashes();

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessageStartingWith("1 of 1 experiment cannot be accepted; nothing was written");
    assertThat(module().file("src/experiments/baselines")).doesNotExist();
  }

  /** Of small only seed 7 came to its end; everything else did. */
  private void recordTwoCrashes() throws Exception {
    List<ExperimentResult> results = new ArrayList<>();
    for (LocatedExperiment located : module().read()) {
      String name = located.experiment().name();
      RunResult completed = ModuleFixture.run(name, 7, 0.75);
      List<RunFailure> failures =
          name.equals("small")
              ? List.of(new RunFailure(8, "killed by signal 9"), new RunFailure(9, "out of memory"))
              : List.of();
      results.add(module().result(located, List.of(completed), failures));
    }
    RecordJson.write(
        module().module().resultsFile(), new ModuleResults(ModuleResults.FORMAT_VERSION, results));
  }
}
