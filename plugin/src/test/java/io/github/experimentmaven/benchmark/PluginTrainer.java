package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.ExperimentData;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.launch.LaunchSettings;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.launch.TestLauncher;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.plan.RuntimeFixture;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The plugin's trainer, planned and launched as the goal {@code run} does it, with the goal's
 * default settings: nothing of it is bypassed, so shuffling, filling batches, the running means and
 * the event log are all in its time.
 *
 * @param workload what to train
 * @param nativeClassifier of the native library to train with
 * @param folder for runs and unpacked native libraries
 */
record PluginTrainer(Workload workload, String nativeClassifier, Path folder) implements Contender {

  /** How reports name it. */
  static final String NAME = "plugin";

  /** It is one run at a time, on one core as everybody is. */
  private static final int THREADS = 1;

  @Override
  public String subject() {
    return workload.name();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    Path results = folder.resolve(NAME + "-" + workload.name().replace(' ', '-') + "-" + round);
    Run run =
        RuntimeFixture.planner(results)
            .plan(Map.of(workload.experiment(), ExperimentData.of(workload.dataset())))
            .get(0);
    // The watch must not see those of an earlier benchmark.
    Files.deleteIfExists(run.folder().events());
    TrainerWatch watch = new TrainerWatch();
    RunOutcome outcome =
        TestLauncher.ofRealTrainers(ClassPath.ofTrainer(nativeClassifier))
            .launch(List.of(run), settings(), watch)
            .get(0);
    if (outcome instanceof RunOutcome.Completed completed) {
      Map<Quantity, Double> quantities =
          figures(completed.result(), watch).quantities(watch.startedAt(), workload);
      MemoryPlan planned = planned(run);
      quantities.put(
          Quantity.PLANNED_MEMORY, (double) (planned.process() + planned.data()) / (1 << 20));
      return quantities;
    }
    throw new IOException(((RunOutcome.Failed) outcome).message());
  }

  private static MemoryPlan planned(Run run) {
    try {
      return run.job().memory(THREADS);
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException("a job has a network that fits its data", e);
    }
  }

  private LaunchSettings settings() {
    return new LaunchSettings(
        LaunchSettings.currentJava(),
        List.of(),
        null,
        Map.of(),
        null,
        null,
        null,
        THREADS,
        false,
        folder.resolve("native"),
        folder.resolve("unpacked"),
        folder);
  }

  private TrainingFigures figures(RunResult result, TrainerWatch watch) {
    List<RunResult.EpochResult> epochs = result.epochs();
    List<RunResult.EpochResult> counted = epochs.subList(workload.warmUpEpochs(), epochs.size());
    return new TrainingFigures(
        watch.firstBatchAt(),
        (long) counted.size() * workload.dataset().count(Part.TRAIN),
        counted.stream().mapToDouble(RunResult.EpochResult::seconds).sum(),
        trainingProcessorSeconds(watch),
        (long) epochs.size() * workload.dataset().count(Part.TEST),
        result.evaluationSeconds(),
        evaluationProcessorSeconds(watch),
        result.metrics().value(Metric.TRAIN_LOSS),
        result.peakMemoryBytes(),
        watch.evaluated().stream().map(ProcessUse::residentBytes).toList());
  }

  /** Of the epochs that count; 0 if the first does, as the start of the JVM would be in it. */
  private double trainingProcessorSeconds(TrainerWatch watch) {
    double sum = 0;
    for (int epoch = workload.warmUpEpochs();
        epoch > 0 && epoch < watch.trained().size();
        epoch++) {
      sum += spent(watch.evaluated().get(epoch - 1), watch.trained().get(epoch));
    }
    return sum;
  }

  private static double evaluationProcessorSeconds(TrainerWatch watch) {
    double sum = 0;
    for (int epoch = 0; epoch < watch.evaluated().size(); epoch++) {
      sum += spent(watch.trained().get(epoch), watch.evaluated().get(epoch));
    }
    return sum;
  }

  private static double spent(ProcessUse before, ProcessUse after) {
    return after.processorSeconds() - before.processorSeconds();
  }
}
