package io.github.experimentmaven.experiment;

/**
 * A metric that is looked at after each epoch to decide something: of the validation part, or of
 * the training part. Never of the test part, which would then decide by what it is to judge.
 *
 * @param metric its name: {@code val_loss}
 */
public record Monitor(String metric) {

  @Override
  public String toString() {
    return metric;
  }

  /** Whether it is of the validation part. */
  public boolean ofValidation() {
    return metric.startsWith(Part.VALIDATION.key() + "_");
  }
}
