package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.accepted.EarlierFiles;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.provenance.Environment;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Provenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class CheckMojoTest extends GoalTest {

  private static final String COMPARED =
      ModuleFixture.SMALL + "gate: {test_accuracy: {max_drop: 0.1}}\n";

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "skip", value = "true")
  void allGoalsSkippedMeansNotEvenReadingTheFiles(CheckMojo check) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    check.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "skipCheck", value = "true")
  void thisGoalCanBeSkippedAlone(CheckMojo check) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    check.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "dryRun", value = "true")
  void nothingIsJudgedWhereNothingWasToBeTrained(CheckMojo check) throws Exception {
    module().writeExperiment("untrained", ModuleFixture.GATED);

    check.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "check")
  void aModuleWithoutExperimentsPassesInSilence(CheckMojo check) throws Exception {
    check.execute();

    assertThat(log.lines()).isEmpty();
  }

  @Test
  @InjectMojo(goal = "check")
  void nothingRecordedFailsTheBuild(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            1 of 1 experiment failed

            small: FAIL (1 of 1 check failed)
              FAILED    nothing recorded: seed 7 is not trained yet; run 'mvn verify'""");
  }

  @Test
  @InjectMojo(goal = "check")
  void whatPassesIsShownWithItsFigures(CheckMojo check) throws Exception {
    record(ModuleFixture.GATED, 0.75);

    check.execute();

    assertThat(log.lines())
        .containsExactly(
            "small: PASS (1 check passed)",
            "  passed    test_accuracy 0.7500 is at least 0.5 (margin +0.2500)",
            "  measured  test_accuracy 0.7500, test_loss 1.1250, train_accuracy 0.5000,"
                + " train_loss 1.2500");
  }

  @Test
  @InjectMojo(goal = "check")
  void whatFailsIsToldAfterWhatPasses(CheckMojo check) throws Exception {
    module().writeExperiment("fine", ModuleFixture.SMALL);
    module().writeExperiment("low", ModuleFixture.GATED);
    module().record(0.25);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            1 of 2 experiments failed

            low: FAIL (1 of 1 check failed)
              FAILED    test_accuracy 0.2500 is below the required 0.5 by 0.2500
              measured  test_accuracy 0.2500, test_loss 1.1250, train_accuracy 0.5000, train_loss 1.2500""");
    assertThat(log.lines()).startsWith("fine: PASS (nothing is required)");
  }

  @Test
  @InjectMojo(goal = "check")
  void aChangedGateIsJudgedWithoutTrainingAgain(CheckMojo check) throws Exception {
    record(ModuleFixture.GATED, 0.25);
    module().writeExperiment("small", ModuleFixture.GATED.replace("0.5", "0.2"));

    check.execute();

    assertThat(log.lines()).contains("small: PASS (1 check passed)");
  }

  @Test
  @InjectMojo(goal = "check")
  void theResultOfAnEarlierVersionFailsTheBuild(CheckMojo check) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    module()
        .writeExperiment("small", ModuleFixture.GATED.replace("batch_size: 2", "batch_size: 3"));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            1 of 1 experiment failed

            small: FAIL (1 of 1 check failed)
              FAILED    seed 7 failed: the recorded result is of an earlier version of \
            src/experiments/small.yaml; run 'mvn verify' again""");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "names", value = "fine")
  void onlyWhatIsAskedForIsJudged(CheckMojo check) throws Exception {
    module().writeExperiment("fine", ModuleFixture.SMALL);
    module().writeExperiment("low", ModuleFixture.GATED);
    module().record(0.25);

    check.execute();

    assertThat(log.lines()).contains("fine: PASS (nothing is required)");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "names", value = "smal")
  void anUnknownNameIsAnError(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage("there is no experiment 'smal' here; the module has small");
  }

  @Test
  @InjectMojo(goal = "check")
  void damagedResultsAreAnErrorNotAVerdict(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED);
    Path results = module().write("target/experiments/results.json", "{}");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(results + " is damaged: format_version is missing");
  }

  @Test
  @InjectMojo(goal = "check")
  void aMistakeInAFileIsAnErrorNotAVerdict(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED.replace("test_accuracy", "test_acuracy"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            src/experiments/small.yaml:8:8: gate has no metric 'test_acuracy'
              | gate: {test_acuracy: {min: 0.5}}
              |        ^^^^^^^^^^^^
              did you mean 'test_accuracy'?

            1 problem in 1 experiment file""");
  }

  @Test
  @InjectMojo(goal = "check")
  void propertiesOfTheBuildAreFilledIn(CheckMojo check) throws Exception {
    module().project().getProperties().setProperty("least.accuracy", "0.7");
    module().writeExperiment("small", ModuleFixture.GATED.replace("0.5", "'${least.accuracy}'"));
    module().record(0.75);

    check.execute();

    assertThat(log.lines())
        .contains("  passed    test_accuracy 0.7500 is at least 0.7 (margin +0.0500)");
  }

  @Test
  @InjectMojo(goal = "check")
  void aPropertyThatTheBuildDoesNotHaveIsAnError(CheckMojo check) throws Exception {
    module().writeExperiment("small", ModuleFixture.GATED.replace("0.5", "'${least.accuracy}'"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            src/experiments/small.yaml:8:30: there is no property 'least.accuracy'
              | gate: {test_accuracy: {min: '${least.accuracy}'}}
              |                              ^^^^^^^^^^^^^^^^^
              define it in the POM or with -Dleast.accuracy=...; $${least.accuracy} is the text itself

            1 problem in 1 experiment file""");
  }

  @Test
  @InjectMojo(goal = "check")
  void whatWasAcceptedAndComesOutAgainHasItsBits(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));

    check.execute();

    assertThat(log.lines())
        .contains("small: PASS (2 checks passed)", "  passed    seed 7 gives the baseline's bits")
        .noneMatch(line -> line.startsWith("WARN"));
  }

  @Test
  @InjectMojo(goal = "check")
  void whatAnEarlierVersionAcceptedIsHeldToInSilence(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));
    EarlierFiles.rewrite(module().module().baselineFiles("small"));

    check.execute();

    assertThat(log.lines())
        .contains("small: PASS (2 checks passed)", "  passed    seed 7 gives the baseline's bits")
        .noneMatch(line -> line.startsWith("WARN"));
    assertThat(module().file("src/experiments/baselines/small.lock.json")).exists();
  }

  @Test
  @InjectMojo(goal = "check")
  void inputsThatDifferFromTheAcceptedOnesAreWarnedOf(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    Provenance provenance = ModuleFixture.provenance(128, 7);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.5, 5, provenance));

    check.execute();

    assertThat(log.lines())
        .endsWith("WARN small differs from what was accepted in batch_size 128 -> 64");
  }

  @Test
  @InjectMojo(goal = "check")
  void otherBitsOfTheSameInputsFailTheBuild(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    Provenance recorded = ModuleFixture.provenance(64, 7);
    Environment machine =
        new Environment(
            "Test CPU",
            List.of("avx2", "fma"),
            "Other VM",
            "Linux 6 amd64",
            2,
            "1",
            Map.of("org.yaml:snakeyaml", "2.5"));
    Provenance provenance = new Provenance(recorded.fingerprint(), recorded.identity(), machine);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75, 5, provenance));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(
            """
            1 of 1 experiment failed

            small: FAIL (1 of 2 checks failed)
              passed    the network is that of the baseline: 63 parameters, 2 layers
              FAILED    seed 7 has the fingerprint of the baseline but other weights or metrics:""")
        .withMessageEndingWith(
            """
            small: the same inputs did not give the bits that were accepted
              diverges     seed 7: initial weights (epoch 0) 000000000000... -> 000000000000...
              inputs       the same
              environment  jvm Other VM -> Test VM 17""");
  }

  @Test
  @InjectMojo(goal = "check")
  void aDamagedBaselineIsAnErrorNotAVerdict(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    module().write("src/experiments/baselines/small.json", "{}");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessage(
            """
            src/experiments/baselines/small.json is damaged or was edited: it has no format_version
              restore it from version control, or delete the baseline's files, train, and accept \
            the results again: mvn experiment:accept -Dexperiment.names=small \
            -Dexperiment.reason="..."\
            """);
  }

  @Test
  @InjectMojo(goal = "check")
  void aResultWithoutABaselineIsNew(CheckMojo check) throws Exception {
    record(COMPARED, 0.75);

    check.execute();

    assertThat(log.lines())
        .startsWith(
            "small: NEW (0 checks passed)",
            "  new       there is no baseline to compare with: src/experiments/baselines/small.json"
                + " does not exist; to make this result the baseline: mvn experiment:accept"
                + " -Dexperiment.names=small -Dexperiment.reason=\"...\"");
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "failOnMissingBaseline", value = "true")
  void aMissingBaselineFailsIfThatIsAskedFor(CheckMojo check) throws Exception {
    record(COMPARED, 0.75);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessageContaining(
            "FAILED    there is no baseline to compare with: src/experiments/baselines/small.json"
                + " does not exist, which experiment.failOnMissingBaseline forbids");
  }

  @Test
  @InjectMojo(goal = "check")
  void theBaselineOfAnotherExperimentIsAnErrorNotAVerdict(CheckMojo check) throws Exception {
    record(COMPARED, 0.75);
    module().writeBaseline("other", ModuleFixture.run("other", 7, 0.75));
    Files.move(
        module().file("src/experiments/baselines/other.json"),
        module().file("src/experiments/baselines/small.json"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(
            "src/experiments/baselines/small.json is the baseline of 'other', not of 'small'");
  }

  @Test
  @InjectMojo(goal = "check")
  void aBaselineOfOtherDataIsAnErrorNotAVerdict(CheckMojo check) throws Exception {
    record(COMPARED, 0.75);
    Provenance other =
        IdentityFixture.provenance(
            IdentityFixture.identity(
                IdentityFixture.identity(64).experiment().deepCopy(), IdentityFixture.data("f")),
            7);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75, 7, other));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(
            "src/experiments/baselines/small.json is of other data: its test images have the"
                + " SHA-256 f3f3");
  }

  @Test
  @InjectMojo(goal = "check")
  void whatTheSeedsDoNotDecideIsWarnedOf(CheckMojo check) throws Exception {
    record(COMPARED, 0.25);
    module().writePredictions();
    module()
        .writeBaseline(
            "small",
            ModuleFixture.run("small", 1, 0.99, 1, ModuleFixture.provenance(128, 1)),
            ModuleFixture.run("small", 2, 0.98, 2, ModuleFixture.provenance(128, 2)));

    check.execute();

    assertThat(log.lines())
        .contains("small: INCONCLUSIVE (1 of 2 checks inconclusive)")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "WARN   undecided test_accuracy 0.2500 (1 seed) is 0.7350 below the"
                            + " baseline's 0.9850 (mean of 2 seeds)"));
  }

  @Test
  @InjectMojo(goal = "check")
  void anArtifactThatIsNotToBeHadIsLocated(CheckMojo check) throws Exception {
    module().writeExperiment("small", COMPARED + "baseline: {artifact: 'org.example:none:1'}\n");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(
            "src/experiments/small.yaml:9:22: org.example:none:jar:1 cannot be resolved");
  }

  @Test
  @InjectMojo(goal = "check")
  void aBaselineThatWasDeletedBesideItsPredictionsFailsTheBuild(CheckMojo check) throws Exception {
    record(COMPARED, 0.75);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));
    Files.delete(module().file("src/experiments/baselines/small.json"));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith(
            """
            1 of 1 experiment failed

            small: FAIL (1 of 1 check failed)
              FAILED    the baseline is gone: src/experiments/baselines/small.json does not exist, \
            but src/experiments/baselines/small.predictions.gz beside it does; restore it from \
            version control, or accept the result anew: mvn experiment:accept \
            -Dexperiment.names=small -Dexperiment.reason="..."
            """);
  }

  @Test
  @InjectMojo(goal = "check")
  void aLockOfAnEarlierVersionByItselfIsWarnedOf(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    module().write("src/experiments/baselines/small.lock.json", "{}");

    check.execute();

    assertThat(log.lines())
        .endsWith(
            "WARN src/experiments/baselines/small.lock.json is of an earlier version of the plugin"
                + " and counts for nothing by itself; accept the results again, or delete the"
                + " file");
  }

  @Test
  @InjectMojo(goal = "check")
  void whatWasAcceptedOfAnExperimentThatIsGoneIsWarnedOf(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    module().writeBaseline("old", ModuleFixture.run("old", 7, 0.75));
    module().write("src/experiments/baselines/old.lock.json", "{}");
    module().write("src/experiments/baselines/README.md", "");

    check.execute();

    assertThat(log.lines())
        .endsWith(stray("old.json"), stray("old.lock.json"), stray("old.predictions.gz"))
        .hasSize(5);
  }

  @Test
  @InjectMojo(goal = "check")
  @MojoParameter(name = "names", value = "small")
  void ofExperimentsThatWereNotAskedForNothingIsSaid(CheckMojo check) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    module().writeBaseline("old", ModuleFixture.run("old", 7, 0.75));

    check.execute();

    assertThat(log.lines()).hasSize(2);
  }

  private static String stray(String file) {
    return "WARN src/experiments/baselines/"
        + file
        + " belongs to no experiment: there is no 'old' any more; restore it, or delete the file";
  }

  /** A result of the experiment {@code small}. */
  private void record(String experiment, double testAccuracy) throws Exception {
    module().writeExperiment("small", experiment);
    module().record(testAccuracy);
  }
}
