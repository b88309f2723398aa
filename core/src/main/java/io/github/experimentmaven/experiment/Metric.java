package io.github.experimentmaven.experiment;

import java.util.Comparator;

/**
 * A quantity measured on a part of the data at the end of the last epoch. Metrics are in the order
 * of their names.
 *
 * @param part what it is measured on
 * @param quantity what is measured
 * @param description a sentence for the manual
 */
public record Metric(Part part, Quantity quantity, String description)
    implements Comparable<Metric> {

  /** The loss on the test part; every task has it. */
  public static final Metric TEST_LOSS =
      new Metric(
          Part.TEST, Quantity.LOSS, "Mean loss over the test samples, regularisation included.");

  /** The loss on the training part; every task has it. */
  public static final Metric TRAIN_LOSS =
      new Metric(
          Part.TRAIN,
          Quantity.LOSS,
          "Keras' training loss: the running mean over the last epoch's batches, taken while"
              + " training.");

  /** Of a metric of the test part, that of the validation part. */
  public Metric onValidation() {
    return new Metric(
        Part.VALIDATION, quantity, "As " + key() + ", of the validation set, after each epoch.");
  }

  /** The metric's name in files: {@code test_accuracy}. */
  public String key() {
    return part.key() + "_" + quantity.name();
  }

  /** Its name at the head of a column: {@code Test accuracy}. */
  public String title() {
    String words = part.words() + " " + quantity.words();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Whether more of it is better. */
  public boolean higherIsBetter() {
    return quantity.higherIsBetter();
  }

  /** Whether it is a fraction between 0 and 1 of counted samples. */
  public boolean isProportion() {
    return quantity.isProportion();
  }

  @Override
  public int compareTo(Metric other) {
    return Comparator.comparing(Metric::key).compare(this, other);
  }

  @Override
  public String toString() {
    return key();
  }
}
