package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.result.Metrics;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.Regression;
import io.github.experimentmaven.trainer.network.GeneratedNetwork;
import io.github.experimentmaven.trainer.network.GeneratedNetworks;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The main class of a process that trains everything the language has, and a few networks of usual
 * size, for which the libraries choose other kernels and which are evaluated in several batches. A
 * line each: what was trained, the hash of the weights that came of it, and the {@link ResultsHash}
 * of what was measured and predicted.
 */
public final class GoldenTrainings {

  private static final Optimizer RMSPROP = new Optimizer.RmsProp(0.001, 0.9, 0, 1e-7, false, false);
  private static final int CLASSES = 10;
  private static final int STEPS = 3;

  private static final TaskEvaluation TASK =
      new ClassificationEvaluation(IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList());

  private GoldenTrainings() {}

  /**
   * Trains.
   *
   * @param arguments the file to write and a folder for other files
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    Map<String, String> hashes = new LinkedHashMap<>();
    List<GeneratedNetwork> small =
        Stream.of(
                GeneratedNetworks.layers(2),
                GeneratedNetworks.optimizers(2),
                GeneratedNetworks.losses(2))
            .flatMap(List::stream)
            .toList();
    for (GeneratedNetwork network : small) {
      GeneratedTraining training =
          new GeneratedTraining(network, folder.resolve(String.valueOf(hashes.size())));
      training.run(2);
      hashes.put(network.name(), training.weightsSha256() + " " + training.resultsSha256());
    }
    hashes.put("the MLP for MNIST", usual(RMSPROP, Shape.of(28, 28, 1), 128, Networks.mlp()));
    hashes.put("the CNN for MNIST", usual(RMSPROP, Shape.of(28, 28, 1), 64, Networks.cnn()));
    hashes.put(
        "a CNN with batch normalization", usual(RMSPROP, Shape.of(32, 32, 3), 64, normalized()));
    hashes.put(
        "a CNN with convolutions of 1 x 1", usual(RMSPROP, Shape.of(28, 28, 1), 32, pointwise()));
    hashes.put(
        "one for which all classes tie", single(new Optimizer.Sgd(0, 0, false), Initializer.ZEROS));
    hashes.put(
        "one that is sure and wrong",
        single(new Optimizer.Sgd(1000, 0, false), Initializer.GLOROT_UNIFORM));
    hashes.put(
        "binary classification of rows",
        RowTrainings.binaryClassification(Loss.BINARY_CROSSENTROPY));
    for (Loss loss : RowTrainings.losses(new BinaryClassification())) {
      if (!loss.equals(Loss.BINARY_CROSSENTROPY)) {
        hashes.put(
            "binary classification of rows, " + GeneratedNetworks.name(loss),
            RowTrainings.binaryClassification(loss));
      }
    }
    hashes.put(
        "binary classification of rows, classes balanced", RowTrainings.balancedClassification());
    for (Loss loss : RowTrainings.losses(new Regression())) {
      hashes.put(
          "regression of rows, " + GeneratedNetworks.name(loss), RowTrainings.regression(loss));
    }
    hashes.putAll(new DecidedTrainings(folder.resolve("decided")).hashes());
    Files.write(
        Path.of(arguments[0]),
        hashes.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList(),
        StandardCharsets.UTF_8);
    // exit, not return: native code leaves threads of its own behind.
    System.exit(0);
  }

  private static String single(Optimizer optimizer, Initializer initializer) throws Exception {
    Layer dense =
        new Layer.Dense(
            CLASSES,
            ActivationFunction.SOFTMAX,
            true,
            initializer,
            Initializer.ZEROS,
            null,
            null,
            null,
            null,
            null);
    return usual(optimizer, Shape.of(8, 8, 1), 64, List.of(TrainingFixture.FLATTEN, dense));
  }

  private static String usual(Optimizer optimizer, Shape input, int batchSize, List<Layer> layers)
      throws Exception {
    Training training =
        TrainingFixture.training(optimizer, Loss.CATEGORICAL_CROSSENTROPY, 1, batchSize, layers);
    return trained(training, input, images(input, STEPS * batchSize), TASK);
  }

  /** A few steps with samples that are enough for them. */
  static String trained(Training training, Shape input, Samples samples, TaskEvaluation task)
      throws Exception {
    int batchSize = training.batchSize();
    TrainableNetwork network =
        TrainableNetwork.of(
            training, NetworkSummary.of(training.architecture(), input), samples.outputs(), 1);
    Samples.Batch batch = samples.batch();
    TrainingMetrics metrics = new TrainingMetrics(network, task);
    network.startEpoch(1);
    metrics.onEpochStart(1);
    for (int step = 0; step < STEPS; step++) {
      batch.fill(samples.order(), step * batchSize, (step + 1) * batchSize);
      double penalty = network.penalty();
      float[] outputs =
          network.train(batch.features(), batch.targets(), batch.weights(), batch.samples());
      metrics.onBatch(
          new TrainedBatch(
              step + 1, STEPS, batchSize, batch.targets(), outputs, batch.weights(), penalty));
    }
    Evaluation evaluation = Evaluation.of(network, samples, samples.batch(), task);
    Metrics measured =
        metrics
            .mean()
            .metrics()
            .measuredOn(Part.TRAIN)
            .and(evaluation.metrics().measuredOn(Part.TEST));
    return WeightsHash.of(network.weights())
        + " "
        + ResultsHash.of(List.of(measured), evaluation.answers());
  }

  private static Samples images(Shape shape, int count) {
    SplittableRandom random = new SplittableRandom(3);
    byte[] pixels = new byte[count * shape.size()];
    byte[] labels = new byte[count];
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
    }
    return LabelledImages.of(shape, pixels, labels, CLASSES);
  }

  /** Convolutions without a bias, as the normalization behind them has one. */
  private static List<Layer> normalized() {
    Layer normalization = new Layer.BatchNormalization(0.99, 0.001, null);
    Layer relu = new Layer.Activation(ActivationFunction.RELU, null);
    return List.of(
        unbiased(32),
        normalization,
        relu,
        unbiased(32),
        normalization,
        relu,
        Networks.maxPooling(),
        unbiased(64),
        normalization,
        relu,
        new Layer.GlobalAveragePooling2D(null),
        Networks.dense(CLASSES, ActivationFunction.SOFTMAX));
  }

  /** Convolutions of 1 x 1 with and without strides and a bias, and one of few pixels. */
  private static List<Layer> pointwise() {
    return List.of(
        Networks.convolution(32, 3, ActivationFunction.RELU),
        Networks.convolution(16, 1, ActivationFunction.RELU),
        Networks.maxPooling(),
        unbiased(64, 1, 1),
        unbiased(128, 1, 2),
        Networks.convolution(64, 1, ActivationFunction.RELU),
        new Layer.GlobalAveragePooling2D(null),
        Networks.dense(CLASSES, ActivationFunction.SOFTMAX));
  }

  private static Layer unbiased(int filters) {
    return unbiased(filters, 3, 1);
  }

  private static Layer unbiased(int filters, int side, int stride) {
    return new Layer.Conv2D(
        filters,
        Size.square(side),
        Size.square(stride),
        Padding.SAME,
        Size.square(1),
        ActivationFunction.LINEAR,
        false,
        Initializer.GLOROT_UNIFORM,
        Initializer.ZEROS,
        null,
        null,
        null,
        null,
        null);
  }
}
