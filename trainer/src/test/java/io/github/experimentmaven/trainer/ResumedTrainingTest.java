package io.github.experimentmaven.trainer;

import static io.github.experimentmaven.trainer.TrainingFixture.FLATTEN;
import static io.github.experimentmaven.trainer.TrainingFixture.SHAPE;
import static io.github.experimentmaven.trainer.TrainingFixture.patterns;
import static io.github.experimentmaven.trainer.TrainingFixture.penalisedDense;
import static io.github.experimentmaven.trainer.TrainingFixture.softmax;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult.EpochResult;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that was interrupted ends with the bits of one that was not. */
class ResumedTrainingTest {

  private static final int EPOCHS = 4;
  private static final Optimizer RMSPROP = new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false);

  /** Random numbers, moving averages, penalties. */
  private static final Layer[] DENSE = {
    FLATTEN,
    penalisedDense(16, new Regularizer(0, 0.001)),
    new Layer.BatchNormalization(0.9, 0.001, null),
    new Layer.Dropout(0.3, null),
    softmax()
  };

  /** Every layer that is Deeplearning4j's own, which might remember something by itself. */
  private static final Layer[] LIBRARY = {
    Networks.convolution(4, 3, ActivationFunction.RELU),
    new Layer.BatchNormalization(0.9, 0.001, null),
    new Layer.AveragePooling2D(Size.square(2), Size.square(1), Padding.VALID, null),
    new Layer.Activation(ActivationFunction.ELU, null),
    new Layer.Dropout(0.2, null),
    Networks.convolution(4, 3, ActivationFunction.RELU),
    new Layer.BatchNormalization(0.99, 0.001, null),
    new Layer.MaxPooling2D(Size.square(2), Size.square(1), Padding.VALID, null),
    new Layer.Dropout(0.2, null),
    new Layer.GlobalAveragePooling2D(null),
    softmax()
  };

  /** Which overwrites weights in the middle of an epoch, and is interrupted between. */
  private static final Optimizer AVERAGED =
      new Optimizer.Adam(
          new LearningRate.Constant(0.001),
          0.9,
          0.999,
          1e-7,
          false,
          null,
          Clipping.NONE,
          new MovingAverages(true, 0.9, 7));

  @TempDir private Path folder;

  static Stream<Arguments> trainings() {
    return Stream.of(
            RMSPROP,
            new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, true, false),
            new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, false, false),
            new Optimizer.RmsProp(0.001, 0.9, 0.5, 1e-7, true, false),
            new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, false),
            new Optimizer.Adam(0.001, 0.9, 0.999, 1e-7, true),
            new Optimizer.Sgd(0.01, 0, false),
            new Optimizer.Sgd(0.01, 0.9, false),
            new Optimizer.Sgd(0.01, 0.9, true),
            AVERAGED)
        .flatMap(
            optimizer ->
                Stream.of(
                    Arguments.of("dense", optimizer, DENSE),
                    Arguments.of("library", optimizer, LIBRARY)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("trainings")
  void aTrainingInterruptedTwiceEndsWithTheSameBits(
      String name, Optimizer optimizer, Layer[] layers) throws Exception {
    Trained whole = train(optimizer, EPOCHS, file(), layers);
    Path checkpoint = file();

    // A shorter training leaves the checkpoint that a longer one would have at its last epoch.
    train(optimizer, 2, checkpoint, layers);
    Trained second = train(optimizer, 3, checkpoint, layers);
    Trained third = train(optimizer, EPOCHS, checkpoint, layers);

    assertThat(second.events)
        .filteredOn(RunEvent.Resumed.class::isInstance)
        .containsExactly(new RunEvent.Resumed(1, 3));
    assertThat(third.events)
        .filteredOn(RunEvent.Resumed.class::isInstance)
        .containsExactly(new RunEvent.Resumed(2, EPOCHS));
    assertThat(third.run.epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
        .isEqualTo(whole.run.epochs());
    assertThat(third.run.initialWeightsSha256()).isEqualTo(whole.run.initialWeightsSha256());
    assertThat(third.evaluation.answers().predictions().sha256())
        .isEqualTo(whole.evaluation.answers().predictions().sha256());
    assertThat(WeightsHash.of(third.network.weights()))
        .isEqualTo(WeightsHash.of(whole.network.weights()))
        .isEqualTo(third.run.weightsSha256());
    assertThat(third.run.weightsSha256().equals(third.run.epochs().get(EPOCHS - 1).weightsSha256()))
        .isNotEqualTo(optimizer.averages().useEma());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("trainings")
  void aPausedTrainingIsTheBeginningOfTheWholeOneAndGoesOnToItsBits(
      String name, Optimizer optimizer, Layer[] layers) throws Exception {
    Training training = training(optimizer, EPOCHS, layers);
    Trained whole = train(training, file(), null);
    Path checkpoint = file();

    List<EpochResult> first = paused(training, 1, checkpoint);
    List<EpochResult> third = paused(training, 3, checkpoint);
    Trained last = train(training, checkpoint, null);

    assertThat(first)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
        .isEqualTo(whole.run.epochs().subList(0, 1));
    assertThat(third)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
        .isEqualTo(whole.run.epochs().subList(0, 3));
    assertThat(last.run.epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
        .isEqualTo(whole.run.epochs());
    assertThat(last.run.weightsSha256()).isEqualTo(whole.run.weightsSha256());
    assertThat(last.evaluation.answers().predictions().sha256())
        .isEqualTo(whole.evaluation.answers().predictions().sha256());
  }

  /** What a schedule comes to depends on the number of epochs that there are to be. */
  @Test
  void aPausedTrainingHasTheLearningRatesOfTheWholeOne() throws Exception {
    Training training =
        training(
            new Optimizer.Sgd(
                new LearningRate.PolynomialDecay(0.5, 20, 0.0001, 1, false),
                0,
                false,
                null,
                Clipping.NONE,
                MovingAverages.NONE),
            EPOCHS,
            DENSE);
    Trained whole = train(training, file(), null);
    Path checkpoint = file();

    assertThat(paused(training, 2, checkpoint))
        .extracting(EpochResult::weightsSha256)
        .isEqualTo(
            whole.run.epochs().subList(0, 2).stream().map(EpochResult::weightsSha256).toList());
    assertThat(train(training, checkpoint, null).run.weightsSha256())
        .isEqualTo(whole.run.weightsSha256());
  }

  @Test
  void aTrainingThatHasComeFurtherIsNotTrainedForAPause() throws Exception {
    Training training = training(RMSPROP, EPOCHS, DENSE);
    Path checkpoint = file();
    List<EpochResult> third = paused(training, 3, checkpoint);

    assertThat(paused(training, 2, checkpoint)).isEqualTo(third);
  }

  @Test
  void aTrainingThatEndsBeforeAPauseIsNotPaused() throws Exception {
    EarlyStopping stopping =
        new EarlyStopping(new Monitor("val_loss"), 10, 1, null, MonitorMode.AUTO, 0, false);
    Training training = with(new Callbacks(stopping, null, null, null), EPOCHS);

    try (EventLog log = new EventLog(file())) {
      TrainingRun run = run(training, file(), patterns(20, 3), log);

      assertThat(run.train(2)).isTrue();
      assertThat(run.epochs()).hasSize(2);
    }
  }

  static Stream<Callbacks> callbacks() {
    Monitor loss = new Monitor("val_loss");
    return Stream.of(
        new Callbacks(
            new EarlyStopping(loss, 0.05, 2, null, MonitorMode.AUTO, 0, true), null, null, null),
        new Callbacks(
            new EarlyStopping(loss, 10, 3, null, MonitorMode.AUTO, 0, true), null, null, null),
        new Callbacks(
            null, new ReduceLrOnPlateau(loss, 0.5, 1, 10, MonitorMode.AUTO, 1, 1e-5), null, null),
        new Callbacks(
            null, null, new BestWeights(new Monitor("train_accuracy"), MonitorMode.MIN), null),
        new Callbacks(
            new EarlyStopping(loss, 0.05, 2, null, MonitorMode.AUTO, 1, true),
            new ReduceLrOnPlateau(loss, 0.1, 1, 0.05, MonitorMode.AUTO, 0, 0),
            null,
            null));
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  void whatWasDecidedOutlastsInterruptions(Callbacks callbacks) throws Exception {
    Training whole = with(callbacks, 7);
    Trained expected = train(whole, file());
    Path checkpoint = file();

    // An interruption after each of its epochs.
    List<RunEvent> events = new ArrayList<>();
    for (int epochs = 2; epochs < expected.run.epochs().size(); epochs++) {
      events.addAll(train(with(callbacks, epochs), checkpoint).events);
    }
    Trained last = train(whole, checkpoint);
    events.addAll(last.events);

    assertThat(last.run.epochs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
        .isEqualTo(expected.run.epochs());
    assertThat(last.run.course()).isEqualTo(expected.run.course());
    assertThat(WeightsHash.of(last.network.weights()))
        .isEqualTo(WeightsHash.of(expected.network.weights()))
        .isEqualTo(expected.run.kept().weightsSha256());
    assertThat(last.evaluation.metrics()).isEqualTo(expected.evaluation.metrics());
    assertThat(events)
        .filteredOn(RunEvent.LearningRateReduced.class::isInstance)
        .hasSameElementsAs(
            expected.events.stream()
                .filter(RunEvent.LearningRateReduced.class::isInstance)
                .toList());
  }

  private static Training with(Callbacks callbacks, int epochs) {
    return training(RMSPROP, epochs, DENSE).withCallbacks(callbacks);
  }

  @Test
  void everyHashIsOfItsOwnMoment() throws Exception {
    TrainingRun run = train(RMSPROP, EPOCHS, file(), DENSE).run;

    assertThat(run.epochs()).extracting(EpochResult::weightsSha256).doesNotHaveDuplicates();
    assertThat(run.initialWeightsSha256())
        .isEqualTo(
            WeightsHash.of(
                TrainingFixture.network(training(RMSPROP, 1, DENSE), SHAPE, 7).weights()));
  }

  @Test
  void theTimesAreSumsOverAllParts() throws Exception {
    Path checkpoint = file();
    train(RMSPROP, 3, checkpoint, DENSE);
    History.State history = state(checkpoint, "history", History.State.class);
    EpochEvaluation.State evaluation = state(checkpoint, "evaluation", EpochEvaluation.State.class);
    TotalTime.State time = state(checkpoint, "time", TotalTime.State.class);

    TrainingRun run = train(RMSPROP, EPOCHS, checkpoint, DENSE).run;

    assertThat(run.epochs().subList(0, 2)).isEqualTo(history.epochs());
    assertThat(run.trainingSeconds())
        .isEqualTo(run.epochs().stream().mapToDouble(EpochResult::seconds).sum());
    assertThat(run.evaluationSeconds()).isGreaterThan(evaluation.seconds());
    assertThat(run.totalSeconds()).isGreaterThan(time.seconds());
  }

  @Test
  void aDamagedCheckpointIsThrownAwayAndTheTrainingStartsFromTheBeginning() throws Exception {
    Trained whole = train(RMSPROP, EPOCHS, file(), DENSE);
    Path checkpoint = file();
    train(RMSPROP, 3, checkpoint, DENSE);
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length / 2] ^= 4;
    Files.write(checkpoint, bytes);

    Trained training = train(RMSPROP, EPOCHS, checkpoint, DENSE);

    assertThat(training.events.get(0))
        .isEqualTo(
            new RunEvent.Warned(
                "the training starts from the beginning, as its checkpoint cannot be used: it is"
                    + " damaged"));
    assertThat(training.events).noneMatch(RunEvent.Resumed.class::isInstance);
    assertThat(WeightsHash.of(training.network.weights()))
        .isEqualTo(WeightsHash.of(whole.network.weights()));
    assertThat(new CheckpointFile(checkpoint, "key").read().orElseThrow().epoch())
        .isEqualTo(EPOCHS - 1);
  }

  @Test
  void theLastEpochNeedsNoCheckpoint() throws Exception {
    Path checkpoint = file();

    train(RMSPROP, 1, checkpoint, DENSE);

    assertThat(checkpoint).doesNotExist();
  }

  private record Trained(
      TrainingRun run, TrainableNetwork network, Evaluation evaluation, List<RunEvent> events) {}

  private Trained train(Optimizer optimizer, int epochs, Path checkpoint, Layer... layers)
      throws Exception {
    return train(training(optimizer, epochs, layers), checkpoint, null);
  }

  private Trained train(Training training, Path checkpoint) throws Exception {
    return train(training, checkpoint, patterns(20, 3));
  }

  private Trained train(Training training, Path checkpoint, @Nullable Samples validation)
      throws Exception {
    TrainableNetwork network = TrainingFixture.network(training, SHAPE, 7);
    Path events = file();
    try (EventLog log = new EventLog(events)) {
      TrainingRun run = run(training, network, checkpoint, validation, log);
      Evaluation evaluation = run.run();
      return new Trained(run, network, evaluation, events(events));
    }
  }

  /** The epochs that are done of a training that is paused. */
  private List<EpochResult> paused(Training training, int epoch, Path checkpoint) throws Exception {
    try (EventLog log = new EventLog(file())) {
      TrainingRun run = run(training, checkpoint, null, log);
      assertThat(run.train(epoch)).isFalse();
      return run.epochs();
    }
  }

  private static TrainingRun run(
      Training training, Path checkpoint, @Nullable Samples validation, EventLog log)
      throws Exception {
    return run(training, TrainingFixture.network(training, SHAPE, 7), checkpoint, validation, log);
  }

  private static TrainingRun run(
      Training training,
      TrainableNetwork network,
      Path checkpoint,
      @Nullable Samples validation,
      EventLog log) {
    return new TrainingRun(
        training,
        7,
        network,
        new SampleParts(patterns(70, 1), validation, patterns(30, 2)),
        TrainingFixture.EVALUATION,
        log,
        new CheckpointFile(checkpoint, "key"));
  }

  private static <S> S state(Path checkpoint, String name, Class<S> type) throws Exception {
    JsonNode state = new CheckpointFile(checkpoint, "key").read().orElseThrow().states().get(name);
    return RecordJson.parse(state, type);
  }

  private static Training training(Optimizer optimizer, int epochs, Layer... layers) {
    return TrainingFixture.training(optimizer, epochs, 16, layers);
  }

  private static List<RunEvent> events(Path file) throws IOException {
    List<RunEvent> events = new java.util.ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      events.add(RecordJson.parse(line, RunEvent.class));
    }
    return events;
  }

  private Path file() {
    return folder.resolve(UUID.randomUUID().toString());
  }
}
