package io.github.experimentmaven.task;

import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Quantity;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several classes a sample is of: an output a class, the greatest of which is the answer.
 */
public record MulticlassClassification() implements Task {

  /** The accuracy on the test part. */
  public static final Metric TEST_ACCURACY =
      new Metric(
          Part.TEST,
          Quantity.ACCURACY,
          "Fraction of the test samples whose most probable class is right.");

  /** The accuracy on the training part. */
  public static final Metric TRAIN_ACCURACY =
      new Metric(
          Part.TRAIN,
          Quantity.ACCURACY,
          "Keras' training accuracy: the running mean over the last epoch's batches, taken while"
              + " training.");

  @Override
  public String name() {
    return "multi-class classification";
  }

  @Override
  public boolean fits(Targets targets, Shape output) {
    return targets instanceof Targets.Classes && !new BinaryClassification().fits(targets, output);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.TRAIN_LOSS, TRAIN_ACCURACY, Metric.TEST_LOSS, TEST_ACCURACY);
  }

  @Override
  public Metric headline() {
    return TEST_ACCURACY;
  }

  @Override
  public Set<Class<? extends Loss>> losses() {
    return Set.of(
        Loss.CategoricalCrossentropy.class,
        Loss.CategoricalFocalCrossentropy.class,
        Loss.MeanSquaredError.class,
        Loss.KlDivergence.class,
        Loss.Hinge.class,
        Loss.SquaredHinge.class,
        Loss.CategoricalHinge.class,
        Loss.CosineSimilarity.class);
  }

  @Override
  public Loss defaultLoss() {
    return Loss.CATEGORICAL_CROSSENTROPY;
  }

  @Override
  public Optional<Mismatch> mismatch(Shape output, Targets targets) {
    int classes = targets.classes().count();
    if (classes < 2) {
      return Optional.of(
          new Mismatch("the data has one class alone", "give data of the others, too"));
    }
    return output.equals(Shape.of(classes))
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "the data has " + classes + " classes",
                classes == 2
                    ? "two classes: end in [1] with sigmoid or in [2] with softmax"
                    : "the network must end in [" + classes + "]"));
  }
}
