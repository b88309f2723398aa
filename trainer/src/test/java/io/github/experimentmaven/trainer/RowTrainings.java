package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Networks;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.Task;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Short trainings with rows of numbers, for each task that has an output of its own kind. */
final class RowTrainings {

  private static final Optimizer ADAM = new Optimizer.Adam(0.01, 0.9, 0.999, 1e-7, false);
  private static final int COLUMNS = 5;
  private static final int BATCH_SIZE = 40;
  private static final int ROWS = 3 * BATCH_SIZE;

  private RowTrainings() {}

  /** Each of a task as an experiment has it that gives no arguments. */
  static List<Loss> losses(Task task) {
    return Stream.of(
            Loss.MEAN_SQUARED_ERROR,
            new Loss.MeanAbsoluteError(),
            new Loss.Huber(1),
            new Loss.LogCosh(),
            new Loss.MeanAbsolutePercentageError(),
            new Loss.MeanSquaredLogarithmicError(),
            new Loss.Poisson(),
            new Loss.CosineSimilarity(),
            Loss.BINARY_CROSSENTROPY,
            new Loss.BinaryFocalCrossentropy(true, 0.25, 2, 0),
            new Loss.Hinge(),
            new Loss.SquaredHinge())
        .filter(loss -> task.losses().contains(loss.getClass()))
        .toList();
  }

  static String binaryClassification(Loss loss) throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    byte[] labels = new byte[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = (byte) random.nextInt(2);
    }
    return GoldenTrainings.trained(
        training(loss, 1, last(loss, ActivationFunction.SIGMOID)),
        Shape.of(COLUMNS),
        new Samples(rows(), new BinaryLabels(SampleBytes.of(labels, 1))),
        new BinaryEvaluation(
            List.of("no", "yes"),
            BinaryClassification.isSigned(last(loss, ActivationFunction.SIGMOID))));
  }

  /** One class of two has about a quarter of the rows, and counts as much as the other. */
  static String balancedClassification() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    byte[] bytes = new byte[ROWS];
    for (int i = 0; i < ROWS; i++) {
      bytes[i] = (byte) (random.nextInt(4) == 0 ? 1 : 0);
    }
    List<String> classNames = List.of("no", "yes");
    BinaryLabels labels = new BinaryLabels(SampleBytes.of(bytes, 1));
    return GoldenTrainings.trained(
        training(Loss.BINARY_CROSSENTROPY, 1, ActivationFunction.SIGMOID),
        Shape.of(COLUMNS),
        new Samples(
            rows(),
            labels,
            new ClassWeights(new ClassWeight.Balanced(), classNames, labels::label, ROWS)),
        new BinaryEvaluation(classNames, false));
  }

  static String regression(Loss loss) throws Exception {
    int width = 2;
    return GoldenTrainings.trained(
        training(loss, width, last(loss, ActivationFunction.LINEAR)),
        Shape.of(COLUMNS),
        new Samples(
            rows(), new NumberTargets(SampleBytes.of(numbers(ROWS * width, 6), 4 * width), width)),
        new RegressionEvaluation(width));
  }

  private static ActivationFunction last(Loss loss, ActivationFunction usual) {
    boolean hinge = loss instanceof Loss.Hinge || loss instanceof Loss.SquaredHinge;
    return hinge
        ? ActivationFunction.TANH
        : loss.needs().allows(usual) ? usual : loss.needs().activations().get(0);
  }

  private static Training training(Loss loss, int outputs, ActivationFunction last) {
    return TrainingFixture.training(
        ADAM,
        loss,
        1,
        BATCH_SIZE,
        List.of(Networks.dense(8, ActivationFunction.RELU), Networks.dense(outputs, last)));
  }

  private static Rows rows() {
    return new Rows(COLUMNS, SampleBytes.of(numbers(ROWS * COLUMNS, 4), 4 * COLUMNS));
  }

  /** Between -2 and 2. */
  private static byte[] numbers(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES);
    for (int i = 0; i < count; i++) {
      bytes.putFloat((float) (random.nextDouble() * 4 - 2));
    }
    return bytes.array();
  }
}
