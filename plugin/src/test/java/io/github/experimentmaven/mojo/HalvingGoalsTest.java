package io.github.experimentmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.provenance.RunKey;
import io.github.experimentmaven.result.ExperimentResult;
import io.github.experimentmaven.result.ModuleResults;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.StoppedExperiment;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A sweep of which what cannot win is stopped early, from its file to its adoption. */
class HalvingGoalsTest extends TrainingGoalTest {

  /** A schedule that ends with the epochs: what is stopped must not have known of it. */
  private static final String SWEEP =
      ModuleFixture.SMALL
              .replace("epochs: 1", "epochs: 4")
              .replace(
                  "optimizer: sgd",
                  "optimizer: {sgd: {learning_rate: {cosine_decay: {initial_learning_rate: 0.5,"
                      + " decay_steps: 8}}, momentum: 0.9}}")
          + "validation: {split: 0.5}\n"
          + "matrix: {optimizer.sgd.learning_rate.cosine_decay.initial_learning_rate:"
          + " {name: lr, values: [0.0001, 0.5, 0.1, 0.01]}}\n";

  private static final String HALVED = SWEEP + "halving: {factor: 2, min_epochs: 1}\n";

  @Test
  void whatSurvivesIsWhatItWouldBeAnywayAndTheRestHasNoResult(
      @InjectMojo(goal = "run") @MojoParameter(name = "cache", value = "off") RunMojo uncached,
      @InjectMojo(goal = "run") RunMojo run)
      throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", seeds(HALVED));

    uncached.execute();

    List<ExperimentResult> halved = results();
    assertThat(halved).hasSize(4);
    assertThat(halved).filteredOn(each -> each.stopped() == null).hasSize(1);
    assertThat(halved)
        .filteredOn(each -> each.stopped() != null)
        .extracting(each -> Objects.requireNonNull(each.stopped()).rung())
        .containsExactlyInAnyOrder(1, 1, 2);
    assertThat(log.lines())
        .contains(
            "sweep: 2 of 4 experiments go on after epoch 1 (rung 1 of 2), the best by val_accuracy",
            "sweep: 1 of 2 experiments go on after epoch 2 (rung 2 of 2), the best by"
                + " val_accuracy");
    for (ExperimentResult each : halved) {
      if (each.stopped() != null) {
        assertThat(each.runs()).isEmpty();
        assertThat(each.verdict().outcome()).isEqualTo(Outcome.STOPPED);
        assertNothingLooksLikeAResult(each);
      }
    }

    module().writeExperiment("sweep", seeds(SWEEP));
    run.execute();

    List<ExperimentResult> whole = results();
    assertThat(whole).allMatch(each -> each.runs().size() == 2 && each.stopped() == null);
    for (ExperimentResult each : halved) {
      List<RunResult> full = of(whole, each).runs();
      for (int i = 0; i < each.runs().size(); i++) {
        assertThat(each.runs().get(i).weightsSha256()).isEqualTo(full.get(i).weightsSha256());
        assertThat(each.runs().get(i).predictionsSha256())
            .isEqualTo(full.get(i).predictionsSha256());
        assertThat(bits(each.runs().get(i).epochs())).isEqualTo(bits(full.get(i).epochs()));
      }
      StoppedExperiment stopped = each.stopped();
      if (stopped != null) {
        assertThat(stopped.runs())
            .extracting(PausedRun::key)
            .containsExactly(RunKey.of(7), RunKey.of(8));
        for (int i = 0; i < 2; i++) {
          assertThat(bits(stopped.runs().get(i).epochs()))
              .isEqualTo(bits(full.get(i).epochs().subList(0, stopped.epoch())));
        }
      }
    }

    // All full results are in the cache now, which must choose and tell nothing else.
    module().writeExperiment("sweep", seeds(HALVED));
    int before = log.lines().size();
    run.execute();

