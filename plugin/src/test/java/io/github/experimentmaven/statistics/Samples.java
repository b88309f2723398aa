package io.github.experimentmaven.statistics;

import java.util.Arrays;

/** Samples for tests. */
final class Samples {

  /** Of 10,000 images, as MNIST has. */
  static final Measure ACCURACY = Measure.accuracy(10_000);

  private Samples() {}

  static Sample accuracies(double... values) {
    return sample(ACCURACY, values);
  }

  static Sample losses(double... values) {
    return sample(Measure.loss(), values);
  }

  static Sample sample(Measure measure, double... values) {
    return new Sample(measure, Arrays.stream(values).boxed().toList());
  }
}
