package io.github.experimentmaven.statistics;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

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

  /** Without some of its values, by their indices. */
  static Sample without(Sample sample, Set<Integer> seeds) {
    return new Sample(
        sample.measure(),
        IntStream.range(0, sample.size())
            .filter(seed -> !seeds.contains(seed))
            .mapToObj(sample.values()::get)
            .toList());
  }
}
