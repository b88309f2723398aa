package io.github.experimentmaven.task;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers, an output each. What is measured of several targets is the mean over the targets. */
public record Regression() implements Task {

  private static final Quantity MEAN_ABSOLUTE_ERROR = Quantity.error("mean_absolute_error", "");

  /** The mean absolute error on the test part. */
  public static final Metric TEST_MEAN_ABSOLUTE_ERROR =
      new Metric(
          Part.TEST,
          MEAN_ABSOLUTE_ERROR,
          "Mean of |y - p| over the test samples; of several targets the mean over them.");

  /** The mean absolute error on the training part. */
  public static final Metric TRAIN_MEAN_ABSOLUTE_ERROR =
      new Metric(
          Part.TRAIN,
          MEAN_ABSOLUTE_ERROR,
          "Keras' training mean absolute error: the running mean over the last epoch's batches,"
              + " taken while training.");

  /** The root mean squared error. */
  public static final Metric TEST_ROOT_MEAN_SQUARED_ERROR =
      new Metric(
          Part.TEST,
          Quantity.error("root_mean_squared_error", ""),
          "Root of the mean of (y - p)^2 over the test samples; of several targets the mean of their"
              + " roots.");

  /** The coefficient of determination. */
  public static final Metric TEST_R2 =
      new Metric(
          Part.TEST,
          new Quantity("r2", "", true, Double.NEGATIVE_INFINITY, 1, false),
          "Coefficient of determination: 1 - sum of (y - p)^2 / sum of (y - mean of y)^2 over the"
              + " test samples, 0 for whoever always predicts their mean; of a target that is"
              + " always the same 1 if it is met and else 0; of several targets the mean over"
              + " them.");

  @Override
  public String name() {
    return "regression";
  }

  @Override
  public boolean fits(Targets targets, Shape output) {
    return targets instanceof Targets.Numbers;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.TRAIN_LOSS,
        TRAIN_MEAN_ABSOLUTE_ERROR,
        Metric.TEST_LOSS,
        TEST_ROOT_MEAN_SQUARED_ERROR,
        TEST_R2,
        TEST_MEAN_ABSOLUTE_ERROR);
  }

  @Override
  public Metric headline() {
    return TEST_MEAN_ABSOLUTE_ERROR;
  }

  @Override
  public Set<Class<? extends Loss>> losses() {
    return Set.of(
        Loss.MeanSquaredError.class,
        Loss.MeanAbsoluteError.class,
        Loss.Huber.class,
        Loss.LogCosh.class,
        Loss.MeanAbsolutePercentageError.class,
        Loss.MeanSquaredLogarithmicError.class,
        Loss.Poisson.class,
        Loss.CosineSimilarity.class);
  }

  @Override
  public Loss defaultLoss() {
    return Loss.MEAN_SQUARED_ERROR;
  }

  @Override
  public Optional<Mismatch> mismatch(Shape output, Targets targets) {
    int numbers = targets.numbers().names().size();
    return output.equals(Shape.of(numbers))
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                numbers == 1
                    ? "the data has a number to be predicted"
                    : "the data has " + numbers + " numbers to be predicted",
                "the network must end in [" + numbers + "]"));
  }

  @Override
  public Optional<Mismatch> mismatch(ActivationFunction last, Loss loss) {
    return last == ActivationFunction.SOFTMAX
        ? Optional.of(
            new Mismatch(
                "the data has numbers to be predicted, and outputs of softmax are shares of 1",
                "end in linear, which is the default, or in relu or softplus for numbers above 0"))
        : Optional.empty();
  }
}
