package io.github.experimentmaven.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.dataset.DatasetReader;
import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.module.CheckedExperiment;
import io.github.experimentmaven.module.ModuleFixture;
import io.github.experimentmaven.plan.Leg;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.RuntimeFixture;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.result.PausedRun;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.StoppedExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalvedSweepTest {

  /** In the order of the file, which is not that of the names. */
  private static final String SWEEP =
      ModuleFixture.SMALL.replace("epochs: 1", "epochs: 8")
          + "matrix: {optimizer.sgd.learning_rate: {name: lr, values: {d: 0.4, a: 0.1, c: 0.3, b:"
          + " 0.2}}}\n"
          + "halving: {factor: 2, min_epochs: 2}\n";

  @TempDir Path folder;

  private final List<String> log = new ArrayList<>();
  private List<CheckedExperiment> cells;
  private HalvedSweep sweep;

  @BeforeEach
  void aSweepIsPlanned() throws Exception {
    ModuleFixture module = new ModuleFixture(folder);
    module.writeDataset();
    module.writeExperiment(
        "sweep", SWEEP.replace("optimizer: sgd", "optimizer: {sgd: {learning_rate: 0.1}}"));
    var dataset = DatasetReader.read(module.file("data"));
    cells = new ArrayList<>();
    for (LocatedExperiment located : module.read()) {
      cells.add(
          new CheckedExperiment(
              located,
              ExperimentData.of(dataset),
              NetworkSummary.of(located.experiment().architecture(), dataset.shape())));
    }
    Collections.shuffle(cells, new Random(3));
    sweep = HalvedSweep.of(cells, runs(cells)).get(0);
  }

  @Test
  void partsOfTrainingsGoFromRungToRung() {
    assertThat(sweep.next()).extracting(Run::leg).containsOnly(new Leg(0, 2)).hasSize(4);
    assertThat(sweep.next()).extracting(Run::pause).containsOnly(2);

    take(paused(Map.of("a", 0.9, "b", 0.1, "c", 0.8, "d", 0.2)));

    assertThat(sweep.next()).extracting(Run::leg).containsOnly(new Leg(2, 4));
    assertThat(names(sweep.next())).containsExactly("a", "c");

    take(paused(Map.of("a", 0.9, "c", 0.95)));

    assertThat(names(sweep.next())).containsExactly("c");
    assertThat(sweep.next().get(0).leg()).isEqualTo(new Leg(4, 8));
    assertThat(sweep.next().get(0).pause()).isNull();
    assertThat(sweep.stopped().keySet()).containsExactly("sweep/lr=d", "sweep/lr=b", "sweep/lr=a");
    StoppedExperiment last = sweep.stopped().get("sweep/lr=a");
    assertThat(last.rung()).isEqualTo(2);
    assertThat(last.epoch()).isEqualTo(4);
    assertThat(last.experiments()).isEqualTo(2);
    assertThat(last.score()).isEqualTo(0.9);

    take(List.of(completed(sweep.next().get(0), 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)));

    assertThat(sweep.next()).isEmpty();
    assertThat(sweep.stopped()).hasSize(3);
  }

  @Test
  void ofEqualsTheFirstOfTheFileGoesOn() {
    take(paused(Map.of("a", 0.5, "b", 0.5, "c", 0.5, "d", 0.5)));

    assertThat(names(sweep.next())).containsExactly("d", "a");
  }

  @Test
  void whereAllResultsAreKnownEveryRungIsDecidedAtOnce() {
    List<RunOutcome> all = new ArrayList<>();
    for (Run run : sweep.next()) {
      double good = name(run).equals("c") ? 0.9 : name(run).equals("a") ? 0.8 : 0.1;
      all.add(completed(run, good, good, good, good, good, good, good, 0.99));
    }

    take(all);

    assertThat(sweep.next()).isEmpty();
    assertThat(sweep.stopped()).hasSize(3);
    assertThat(sweep.stopped().get("sweep/lr=a").runs().get(0).epochs()).hasSize(4);
    assertThat(sweep.stopped().get("sweep/lr=b").runs().get(0).epochs()).hasSize(2);
    assertThat(sweep.outcomes().stream().filter(each -> each.completion().isPresent())).hasSize(1);
    assertThat(log)
        .containsExactly(
            "sweep: 2 of 4 experiments go on after epoch 2 (rung 1 of 2), the best by val_accuracy",
            "sweep: 1 of 2 experiments go on after epoch 4 (rung 2 of 2), the best by"
                + " val_accuracy");
  }

  @Test
  void whatHasEndedByItselfIsNotStoppedAndHasTheScoreOfItsResult() {
    List<RunOutcome> first = new ArrayList<>(paused(Map.of("c", 0.8, "d", 0.2)));
    // Two epochs each, of which one has an early stop at the rung and the other loses.
    sweep.next().stream()
        .filter(run -> name(run).equals("a"))
        .forEach(run -> first.add(completed(run, 0.3, 0.9)));
    sweep.next().stream()
        .filter(run -> name(run).equals("b"))
        .forEach(run -> first.add(completed(run, 0.1)));

    take(first);

    assertThat(names(sweep.next())).containsExactly("c");
    assertThat(sweep.stopped().keySet()).containsExactly("sweep/lr=d");
    assertThat(sweep.outcomes().stream().filter(each -> each.completion().isPresent())).hasSize(2);
  }

  @Test
  void whoFailsIsOutAndNotStopped() {
    List<RunOutcome> first = new ArrayList<>(paused(Map.of("b", 0.5, "c", 0.4, "d", 0.3)));
    sweep.next().stream()
        .filter(run -> name(run).equals("a"))
        .forEach(run -> first.add(new RunOutcome.Failed(run, "no", "no")));

    take(first);

    assertThat(names(sweep.next())).containsExactly("c", "b");
    assertThat(sweep.stopped().keySet()).containsExactly("sweep/lr=d");
  }

  @Test
  void aRungThatLacksARunIsNotDecided() {
    List<RunOutcome> first = new ArrayList<>(paused(Map.of("b", 0.5, "c", 0.4, "d", 0.3)));
    sweep.next().stream()
        .filter(run -> name(run).equals("a"))
        .forEach(run -> first.add(new RunOutcome.NotStarted(run)));

    take(first);

    assertThat(sweep.next()).isEmpty();
    assertThat(sweep.stopped()).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void aPartOfTheSweepIsNotHalved() {
    assertThat(HalvedSweep.of(cells.subList(0, 3), runs(cells.subList(0, 3)))).isEmpty();
  }

  private void take(List<RunOutcome> outcomes) {
    sweep.take(outcomes, log::add);
  }

  private List<Run> runs(List<CheckedExperiment> some) {
    Map<Experiment, ExperimentData> data = new LinkedHashMap<>();
    some.forEach(each -> data.put(each.experiment(), each.data()));
    return RuntimeFixture.planner(folder.resolve("target/experiments")).plan(data);
  }

  private static String name(Run run) {
    return run.experimentName().substring("sweep/lr=".length());
  }

  private static List<String> names(List<Run> runs) {
    return runs.stream().map(HalvedSweepTest::name).toList();
  }

  /** Of the next parts those that have come to their pause, with a score each. */
  private List<RunOutcome> paused(Map<String, Double> scores) {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (Run run : sweep.next()) {
      Double score = scores.get(name(run));
      if (score != null) {
        int pause = run.pause();
        outcomes.add(
            new RunOutcome.Paused(
                run,
                new PausedRun(
                    PausedRun.FORMAT_VERSION,
                    run.key(),
                    run.fingerprint(),
                    epochs(IntStream.range(0, pause).mapToDouble(epoch -> score).toArray()))));
      }
    }
    return outcomes;
  }

  private static RunOutcome completed(Run run, double... scores) {
    RunResult plain = ModuleFixture.run(run.experimentName(), run.key().seed(), 0.5);
    Map<String, Double> metrics = new LinkedHashMap<>(plain.metrics().values());
    metrics.putAll(validated(scores[scores.length - 1]).values());
    return new RunOutcome.Completed(
        run,
        new RunResult(
            plain.formatVersion(),
            plain.experiment(),
            plain.key(),
            plain.parameters(),
            plain.layers(),
            new RunResult.DatasetFacts(
                "data", 3, 3, 3, plain.dataset().features(), plain.dataset().targets()),
            epochs(scores),
            new Metrics(metrics),
            plain.confusionMatrix(),
            plain.classes(),
            plain.imagesPerSecond(),
            plain.trainingSeconds(),
            plain.evaluationSeconds(),
            plain.totalSeconds(),
            plain.peakMemoryBytes(),
            plain.initialWeightsSha256(),
            plain.weightsSha256(),
            plain.predictionsSha256(),
            null,
            plain.provenance()));
  }

  private static List<EpochResult> epochs(double... scores) {
    List<EpochResult> epochs = new ArrayList<>();
    DoubleStream.of(scores)
        .forEach(
            score ->
                epochs.add(
                    new EpochResult(epochs.size() + 1, validated(score), 0.5, "0".repeat(64))));
    return epochs;
  }

  private static Metrics validated(double score) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("train_loss", 1.0);
    metrics.put("train_accuracy", 0.5);
    metrics.put("val_loss", 1.0);
    metrics.put("val_accuracy", score);
    return new Metrics(metrics);
  }
}
