package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.CLASSES;
import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.network;
import static io.github.experimentmaven.trainer.TrainingFixture.patterns;
import static io.github.experimentmaven.trainer.TrainingFixture.penalisedDense;
import static io.github.experimentmaven.trainer.TrainingFixture.softmax;
import static io.github.experimentmaven.trainer.TrainingFixture.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.result.TrainingCourse;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import io.github.experimentmaven.result.TrainingCourse.Reduction;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {

  private static final Optimizer RMSPROP = new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false);

  /** Everything that could tell runs apart: dropout draws numbers, averages move. */
  private static final Layer[] LIVELY = {
    FLATTEN,
    penalisedDense(16, new Regularizer(0, 0.001)),
    new Layer.BatchNormalization(0.9, 0.001, null),
    new Layer.Dropout(0.2, null),
    softmax()
  };

  private static final Layer[] CONVOLUTIONAL = {
    Networks.convolution(8, 3, ActivationFunction.RELU), Networks.maxPooling(), FLATTEN, softmax()
  };

  @TempDir Path folder;
  private final List<EventLog> logs = new ArrayList<>();

  @AfterEach
  void closeLogs() throws IOException {
    for (EventLog log : logs) {
      log.close();
    }
  }

  @Test
  void aDenseNetworkLearnsThePatterns() throws Exception {
    Training training = training(RMSPROP, 8, 16, FLATTEN, penalisedDense(32, null), softmax());

    Evaluation evaluation = run(training, 1, network(training, SHAPE, 1)).run();

    assertThat(evaluation.metrics().value("accuracy")).isGreaterThan(0.9);
  }

  @Test
  void aConvolutionalNetworkLearnsThePatterns() throws Exception {
    Training training = training(RMSPROP, 8, 16, CONVOLUTIONAL);

    Evaluation evaluation = run(training, 1, network(training, SHAPE, 1)).run();

    assertThat(evaluation.metrics().value("accuracy")).isGreaterThan(0.9);
  }

  // Keras' History: the mean of the batches' losses, each with the weights as they were before its
  // step and with the penalties of those weights, weighted by the batches' sizes; the last batch,
  // of 100 - 3 * 32 = 4 images, is kept.
  @Test
  void trainingMetricsAreKerasRunningMeans() throws Exception {
    Training training =
        training(
            RMSPROP, 2, 32, FLATTEN, penalisedDense(8, new Regularizer(0.001, 0.01)), softmax());
    Samples train = patterns(100, 1);
    Samples test = patterns(33, 2);
    TrainableNetwork network = network(training, SHAPE, 5);
    TrainingRun run = run(training, 5, network, train, test);

    run.run();

    TrainableNetwork reference = network(training, SHAPE, 5);
    assertThat(run.epochs()).hasSize(2);
    for (EpochResult epoch : run.epochs()) {
      int[] order = train.order();
      shuffle(order, SeedStream.SHUFFLING.random(5, 0, epoch.epoch()));
      double loss = 0;
      double accuracy = 0;
      int[] sizes = {32, 32, 32, 4};
      int from = 0;
      for (int size : sizes) {
        Samples.Batch batch = train.batch();
        batch.fill(order, from, from + size);
        loss += size / 100.0 * batchLoss(reference, batch, size);
        accuracy += size / 100.0 * batchAccuracy(reference, batch, size);
        reference.train(batch.features(), batch.targets());
        from += size;
      }
      Samples.Batch all = test.batch();
      all.fill(test.order(), 0, 33);
      assertThat(epoch.metrics().value("train_loss")).isCloseTo(loss, within(1e-6));
      assertThat(epoch.metrics().value("train_accuracy")).isCloseTo(accuracy, within(1e-12));
      assertThat(epoch.metrics().value("test_loss"))
          .isCloseTo(batchLoss(reference, all, 33), within(1e-6));
      assertThat(epoch.metrics().value("test_accuracy"))
          .isCloseTo(batchAccuracy(reference, all, 33), within(1e-12));
    }
    assertThat(network.weights()).containsExactly(reference.weights());
  }

  @Test
  void theSameSeedGivesTheSameWeightsBitForBitAndAnotherSeedOthers() throws Exception {
    assertThat(trainedHash(1, LIVELY)).isEqualTo(trainedHash(1, LIVELY));
    assertThat(trainedHash(1, LIVELY)).isNotEqualTo(trainedHash(2, LIVELY));
    assertThat(trainedHash(1, CONVOLUTIONAL)).isEqualTo(trainedHash(1, CONVOLUTIONAL));
    assertThat(trainedHash(1, CONVOLUTIONAL)).isNotEqualTo(trainedHash(2, CONVOLUTIONAL));
  }

  // The networks start alike, so only the order of the images differs.
  @Test
  void theSeedAlsoDecidesTheOrderOfTheImages() throws Exception {
    Training training = training(RMSPROP, 1, 16, FLATTEN, softmax());
    TrainableNetwork first = network(training, SHAPE, 1);
    TrainableNetwork second = network(training, SHAPE, 1);

    run(training, 1, first).run();
    run(training, 2, second).run();

    assertThat(second.weights()).isNotEqualTo(first.weights());
  }

  // A dropout of nothing is no dropout.
  @Test
  void addingADropoutLayerChangesNeitherShufflingNorInitialWeights() throws Exception {
    Layer hidden = penalisedDense(8, null);
    assertThat(trainedHash(1, FLATTEN, new Layer.Dropout(0, null), hidden, softmax()))
        .isEqualTo(trainedHash(1, FLATTEN, hidden, softmax()));
  }

  @Test
  void theTestSetNeverChangesTheTraining() throws Exception {
    Training training = training(RMSPROP, 3, 16, LIVELY);
    TrainableNetwork first = network(training, SHAPE, 1);
    TrainableNetwork second = network(training, SHAPE, 1);

    TrainingRun firstRun = run(training, 1, first, patterns(100, 1), patterns(30, 2));
    TrainingRun secondRun = run(training, 1, second, patterns(100, 1), patterns(211, 3));
    firstRun.run();
    secondRun.run();

    assertThat(second.weights()).containsExactly(first.weights());
    assertThat(secondRun.epochs().stream().map(epoch -> epoch.metrics().value("train_loss")))
        .containsExactlyElementsOf(
            firstRun.epochs().stream().map(epoch -> epoch.metrics().value("train_loss")).toList());
    assertThat(secondRun.epochs().get(2).metrics().value("test_loss"))
        .isNotEqualTo(firstRun.epochs().get(2).metrics().value("test_loss"));
  }

  // Keras 3: what an epoch is measured with are the weights themselves; in the end it has averages.
  @Test
  void averagesTakeTheWeightsPlaceInTheEndAndAreMeasured() throws Exception {
    Training plain = training(averaged(MovingAverages.NONE), 3, 16, LIVELY);
    Training training = training(averaged(MovingAverages.of(0.9)), 3, 16, LIVELY);
    Samples validation = patterns(50, 3);
    Samples test = patterns(150, 2);
    SampleParts parts = new SampleParts(patterns(300, 1), validation, test);
    TrainableNetwork first = network(plain, SHAPE, 1);
    TrainableNetwork second = network(training, SHAPE, 1);
    TrainingRun without = run(plain, 1, first, parts);
    TrainingRun with = run(training, 1, second, parts);

    without.run();
    Evaluation tested = with.run();

    assertThat(with.epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
        .isEqualTo(without.epochs());
    assertThat(with.weightsSha256())
        .isEqualTo(WeightsHash.of(second.weights()))
        .isNotEqualTo(without.weightsSha256());
    assertThat(tested.metrics())
        .isEqualTo(Evaluation.of(second, test, test.batch(), TrainingFixture.EVALUATION).metrics());
    assertThat(with.metrics(tested).of(Part.VALIDATION))
        .isEqualTo(
            Evaluation.of(second, validation, validation.batch(), TrainingFixture.EVALUATION)
                .metrics()
                .measuredOn(Part.VALIDATION))
        .isNotEqualTo(with.epochs().get(2).metrics().of(Part.VALIDATION));
    assertThat(with.metrics(tested).of(Part.TRAIN))
        .isEqualTo(with.epochs().get(2).metrics().of(Part.TRAIN));
  }

  @Test
  void theWeightsOfTheBestEpochAreThoseItHadAndNoAverages() throws Exception {
    Callbacks best =
        new Callbacks(
            null, null, new BestWeights(new Monitor("train_accuracy"), MonitorMode.MIN), null);
    Training training =
        training(averaged(MovingAverages.of(0.9)), 3, 16, LIVELY).withCallbacks(best);
    TrainableNetwork network = network(training, SHAPE, 1);
    TrainingRun run = run(training, 1, network);

    run.run();

    assertThat(run.kept().epoch()).isEqualTo(1);
    assertThat(WeightsHash.of(network.weights()))
        .isEqualTo(run.weightsSha256())
        .isEqualTo(run.epochs().get(0).weightsSha256());
  }

  private static Optimizer averaged(MovingAverages averages) {
    return new Optimizer.RmsProp(
        new LearningRate.Constant(0.001),
        0.9,
        0,
        1e-7,
        false,
        false,
        null,
        Clipping.NONE,
        averages);
  }

  @Test
  void aDivergedTrainingSaysSo() {
    Training training =
        training(
            new Optimizer.Sgd(1e20, 0, false),
            3,
            16,
            FLATTEN,
            penalisedDense(16, null),
            penalisedDense(16, null),
            softmax());
    TrainableNetwork network = network(training, SHAPE, 1);

    assertThatThrownBy(() -> run(training, 1, network).run())
        .isInstanceOf(DivergedException.class)
        .hasMessage(
            "the loss became NaN in epoch 1; the training diverged. A smaller learning_rate"
                + " usually helps");
  }

  @Test
  void theEventsTellOfEveryEpochAndOfItsLastBatch() throws Exception {
    Training training = training(RMSPROP, 2, 32, FLATTEN, softmax());
    TrainingRun run =
        run(training, 1, network(training, SHAPE, 1), patterns(100, 1), patterns(30, 2));

    run.run();

    List<RunEvent> events = events();
    assertThat(events)
        .filteredOn(RunEvent.EpochDone.class::isInstance)
        .containsExactly(
            new RunEvent.EpochDone(2, run.epochs().get(0)),
            new RunEvent.EpochDone(2, run.epochs().get(1)));
    List<RunEvent.BatchDone> last =
        events.stream()
            .filter(RunEvent.BatchDone.class::isInstance)
            .map(RunEvent.BatchDone.class::cast)
            .filter(event -> event.batch() == event.batches())
            .toList();
    // three batches of 32 and one of 4
    assertThat(last).extracting(RunEvent.BatchDone::batch).containsExactly(4, 4);
    assertThat(last).extracting(RunEvent.BatchDone::epoch).containsExactly(1, 2);
    assertThat(last)
        .extracting(event -> event.metrics().value("loss"))
        .containsExactly(
            run.epochs().get(0).metrics().value("train_loss"),
            run.epochs().get(1).metrics().value("train_loss"));
    assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.EpochDone.class);
  }

  // 300 images in batches of 2
  @Test
  void theEventsOfAnEpochAreItsFirstBatchAndFiftyEvenlySpreadWhateverTheClockSays()
      throws Exception {
    run(training(RMSPROP, 1, 2, FLATTEN, softmax()), 1).run();

    assertThat(batches())
        .startsWith(1)
        .hasSize(51)
        .endsWith(IntStream.rangeClosed(1, 50).mapToObj(i -> 3 * i).toArray(Integer[]::new));
  }

  // 300 images in batches of 5 and 37
  @Test
  void theEventsEndWithTheLastBatchAndNeverTellOfABatchTwice() throws Exception {
    run(training(RMSPROP, 1, 5, FLATTEN, softmax()), 1).run();
    List<Integer> ofSixty = batches();
    Files.delete(folder.resolve("events.jsonl"));
    run(training(RMSPROP, 1, 37, FLATTEN, softmax()), 1).run();

    assertThat(ofSixty).hasSize(51).isSorted().doesNotHaveDuplicates().endsWith(60);
    assertThat(batches()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void aBatchMayBeLargerThanTheTrainingSet() throws Exception {
    Training training = training(RMSPROP, 1, 1000, FLATTEN, softmax());
    TrainingRun run = run(training, 1, network(training, SHAPE, 1));

    run.run();

    assertThat(run.epochs()).hasSize(1);
    assertThat(events())
        .filteredOn(RunEvent.BatchDone.class::isInstance)
        .extracting(event -> ((RunEvent.BatchDone) event).batches())
        .containsExactly(1);
  }

  @Test
  void aValidationSetIsEvaluatedAfterEachEpochAndTheTestSetOnceAtTheEnd() throws Exception {
    Training training = training(RMSPROP, 3, 16, LIVELY);
    TrainableNetwork network = network(training, SHAPE, 1);
    Samples train = patterns(300, 1);
    Samples validation = patterns(50, 3);
    Samples test = patterns(150, 2);
    TrainingRun run = run(training, 1, network, new SampleParts(train, validation, test));

    Evaluation evaluation = run.run();

    assertThat(run.epochs())
        .hasSize(3)
        .allSatisfy(
            epoch ->
                assertThat(epoch.metrics().values())
                    .containsOnlyKeys("train_loss", "train_accuracy", "val_loss", "val_accuracy"));
    assertThat(run.epochs().get(2).metrics().of(Part.VALIDATION))
        .isEqualTo(
            Evaluation.of(network, validation, validation.batch(), TrainingFixture.EVALUATION)
                .metrics()
                .measuredOn(Part.VALIDATION));
    assertThat(evaluation.metrics())
        .isEqualTo(
            Evaluation.of(network, test, test.batch(), TrainingFixture.EVALUATION).metrics());
    assertThat(evaluation.answers().predictions().size()).isEqualTo(150);
    // It draws nothing and changes nothing.
    assertThat(WeightsHash.of(network.weights())).isEqualTo(trainedHash(3, 1, LIVELY));
  }

  @Test
  void theWeightsOfTheBestEpochAreThoseThatAreTested() throws Exception {
    Training plain = training(RMSPROP, 6, 16, LIVELY);
    Callbacks callbacks =
        new Callbacks(
            null, null, new BestWeights(new Monitor("val_accuracy"), MonitorMode.MIN), null);
    Training training = plain.withCallbacks(callbacks);
    TrainableNetwork network = network(training, SHAPE, 1);
    Samples test = patterns(150, 2);
    TrainingRun run =
        run(training, 1, network, new SampleParts(patterns(300, 1), patterns(50, 3), test));

    Evaluation evaluation = run.run();

    EpochResult worst =
        run.epochs().stream()
            .min(Comparator.comparingDouble(epoch -> epoch.metrics().value("val_accuracy")))
            .orElseThrow();
    assertThat(run.kept()).isEqualTo(worst);
    assertThat(run.course())
        .isEqualTo(new TrainingCourse(Ending.ALL_EPOCHS, worst.epoch(), List.of()));
    assertThat(WeightsHash.of(network.weights())).isEqualTo(worst.weightsSha256());
    assertThat(evaluation.metrics())
        .isEqualTo(
            Evaluation.of(network, test, test.batch(), TrainingFixture.EVALUATION).metrics());
    assertThat(events()).contains(new RunEvent.WeightsRestored(worst.epoch()));
    // Nothing else is changed by it.
    assertThat(run.epochs().get(5).weightsSha256()).isEqualTo(trainedHash(6, 1, LIVELY));
  }

  @Test
  void aTimeLimitEndsTheTrainingAfterAnEpoch() throws Exception {
    Training plain = training(RMSPROP, 6, 16, LIVELY);
    Training training = plain.withCallbacks(new Callbacks(null, null, null, 1e-9));
    TrainingRun run = run(training, 1);

    run.run();

    assertThat(run.epochs()).hasSize(1);
    assertThat(run.course()).isEqualTo(new TrainingCourse(Ending.TIME_LIMIT, 1, List.of()));
    assertThat(events()).contains(new RunEvent.Ended(1, 6, Ending.TIME_LIMIT));
  }

  @Test
  void theRateOfAPlateauIsTakenByTheSteps() throws Exception {
    Training plain = training(new Optimizer.Sgd(0.01, 0, false), 3, 16, FLATTEN, softmax());
    ReduceLrOnPlateau always =
        new ReduceLrOnPlateau(new Monitor("train_loss"), 0, 1, 1e9, MonitorMode.AUTO, 0, 0);
    Training training = plain.withCallbacks(new Callbacks(null, always, null, null));
    TrainableNetwork network = network(training, SHAPE, 1);
    TrainingRun run = run(training, 1, network);

    run.run();

    // The first epoch is better than nothing; after the second the rate is 0.
    assertThat(run.course())
        .isEqualTo(new TrainingCourse(Ending.ALL_EPOCHS, 3, List.of(new Reduction(2, 0))));
    assertThat(run.epochs().get(2).weightsSha256())
        .isEqualTo(run.epochs().get(1).weightsSha256())
        .isNotEqualTo(run.epochs().get(0).weightsSha256());
    assertThat(events()).contains(new RunEvent.LearningRateReduced(2, 0));
  }

  private String trainedHash(long seed, Layer... layers) throws IOException, DivergedException {
    return trainedHash(2, seed, layers);
  }

  private String trainedHash(int epochs, long seed, Layer... layers)
      throws IOException, DivergedException {
    Training training = training(RMSPROP, epochs, 16, layers);
    TrainableNetwork network = network(training, SHAPE, seed);
    run(training, seed, network).run();
    return WeightsHash.of(network.weights());
  }

  private TrainingRun run(Training training, long seed) throws IOException {
    return run(training, seed, network(training, SHAPE, seed));
  }

  private TrainingRun run(Training training, long seed, TrainableNetwork network)
      throws IOException {
    return run(training, seed, network, patterns(300, 1), patterns(150, 2));
  }

  private TrainingRun run(
      Training training, long seed, TrainableNetwork network, Samples train, Samples test)
      throws IOException {
    return run(training, seed, network, new SampleParts(train, null, test));
  }

  private TrainingRun run(Training training, long seed, TrainableNetwork network, SampleParts parts)
      throws IOException {
    EventLog log = new EventLog(folder.resolve("events.jsonl"));
    logs.add(log);
    Path checkpoints = Files.createDirectories(folder.resolve("" + logs.size()));
    CheckpointFile checkpoint = new CheckpointFile(checkpoints.resolve("checkpoint.bin"), "key");
    return new TrainingRun(
        training, seed, network, parts, TrainingFixture.EVALUATION, log, checkpoint);
  }

  private List<Integer> batches() throws IOException {
    return events().stream()
        .filter(RunEvent.BatchDone.class::isInstance)
        .map(event -> ((RunEvent.BatchDone) event).batch())
        .toList();
  }

  private List<RunEvent> events() throws IOException {
    List<RunEvent> events = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
      events.add(RecordJson.parse(line, RunEvent.class));
    }
    return events;
  }

  private static double batchLoss(TrainableNetwork network, Samples.Batch batch, int size) {
    float[] outputs = network.predict(batch.features());
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum -= Math.log(outputs[row * CLASSES + label(batch, row)]);
    }
    return sum / size + network.penalty();
  }

  private static double batchAccuracy(TrainableNetwork network, Samples.Batch batch, int size) {
    float[] outputs = network.predict(batch.features());
    double right = 0;
    for (int row = 0; row < size; row++) {
      float own = outputs[row * CLASSES + label(batch, row)];
      boolean best = true;
      for (int c = 0; c < CLASSES; c++) {
        best &= outputs[row * CLASSES + c] <= own;
      }
      right += best ? 1 : 0;
    }
    return right / size;
  }

  /** Durstenfeld's form of Fisher and Yates' shuffle. */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length; i > 1; i--) {
      int j = random.nextInt(i);
      int last = order[i - 1];
      order[i - 1] = order[j];
      order[j] = last;
    }
  }

  private static int label(Samples.Batch batch, int row) {
    return ClassificationEvaluation.argmax(batch.targets(), row * CLASSES, CLASSES);
  }
}
