package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.storage.RecordJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ReproduceMojoTest extends TrainingGoalTest {

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "skipReproduce", value = "true")
  void thisGoalCanBeSkippedAlone(ReproduceMojo reproduce) throws Exception {
    module().writeExperiment("broken", "architecture: none");

    reproduce.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "reproduce")
  void aModuleWithoutExperimentsIsPassedOver(ReproduceMojo reproduce) throws Exception {
    reproduce.execute();

    assertThat(log.lines()).containsExactly("No experiments in src/experiments");
  }

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "level", value = "exact")
  void aLevelMustBeOne(ReproduceMojo reproduce) throws Exception {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessage(
            "experiment.reproduce.level: must be one of bitwise, predictions, statistical,"
                + " found 'exact'");
  }

  @Test
  @InjectMojo(goal = "reproduce")
  void withoutAcceptedResultsThereIsNothingToBeHeldAgainst(ReproduceMojo reproduce)
      throws Exception {
    module().writeExperiment("large", ModuleFixture.SMALL);
    module().writeExperiment("small", ModuleFixture.SMALL);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessage(
            "large, small have no accepted results to compare with; accept results first: mvn verify"
                + " experiment:accept -Dexperiment.reason=...");
  }

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "names", value = "large,small")
  void anExperimentThatIsAskedForMustHaveAcceptedResults(ReproduceMojo reproduce) throws Exception {
    module().writeExperiment("large", ModuleFixture.SMALL);
    module().writeExperiment("small", ModuleFixture.SMALL);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessageStartingWith("large has no accepted results to compare with;");
  }

  @Test
  @InjectMojo(goal = "reproduce")
  void aDamagedBaselineStopsEverything(ReproduceMojo reproduce) throws Exception {
    module().writeExperiment("small", ModuleFixture.SMALL);
    module().write("src/experiments/baselines/small.json", "[]");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessageStartingWith("src/experiments/baselines/small.json is damaged or was edited: ");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  void theAcceptedSeedsAreTrainedAgainBesideTheResults(
      @InjectMojo(goal = "run") RunMojo run,
      @InjectMojo(goal = "reproduce") ReproduceMojo reproduce)
      throws Exception {
    module().writeBaseline("small", trainedWithSeed8(run));
    module().writeExperiment("other", ModuleFixture.SMALL);
    module().writeExperiment("small", ModuleFixture.SMALL);
    module().record(0.75);
    String recorded = Files.readString(module().module().resultsFile());
    RunFolder trained =
        RunFolder.of(module().file("target/experiments-reproduced"), "small", RunKey.of(8));
    // A trainer that found this would say that it cannot go on from it.
    Files.createDirectories(trained.path());
    Files.writeString(trained.checkpoint(), "of an earlier training");

    reproduce.execute();

    assertThat(log.lines())
        .noneMatch(line -> line.contains("checkpoint"))
        .contains("other has no accepted results and is skipped")
        .endsWith("small: bitwise equal");
    assertThat(trained.result()).exists();
    assertThat(module().module().resultsFile()).hasContent(recorded);
  }

  @Test
  void otherBitsOfWhatWasAcceptedAreNotReproduced(
      @InjectMojo(goal = "run") RunMojo run,
      @InjectMojo(goal = "reproduce") ReproduceMojo reproduce)
      throws Exception {
    RunResult trained = trainedWithSeed8(run);
    String weights = trained.epochs().get(0).weightsSha256();
    String other = RecordJson.line(trained).replace(weights, weights.replaceAll("[0-9a-f]", "0"));
    Path changed = module().write("target/changed.json", other);
    module().writeBaseline("small", RecordJson.read(changed, RunResult.class));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(reproduce::execute)
        .withMessageStartingWith(
            """
            1 of 1 experiment was not reproduced; wanted: bitwise equal

            small: same predictions
              diverges     seed 8: weights after epoch 1 000000000000... -> %s...
              inputs       the same
            """
                .formatted(weights.substring(0, 12)));
  }

  @Test
  @InjectMojo(goal = "reproduce")
  void ofAnotherExperimentTheSameBitsAreNotTrainedFor(ReproduceMojo reproduce) throws Exception {
    offerTrainers();
    module().writeSmall();
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(reproduce::execute)
        .withMessageStartingWith(
            """
            1 of 1 experiment is not what was accepted, so that other bits are certain; \
            nothing was trained

            small differs from what was accepted in
            """)
        .withMessageContaining("\n  batch_size 64 -> 2\n")
        .withMessageEndingWith(
            """


            Check out the commit that has what was accepted, or ask for less: \
            -Dexperiment.reproduce.level=statistical""");
    assertThat(module().file("target")).doesNotExist();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "level", value = "statistical")
  void whatCountsAsEqualHasToBeSaidBeforeAnythingIsTrained(ReproduceMojo reproduce)
      throws Exception {
    offerTrainers();
    module().writeSmall();
    module().writeBaseline("small", ModuleFixture.run("small", 7, 1 / 3.0));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessage(
            "small does not say how far accuracies may be apart and still count as equal, so that"
                + " level statistical cannot be reached; nothing was trained. Give test_accuracy a"
                + " max_drop in the gate, or say it here: -Dexperiment.reproduce.margin=0.005");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "margin", value = "-0.1")
  void aMarginThatIsNoneIsRefused(ReproduceMojo reproduce) {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessage("experiment.reproduce.margin must lie between 0 and 1, found -0.1");
  }

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "margin", value = "1.0")
  void aMarginThatNoAccuracyCanExceedIsRefusedBeforeAnythingIsTrained(ReproduceMojo reproduce)
      throws Exception {
    offerTrainers();
    module().writeSmall();
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessage("experiment.reproduce.margin must lie between 0 and 1, found 1.0");
    assertThat(module().file("target")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "level", value = "statistical")
  @MojoParameter(name = "margin", value = "0.95")
  void aLowerLevelMayBeEnough(ReproduceMojo reproduce) throws Exception {
    offerTrainers();
    module().writeSmall();
    // One of three test images more or less is no difference.
    module().writeBaseline("small", ModuleFixture.run("small", 7, 1 / 3.0));

    reproduce.execute();

    assertThat(log.lines())
        .contains("small: statistically equal")
        .anyMatch(line -> line.startsWith("  diverges     seed 7: initial weights (epoch 0) "))
        .anyMatch(line -> line.startsWith("  inputs       "));
  }

  @Test
  @InjectMojo(goal = "reproduce")
  @MojoParameter(name = "argLine", value = "-XX:+NoSuchOption")
  @MojoParameter(name = "level", value = "predictions")
  void aTrainerThatDoesNotComeUpIsNoVerdict(ReproduceMojo reproduce) throws Exception {
    offerTrainers();
    module().writeSmall();
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(reproduce::execute)
        .withMessageStartingWith("1 of 1 run did not complete\n\nsmall seed 7");
  }

  /** What {@code small} gives with another seed than that of {@link ModuleFixture#SMALL}. */
  private RunResult trainedWithSeed8(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("small", ModuleFixture.SMALL.replace("seed: 7", "seed: 8"));
    run.execute();
    return RecordJson.read(
        RunFolder.of(module().file("target/experiments"), "small", RunKey.of(8)).result(),
        RunResult.class);
  }
}