    assertThat(since(before)).noneMatch(line -> line.contains("started"));
    List<ExperimentResult> again = results();
    for (ExperimentResult each : halved) {
      assertThat(timeless(of(again, each).stopped())).isEqualTo(timeless(each.stopped()));
      assertThat(of(again, each).runs())
          .extracting(RunResult::weightsSha256)
          .isEqualTo(each.runs().stream().map(RunResult::weightsSha256).toList());
      if (each.stopped() != null) {
        assertNothingLooksLikeAResult(each);
      }
    }
  }

  @Test
  void whatWasTrainedUpToARungIsNotTrainedAgain(@InjectMojo(goal = "run") RunMojo run)
      throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", HALVED);
    run.execute();
    List<ExperimentResult> first = results();
    delete(module().file("target"));
    int before = log.lines().size();

    run.execute();

    assertThat(since(before))
        .noneMatch(line -> line.contains("started"))
        .anyMatch(line -> line.matches("sweep/lr=0.1 seed 7  cached  up to epoch 1  val_.*"));
    assertThat(results()).usingRecursiveComparison().isEqualTo(first);
  }

  @Test
  void onlyASurvivorIsAdoptedAndAccepted(
      @InjectMojo(goal = "run") RunMojo run,
      @InjectMojo(goal = "adopt") AdoptMojo adopt,
      @InjectMojo(goal = "accept") @MojoParameter(name = "reason", value = "a try")
          AcceptMojo accept,
      @InjectMojo(goal = "check") CheckMojo check)
      throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", HALVED + "gate: {test_accuracy: {min: 0}}\n");
    run.execute();
    ExperimentResult survivor = survivor();

    check.execute();
    adopt.execute();

    assertThat(log.lines())
        .anyMatch(line -> line.startsWith(survivor.name() + ": PASS (1 check passed)"))
        .anyMatch(
            line ->
                line.matches(
                    "sweep/lr=.*: STOPPED \\(stopped after epoch 1 of 4, at rung 1 of 2:"
                        + " val_accuracy .* is not among the best 2 of 4\\)"));
    assertThat(module().file("src/experiments/sweep-best.yaml"))
        .content()
        .startsWith("# " + survivor.name() + ", adopted from the sweep sweep")
        .contains(
            "# Successive halving has stopped 3 of 4 experiments: 2 after epoch 1, 1 after epoch"
                + " 2.");

    Files.delete(module().file("src/experiments/sweep-best.yaml"));
    accept.execute();

    try (Stream<Path> baselines = Files.list(module().file("src/experiments/baselines"))) {
      assertThat(baselines.filter(file -> file.toString().endsWith(".json"))).hasSize(1);
    }
  }

  @Test
  void whoWasAcceptedAndIsStoppedFails(
      @InjectMojo(goal = "run") RunMojo run,
      @InjectMojo(goal = "accept") @MojoParameter(name = "reason", value = "all") AcceptMojo accept,
      @InjectMojo(goal = "check") CheckMojo check)
      throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", SWEEP);
    run.execute();
    accept.execute();
    module().writeExperiment("sweep", HALVED);
    run.execute();

    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(check::execute)
        .withMessageStartingWith("3 of 4 experiments failed")
        .withMessageContaining(
            "; it has a baseline, src/experiments/baselines/sweep,lr=0.01.json, with which nothing"
                + " can be compared: leave halving out, or delete the baseline");
  }

  @Test
  void aPartOfASweepIsTrainedToItsEnd(
      @InjectMojo(goal = "run") RunMojo run,
      @InjectMojo(goal = "run") @MojoParameter(name = "names", value = "sweep/lr=0.0*")
          RunMojo part)
      throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", HALVED);

    part.execute();

    assertThat(results()).hasSize(2).allMatch(each -> each.runs().size() == 1);
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "dryRun", value = "true")
  void aDryRunPromisesTheFirstRungAlone(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", HALVED);

    run.execute();

    assertThat(log.lines())
        .hasSize(4)
        .contains(
            "Would train sweep/lr=0.1 seed 7 up to epoch 1, and go on if it is among the best");
  }

  @Test
  @InjectMojo(goal = "run")
  @MojoParameter(name = "argLine", value = "-XX:+NoSuchOption")
  @MojoParameter(name = "failFast", value = "true")
  @MojoParameter(name = "parallel", value = "1")
  void withFailFastNothingIsDecidedAfterAFailure(RunMojo run) throws Exception {
    offerTrainers();
    module().writeDataset();
    module().writeExperiment("sweep", HALVED);

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessageStartingWith(
            "1 of 4 runs did not complete, and 3 were not started, as experiment.failFast says");

    assertThat(results()).allMatch(each -> each.stopped() == null && each.runs().isEmpty());
  }

  @Test
  @InjectMojo(goal = "run")
  void theTestSetStopsNothing(RunMojo run) throws Exception {
    module().writeDataset();
    module().writeExperiment("sweep", HALVED.replace("validation: {split: 0.5}\n", ""));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessageStartingWith(
            """
            src/experiments/sweep.yaml:9:1: halving compares experiments by the validation set, and there is none
              | halving: {factor: 2, min_epochs: 1}
              | ^^^^^^^
              give one, as in validation: {split: 0.1}, or leave halving out: what the test set chooses is too good on it""");
  }

  @Test
  @InjectMojo(goal = "run")
  void differentValidationSetsAreNotCompared(RunMojo run) throws Exception {
    module().writeDataset();
    module()
        .writeExperiment(
            "sweep", HALVED.replaceFirst("matrix.*\n", "matrix: {validation.split: [0.5, 0.2]}\n"));

    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(run::execute)
        .withMessageContaining(
            "halving compares experiments by one metric on one validation set, and these have"
                + " different ones");
  }

  private static String seeds(String sweep) {
    return sweep.replace("seed: 7", "seeds: [7, 8]");
  }

  private void assertNothingLooksLikeAResult(ExperimentResult stopped) throws IOException {
    for (PausedRun run : Objects.requireNonNull(stopped.stopped()).runs()) {
      RunFolder folder =
          RunFolder.of(module().file("target/experiments"), stopped.name(), run.key());
      assertThat(folder.paused()).isRegularFile();
      assertThat(folder.result()).doesNotExist();
      assertThat(folder.model()).doesNotExist();
      assertThat(folder.predictions()).doesNotExist();
      assertThat(folder.checkpoint()).doesNotExist();
    }
  }

  private List<String> since(int lines) {
    return log.lines().subList(lines, log.lines().size());
  }

  private ExperimentResult survivor() throws IOException {
    List<ExperimentResult> survivors =
        results().stream().filter(each -> each.stopped() == null).toList();
    assertThat(survivors).hasSize(1);
    return survivors.get(0);
  }

  private List<ExperimentResult> results() throws IOException {
    return RecordJson.read(module().file("target/experiments/results.json"), ModuleResults.class)
        .experiments();
  }

  private static ExperimentResult of(List<ExperimentResult> all, ExperimentResult one) {
    return all.stream().filter(each -> each.name().equals(one.name())).findFirst().orElseThrow();
  }

  private static List<String> bits(List<EpochResult> epochs) {
    return epochs.stream().map(each -> each.weightsSha256() + " " + each.metrics()).toList();
  }

  /** All but how long it took. */
  private static Optional<List<Object>> timeless(@Nullable StoppedExperiment each) {
    return each == null
        ? Optional.empty()
        : Optional.of(
            List.of(
                each.halving(),
                each.rung(),
                each.rungs(),
                each.epoch(),
                each.epochs(),
                each.experiments(),
                each.promoted(),
                each.metric(),
                Objects.requireNonNull(each.score()),
                each.runs().stream().map(run -> bits(run.epochs())).toList()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
