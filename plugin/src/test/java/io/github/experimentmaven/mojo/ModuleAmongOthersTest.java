package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** A goal of one module in a build of several. */
class ModuleAmongOthersTest extends ReactorTest {

  private static final String COMPARED =
      ModuleFixture.SMALL + "gate: {test_accuracy: {max_drop: 0.1}}\n";

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "names", value = "bars")
  void aModuleWithoutTheExperimentThatIsAskedForIsPassedOver(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);
    ModuleFixture other = module("other");
    other.writeExperiment("bars", ModuleFixture.GATED);
    build(other);

    check.execute();

    assertThat(log.lines()).containsExactly("No experiment that is asked for is in this module");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "names", value = ",bars, small,,")
  void ofTheNamesAModuleUsesItsOwn(CheckMojo check) throws Exception {
    module().writeExperiment("large", ModuleFixture.GATED);
    module().writeExperiment("small", ModuleFixture.GATED);
    module().record(0.75);
    ModuleFixture other = module("other");
    other.writeExperiment("bars", ModuleFixture.GATED);
    build(other);

    check.execute();

    assertThat(log.lines())
        .contains("small: PASS (1 check passed)")
        .noneMatch(line -> line.startsWith("large"));
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "names", value = "bats")
  void aNameThatNoModuleHasIsAnError(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);
    ModuleFixture other = module("other");
    other.writeExperiment("bars", ModuleFixture.GATED);
    build(other);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage("there is no experiment 'bats' here; the modules have bars, small");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "names", value = "bars")
  void aModuleWhoseFilesAreBrokenMayHaveIt(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);
    ModuleFixture other = module("other");
    other.writeExperiment("bars", "architecture: none");
    build(other);

    check.execute();

    assertThat(log.lines()).containsExactly("No experiment that is asked for is in this module");
  }

  @Test
  @InjectMojo(goal = "check")
  void commandsForWhatPassesSayWhichModuleTheyTake(CheckMojo check) throws Exception {
    module().writeExperiment("small", COMPARED);
    module().record(0.75);
    build(module("other"));

    check.execute();

    assertThat(log.lines())
        .startsWith(
            "small: NEW (0 checks passed)",
            "  new       there is no baseline to compare with: src/experiments/baselines/small.json"
                + " does not exist; to make this result the baseline: mvn experiment:accept"
                + " -Dexperiment.names=small -Dexperiment.reason=\"...\"",
            "  module    commands for it take -pl :module",
            "  measured  test_accuracy 0.7500, test_loss 1.1250, train_accuracy 0.5000,"
                + " train_loss 1.2500");
  }

  @Test
  @InjectMojo(goal = "check")
  void commandsForWhatFailsSayWhichModuleTheyTake(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);
    module().record(0.25);
    build(module("other"));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            1 of 1 experiment failed

            small: FAIL (1 of 1 check failed)
              FAILED    test_accuracy 0.2500 is below the required 0.5 by 0.2500
              measured  test_accuracy 0.2500, test_loss 1.1250, train_accuracy 0.5000, train_loss 1.2500
              module    commands for it take -pl :module""");
  }
}
