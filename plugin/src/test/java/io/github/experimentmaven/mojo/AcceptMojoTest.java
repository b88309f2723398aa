package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.accepted.BaselineFiles;
import io.github.experimentmaven.accepted.EarlierFiles;
import io.github.experimentmaven.dataset.IdxFiles;
import io.github.experimentmaven.export.history.History;
import io.github.experimentmaven.export.history.HistoryEntry;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.storage.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class AcceptMojoTest extends GoalTest {

  private static final String BASELINE = "src/experiments/baselines/small.json";

  private static final String HISTORY = "src/experiments/history/small.jsonl";

  private static final String RESULTS_OF_7 =
      "    seed 7: test_accuracy 0.7500, test_loss 1.1250, train_accuracy 0.5000, train_loss 1.2500";

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "skipAccept", value = "true")
  void thisGoalCanBeSkippedAlone(AcceptMojo accept) throws Exception {
    accept.execute();

    assertThat(log.lines()).containsExactly("Skipped");
  }

  @Test
  @InjectMojo(goal = "accept")
  void withoutAReasonNothingIsAccepted(AcceptMojo accept) throws Exception {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(accept::execute)
        .withMessage(
            "experiment.reason is missing: say why the results are accepted, as in"
                + " -Dexperiment.reason='larger batches'; the baseline keeps it");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "first")
  void aModuleWithoutExperimentsIsPassedOver(AcceptMojo accept) throws Exception {
    accept.execute();

    assertThat(log.lines()).containsExactly("No experiments in src/experiments");
    assertThat(module().file("src")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = " first results ")
  void recordedResultsAreWrittenDownWithTheReason(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);

    accept.execute();

    assertThat(log.lines())
        .containsExactly(
            "small:",
            "  baseline: new",
            RESULTS_OF_7,
            "    test_accuracy 0.7500 (1 seed)",
            "Accepted: " + BASELINE,
            "Recorded: " + HISTORY);
    AcceptedResult accepted = accepted();
    assertThat(accepted.reason()).isEqualTo("first results");
    assertThat(accepted.testSamples()).isEqualTo(3);
    assertThat(accepted.runs())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.key().seed()).isEqualTo(7);
              assertThat(run.metrics())
                  .isEqualTo(
                      Map.of(
                          "test_accuracy", 0.75,
                          "test_loss", 1.125,
                          "train_accuracy", 0.5,
                          "train_loss", 1.25));
              assertThat(run.weightsSha256()).hasSize(1);
            });
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "again")
  void anAcceptanceThatWasKilledWhenAllWasWrittenIsFinishedFirst(AcceptMojo accept)
      throws Exception {
    record(ModuleFixture.GATED, 0.75);
    Path experiments = module().file("src/experiments");
    Files.createDirectories(experiments.resolve("history"));
    Files.writeString(experiments.resolve("history/.other.jsonl.tmp"), "");
    Files.writeString(
        experiments.resolve(".accepting"),
        """
        {"format_version":1,"steps":[{"file":"history/other.jsonl",\
        "temporary":"history/.other.jsonl.tmp","sha256":"%s"}]}
        complete
        """
            .formatted(Sha256.of("")));

    accept.execute();

    assertThat(log.lines())
        .startsWith(
            "WARN An acceptance was interrupted; it is finished now: src/experiments/history/other.jsonl")
        .endsWith("Accepted: " + BASELINE, "Recorded: " + HISTORY);
    assertThat(experiments.resolve("history/other.jsonl")).exists();
    assertThat(experiments.resolve(".accepting")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "again")
  void ifOneFileCannotBeWrittenNothingIsAccepted(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    // In place of the folder of histories.
    Path history = module().file("src/experiments/history");
    Files.writeString(history, "");

    assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(accept::execute);

    assertThat(module().file(BASELINE)).doesNotExist();
    assertThat(module().file("src/experiments/.accepting")).doesNotExist();
    assertThat(log.lines()).noneMatch(line -> line.startsWith("Accepted"));
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "more")
  void whatChangesIsSaidFirst(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.5);
    accept.execute();
    record(0.75);

    accept.execute();

    assertThat(log.lines())
        .endsWith(
            "small:",
            "  baseline: changed",
            "    seed 7: test_accuracy 0.5000 -> 0.7500",
            "    test_accuracy 0.5000 (1 seed) -> 0.7500 (1 seed)",
            "Accepted: " + BASELINE,
            "Recorded: " + HISTORY);
    assertThat(accepted().runs().get(0).metrics()).containsEntry("test_accuracy", 0.75);
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "bold")
  void oneResultThatDoesNotPassKeepsAllFromBeingAccepted(AcceptMojo accept) throws Exception {
    module().writeExperiment("fine", ModuleFixture.SMALL);
    module().writeExperiment("low", ModuleFixture.GATED);
    record(0.25);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessage(
            """
            1 of 2 experiments cannot be accepted; nothing was written in this module

            low: FAIL (1 of 1 check failed)
              FAILED    test_accuracy 0.2500 is below the required 0.5 by 0.2500
              measured  test_accuracy 0.2500, test_loss 1.1250, train_accuracy 0.5000, train_loss 1.2500""");
    assertThat(module().file("src/experiments/baselines")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "careful")
  @MojoParameter(name = "names", value = "fine")
  void onlyWhatIsAskedForIsAccepted(AcceptMojo accept) throws Exception {
    module().writeExperiment("fine", ModuleFixture.SMALL);
    module().writeExperiment("low", ModuleFixture.GATED);
    record(0.25);

    accept.execute();

    assertThat(module().file("src/experiments/baselines")).isDirectoryContaining("glob:**fine*");
    assertThat(module().file("src/experiments/baselines/low.json")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "eager")
  void whatWasNotTrainedOrOnlyAnEarlierVersionIsRefused(AcceptMojo accept) throws Exception {
    module().writeExperiment("older", ModuleFixture.SMALL);
    record(0.75);
    module().writeExperiment("older", ModuleFixture.SMALL.replace("size: 2", "size: 3"));
    module().writeExperiment("untrained", ModuleFixture.SMALL);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessage(
            """
            2 of 2 experiments cannot be accepted; nothing was written in this module

            older: FAIL (1 of 1 check failed)
              FAILED    seed 7 failed: the recorded result is of an earlier version of \
            src/experiments/older.yaml; run 'mvn verify' again

            untrained: FAIL (1 of 1 check failed)
              FAILED    nothing recorded: seed 7 is not trained yet; run 'mvn verify'""");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "hasty")
  void aMissingSeedIsRefused(AcceptMojo accept) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    module().writeExperiment("small", ModuleFixture.SMALL.replace("seed: 7", "seeds: [7, 8]"));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessageContaining("seed 8: nothing recorded");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "mixed")
  void runsOfSeveralOriginsAreRefused(AcceptMojo accept) throws Exception {
    module().writeExperiment("small", ModuleFixture.SMALL.replace("seed: 7", "seeds: [7, 8]"));
    record(0.75);
    var results = module().module().resultsFile();
    String fingerprint = ModuleFixture.run("small", 8, 0.75).provenance().fingerprint();
    Files.writeString(results, Files.readString(results).replace(fingerprint, "0".repeat(64)));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessage(
            """
            1 of 1 experiment cannot be accepted; nothing was written in this module

            small: the recorded result of seed 8 does not come from what that of seed 7 came from; \
            run 'mvn clean verify'""");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "old")
  void resultsThatDoNotSayWhatTheyCameFromAreAnError(AcceptMojo accept) throws Exception {
    record(ModuleFixture.SMALL, 0.75);
    var results = module().module().resultsFile();
    Files.writeString(results, Files.readString(results).replace("\"provenance\"", "\"origin\""));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(accept::execute)
        .withMessageStartingWith(results + " is damaged: ");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "worse, but smaller")
  void whatIsWorseThanTheBaselineCanBeAccepted(AcceptMojo accept) throws Exception {
    module()
        .writeExperiment("small", ModuleFixture.SMALL + "gate: {test_accuracy: {max_drop: 0}}\n");
    record(0.25);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.99));

    accept.execute();

    assertThat(log.lines())
        .contains("  baseline: changed", "    test_accuracy 0.9900 (1 seed) -> 0.2500 (1 seed)");
    assertThat(module().module().baselineFiles("small").read().facts().reason())
        .isEqualTo("worse, but smaller");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "repair")
  void aDamagedBaselineIsReplaced(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    module().write(BASELINE, "{}");

    accept.execute();

    assertThat(log.lines())
        .contains(
            "  baseline: new, in place of one that cannot be used",
            "    " + BASELINE + " is damaged or was edited: it has no format_version");
    assertThat(module().module().baselineFiles("small").read().facts().reason())
        .isEqualTo("repair");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "again")
  void nothingIsWrittenTwice(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    accept.execute();

    accept.execute();

    assertThat(log.lines()).endsWith("small:", "  baseline: unchanged");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "diverged")
  void aResultThatNothingCanBeComparedWithIsRefused(AcceptMojo accept) throws Exception {
    record(ModuleFixture.SMALL, Double.NaN);

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessageEndingWith(
            "small: seed 7 has a metric that is not finite and cannot be compared");
    assertThat(module().file("src/experiments/baselines")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = " larger batches ")
  void whatIsAcceptedIsALineOfTheHistory(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.5);
    accept.execute();
    record(0.75);

    accept.execute();
    accept.execute();

    assertThat(History.read(module().file(HISTORY)))
        .extracting(
            HistoryEntry::number,
            HistoryEntry::reason,
            HistoryEntry::verdict,
            entry -> entry.metrics().get("test_accuracy").mean())
        .containsExactly(
            tuple(1, "larger batches", Outcome.PASS, 0.5),
            tuple(2, "larger batches", Outcome.PASS, 0.75));
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "quietly")
  @MojoParameter(name = "history", value = "off")
  void aHistoryIsNotKeptWhereNobodyWantsIt(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);

    accept.execute();

    assertThat(log.lines()).endsWith("Accepted: " + BASELINE);
    assertThat(module().file(HISTORY)).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "typing")
  @MojoParameter(name = "history", value = "some")
  void anUnknownWayToKeepAHistoryKeepsAllFromBeingAccepted(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(accept::execute)
        .withMessage("experiment.history: must be one of accepted, all, off, found 'some'");
    assertThat(module().file(BASELINE)).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "hurried")
  void aHistoryThatCannotBeReadKeepsAllFromBeingAccepted(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    module().write(HISTORY, "<<<<<<< ours\n");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(accept::execute)
        .withMessage(
            module().file(HISTORY)
                + ":1: a merge left a conflict here; keep the lines of both sides and remove the"
                + " markers, order and repetitions do not matter");
    assertThat(module().file("src/experiments/baselines")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "again")
  void whatTheHistoryLacksIsAddedThoughNothingElseChanges(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    accept.execute();
    Files.delete(module().file(HISTORY));

    accept.execute();

    assertThat(log.lines()).endsWith("Recorded: " + HISTORY);
    assertThat(History.read(module().file(HISTORY))).hasSize(1);
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "half")
  void whatIsInTheWayOfOneExperimentKeepsAllFromBeingAccepted(AcceptMojo accept) throws Exception {
    module().writeExperiment("a", ModuleFixture.SMALL);
    module().writeExperiment("b", ModuleFixture.SMALL);
    record(0.75);
    module().write("src/experiments/baselines/b.predictions.gz/in-the-way", "");

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(accept::execute)
        .withMessage(
            module().file("src/experiments/baselines/b.predictions.gz")
                + " is a folder, but must be a file; remove it");

    assertThat(log.lines()).noneMatch(line -> line.startsWith("Accepted"));
    assertThat(module().file("src/experiments/baselines").toFile().list())
        .containsExactly("b.predictions.gz");
    assertThat(module().file("src/experiments/history")).doesNotExist();
    assertThat(module().file("src/experiments/.accepting")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "late")
  void otherDataThanWasTrainedOnIsRefused(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    Files.write(module().file("data/train-labels-idx1-ubyte"), IdxFiles.labels(1, 1, 2, 0, 1, 0));
    Files.write(
        module().file("data/t10k-images-idx3-ubyte.gz"),
        IdxFiles.gzip(IdxFiles.idx(new byte[60], 3, 4, 5)));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessage(
            """
            1 of 1 experiment cannot be accepted; nothing was written in this module

            small: the training labels and test images have changed since seed 7 was trained; \
            run 'mvn clean verify'""");
    assertThat(module().file("src/experiments/baselines")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "gone")
  void missingPredictionsAreARefusalThatSaysWhatToDo(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    String file = "target/experiments/small/seed-7/predictions.bin";
    Files.delete(module().file(file));

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(accept::execute)
        .withMessageEndingWith(
            "\n\nsmall: seed 7's predictions are missing: "
                + file
                + " does not exist; run 'mvn verify' again");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "once more")
  void anotherReasonForTheSameResultIsNotKept(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));

    accept.execute();

    assertThat(log.lines())
        .containsExactly(
            "small:",
            "  baseline: unchanged; the reason stays \"for the test\"",
            "Recorded: " + HISTORY);
    assertThat(History.read(module().file(HISTORY)))
        .extracting(HistoryEntry::reason)
        .containsExactly("for the test");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "quicker")
  void fewerSeedsThanBeforeAreWarnedOf(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    module()
        .writeBaseline(
            "small", ModuleFixture.run("small", 7, 0.75), ModuleFixture.run("small", 8, 0.75));

    accept.execute();

    assertThat(log.lines()).contains("WARN small: the baseline had 2 seeds, this has 1");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "luckier")
  void otherSeedsThanBeforeAreWarnedOf(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    module().writeBaseline("small", ModuleFixture.run("small", 1, 0.75));

    accept.execute();

    assertThat(log.lines())
        .contains(
            "    seed 1 is not accepted any more",
            "    seed 7 is new: test_accuracy 0.7500, test_loss 1.1250, train_accuracy 0.5000,"
                + " train_loss 1.2500",
            "WARN small: the baseline had the seeds 1, this has 7");
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "blocked")
  void aFolderInPlaceOfABaselineKeepsAllFromBeingAccepted(AcceptMojo accept) throws Exception {
    record(ModuleFixture.GATED, 0.75);
    Files.createDirectories(module().file(BASELINE));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(accept::execute)
        .withMessage(BASELINE + " is a folder, but must be a file; remove it");
    assertThat(module().file("src/experiments/baselines/small.predictions.gz")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "accept")
  @MojoParameter(name = "reason", value = "upgrade")
  void whatAnEarlierVersionAcceptedIsPutIntoOneFileAndKeepsItsReason(AcceptMojo accept)
      throws Exception {
    record(ModuleFixture.GATED, 0.75);
    module().writeBaseline("small", ModuleFixture.run("small", 7, 0.75));
    AcceptedResult before = accepted();
    BaselineFiles files = module().module().baselineFiles("small");
    EarlierFiles.rewrite(files);

    accept.execute();

    assertThat(log.lines())
        .containsExactly(
            "small:",
            "  baseline: unchanged, in another format; the reason stays \"for the test\"",
            "Accepted: " + BASELINE,
            "Recorded: " + HISTORY);
    assertThat(files.lock()).doesNotExist();
    assertThat(files.read().isOfEarlierFormat()).isFalse();
    assertThat(accepted().runs()).isEqualTo(before.runs());
    assertThat(accepted().identity()).isEqualTo(before.identity());
    assertThat(accepted().reason()).isEqualTo("for the test");
  }

  private AcceptedResult accepted() throws Exception {
    return module().module().baselineFiles("small").read().facts();
  }

  private void record(String experiment, double testAccuracy) throws Exception {
    module().writeExperiment("small", experiment);
    record(testAccuracy);
  }

  /** As a build would leave it: the data is there, and so is what was predicted. */
  private void record(double testAccuracy) throws Exception {
    module().writeDataset();
    module().record(testAccuracy);
    module().writePredictions();
  }
}
