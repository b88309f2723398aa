package io.github.experimentmaven.experiment;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a training sample counts, by its class: what {@code class_weight} of {@code
 * keras.Model.fit} is. The losses of the samples are multiplied by it, and their sum is divided by
 * the number of samples as ever; tests and accuracies know nothing of it.
 */
public sealed interface ClassWeight {

  /**
   * The weight of each class.
   *
   * @param classNames in the order of the labels
   * @param counts how many training samples each class has
   * @throws IllegalArgumentException if a class is named that there is not, or one twice
   */
  double[] weights(List<String> classNames, long[] counts);

  /** All classes weigh the same together: {@code samples / (classes * samples of the class)}. */
  record Balanced() implements ClassWeight {

    @Override
    public double[] weights(List<String> classNames, long[] counts) {
      double samples = Arrays.stream(counts).sum();
      return Arrays.stream(counts)
          // Nothing is weighted by that of a class without samples.
          .mapToDouble(count -> count == 0 ? 1 : samples / ((double) counts.length * count))
          .toArray();
    }
  }

  /**
   * As they are given; 1 for classes that are not named.
   *
   * @param byClass weights by the name of a class, or by its number from 0
   */
  record Given(Map<String, Double> byClass) implements ClassWeight {

    public Given {
      byClass = Collections.unmodifiableMap(new TreeMap<>(byClass));
    }

    @Override
    public double[] weights(List<String> classNames, long[] counts) {
      double[] weights = new double[classNames.size()];
      Arrays.fill(weights, 1);
      boolean[] given = new boolean[weights.length];
      byClass.forEach(
          (name, weight) -> {
            int label = label(name, classNames);
            if (label < 0) {
              throw new IllegalArgumentException("there is no class '" + name + "'");
            }
            if (given[label]) {
              throw new IllegalArgumentException(
                  "the class '" + classNames.get(label) + "' is weighted twice");
            }
            given[label] = true;
            weights[label] = weight;
          });
      return weights;
    }

    /**
     * Which class is meant: that of the name, else that of the number.
     *
     * @return -1 if there is none
     */
    public static int label(String name, List<String> classNames) {
      int named = classNames.indexOf(name);
      if (named >= 0 || !name.matches("\\d{1,9}")) {
        return named;
      }
      int number = Integer.parseInt(name);
      return number < classNames.size() ? number : -1;
    }
  }
}
