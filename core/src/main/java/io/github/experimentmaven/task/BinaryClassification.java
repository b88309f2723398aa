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

/**
 * Which of two classes a sample is of: one output, the probability of the second class, which is
 * the positive one. It is the answer where its probability is greater than {@value #THRESHOLD}.
 */
public record BinaryClassification() implements Task {

  /** Up to which probability of the second class the first one is the answer. */
  public static final float THRESHOLD = 0.5f;

  /** The mean squared error of the probabilities. */
  public static final Metric TEST_BRIER_SCORE =
      test(
          new Quantity("brier_score", "", false, 0, 1, false),
          "Mean of (y - p)^2 over the test samples, where p is the probability of the positive"
              + " class and y is 1 if the sample is of it, else 0.");

  /** How many of those that are said to be positive are. */
  public static final Metric TEST_PRECISION =
      test(
          Quantity.score("precision"),
          "Fraction of the test samples said to be of the positive class that are; 0 if none is"
              + " said to be.");

  /** How many of those that are positive are said to be. */
  public static final Metric TEST_RECALL =
      test(
          Quantity.score("recall"),
          "Fraction of the test samples of the positive class that are said to be; 0 if there are"
              + " none.");

  /** The harmonic mean of precision and recall. */
  public static final Metric TEST_F1 =
      test(
          Quantity.score("f1"),
          "Harmonic mean of precision and recall of the positive class; 0 if both are.");

  /** The area below the precision-recall curve, as average precision. */
  public static final Metric TEST_PR_AUC =
      test(
          Quantity.score("pr_auc"),
          "Average precision: the sum over all thresholds of the gain in recall times the precision"
              + " there, as scikit-learn's average_precision_score; 0 without a positive sample.");

  /** The area below the ROC curve. */
  public static final Metric TEST_ROC_AUC =
      test(
          Quantity.score("roc_auc"),
          "How often a sample of the positive class has a greater probability than one of the"
              + " other, ties counted by half: the area below the ROC curve; 0.5 if the test"
              + " samples are all of one class.");

  private static Metric test(Quantity quantity, String description) {
    return new Metric(Part.TEST, quantity, description);
  }

  @Override
  public String name() {
    return "binary classification";
  }

  @Override
  public boolean fits(Targets targets, Shape output) {
    return targets instanceof Targets.Classes classes
        && classes.count() == 2
        && output.equals(Shape.of(1));
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.TRAIN_LOSS,
        MulticlassClassification.TRAIN_ACCURACY,
        Metric.TEST_LOSS,
        TEST_BRIER_SCORE,
        TEST_PRECISION,
        TEST_RECALL,
        TEST_F1,
        TEST_PR_AUC,
        TEST_ROC_AUC,
        MulticlassClassification.TEST_ACCURACY);
  }

  @Override
  public Metric headline() {
    return MulticlassClassification.TEST_ACCURACY;
  }

  @Override
  public Set<Class<? extends Loss>> losses() {
    return Set.of(
        Loss.BinaryCrossentropy.class,
        Loss.BinaryFocalCrossentropy.class,
        Loss.MeanSquaredError.class,
        Loss.Hinge.class,
        Loss.SquaredHinge.class);
  }

  @Override
  public Loss defaultLoss() {
    return Loss.BINARY_CROSSENTROPY;
  }

  /**
   * Whether an output is between -1 and 1 instead of a probability {@code p}: it is then {@code 2p
   * - 1}, and above 0 the answer is the second class.
   *
   * @param last the activation that the network ends in
   */
  public static boolean isSigned(ActivationFunction last) {
    return last == ActivationFunction.TANH || last == ActivationFunction.SOFTSIGN;
  }

  /** Another output is another task. */
  @Override
  public Optional<Mismatch> mismatch(Shape output, Targets targets) {
    return Optional.empty();
  }

  /** Hinge losses ask for -1 and 1, so that the output must reach from the one to the other. */
  @Override
  public Optional<Mismatch> mismatch(ActivationFunction last, Loss loss) {
    if (loss instanceof Loss.Hinge || loss instanceof Loss.SquaredHinge) {
      return isSigned(last)
          ? Optional.empty()
          : Optional.of(
              new Mismatch(
                  "with a hinge loss the one output must be between -1 and 1",
                  "end in [1] with tanh or softsign"));
    }
    return last == ActivationFunction.SIGMOID
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "the data has 2 classes, and the one output must be a probability",
                "two classes: end in [1] with sigmoid or in [2] with softmax"));
  }
}
