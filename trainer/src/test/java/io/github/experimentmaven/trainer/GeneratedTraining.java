package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.trainer.network.GeneratedData;
import io.github.experimentmaven.trainer.network.GeneratedNetwork;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The training of a generated network as the product does it, on few random images. */
final class GeneratedTraining {

  private static final int BATCH_SIZE = 3;
  private static final int CLASSES = 3;
  private static final long SEED = 7;

  private final GeneratedNetwork generated;
  private final Path folder;
  private TrainingRun run;
  private TrainableNetwork network;
  private Evaluation evaluation;

  /**
   * @param generated the network
   * @param folder takes checkpoint and events
   */
  GeneratedTraining(GeneratedNetwork generated, Path folder) {
    this.generated = generated;
    this.folder = folder;
  }

  /** Trains so many epochs, or those that are left of them if there is a checkpoint. */
  void run(int epochs) throws Exception {
    Training training =
        new Training(
            generated.architecture(),
            generated.optimizer(),
            generated.loss(),
            null,
            epochs,
            BATCH_SIZE);
    Files.createDirectories(folder);
    try (EventLog log = new EventLog(folder.resolve("events.jsonl"))) {
      network = TrainableNetwork.of(training, generated.summary(), CLASSES, SEED);
      CheckpointFile checkpoint = new CheckpointFile(folder.resolve("checkpoint.bin"), "key");
      run =
          new TrainingRun(
              training,
              SEED,
              network,
              new SampleParts(samples(7, 1), null, test()),
              TrainingFixture.EVALUATION,
              log,
              checkpoint);
      evaluation = run.run();
    }
  }

  TrainableNetwork network() {
    return network;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  List<EpochResult> epochs() {
    return run.epochs();
  }

  String initialWeightsSha256() {
    return run.initialWeightsSha256();
  }

  String weightsSha256() {
    return WeightsHash.of(network.weights());
  }

  String resultsSha256() throws IOException {
    return ResultsHash.of(
        epochs().stream().map(EpochResult::metrics).toList(), evaluation.answers());
  }

  List<RunEvent> events() throws IOException {
    List<RunEvent> events = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
      events.add(RecordJson.parse(line, RunEvent.class));
    }
    return events;
  }

  /** What it is tested with; it is trained on two batches of three and one of one. */
  Samples test() {
    return samples(4, 2);
  }

  private Samples samples(int count, long seed) {
    Shape shape = generated.input();
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
    }
    if (!shape.isImage()) {
      return new Samples(
          new GivenNumbers(shape, GeneratedData.numbers(shape, count, seed, 1)),
          new ClassLabels(SampleBytes.of(labels, 1), CLASSES));
    }
    byte[] pixels = new byte[count * shape.size()];
    new SplittableRandom(seed).nextBytes(pixels);
    return LabelledImages.of(shape, pixels, labels, CLASSES);
  }

  /** Numbers as a network has them. */
  private static final class GivenNumbers implements SampleFeatures {

    private final Shape shape;
    private final float[] numbers;

    GivenNumbers(Shape shape, float[] numbers) {
      this.shape = shape;
      this.numbers = numbers;
    }

    @Override
    public int count() {
      return numbers.length / shape.size();
    }

    @Override
    public int size() {
      return shape.size();
    }

    @Override
    public long[] sampleShape() {
      return GeneratedData.sampleShape(shape);
    }

    @Override
    public void copy(int sample, float[] target) {
      System.arraycopy(numbers, sample * size(), target, 0, size());
    }
  }
}
