package io.github.experimentmaven.experiment;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that can be measured of a network's outputs: the loss, the accuracy.
 *
 * @param name as the last word of a metric's: {@code accuracy}
 * @param unit what people read it in, {@code % correct} for a proportion that is kept as a fraction
 *     of 1; empty for a mere number
 * @param higherIsBetter whether more is better
 * @param least the least it can be, or negative infinity
 * @param greatest the greatest it can be, or positive infinity
 * @param isProportion whether it counts samples and divides by how many there are
 */
public record Quantity(
    String name,
    String unit,
    boolean higherIsBetter,
    double least,
    double greatest,
    boolean isProportion) {

  /** What people do not write in small letters. */
  private static final Map<String, String> WRITTEN =
      Map.of("auc", "AUC", "brier", "Brier", "f1", "F1", "pr", "PR", "r2", "R\u00b2", "roc", "ROC");

  /** What training minimises. It is of every task. */
  public static final Quantity LOSS = error("loss", "");

  /** The fraction of the samples that is right. It is of every classification. */
  public static final Quantity ACCURACY = new Quantity("accuracy", "% correct", true, 0, 1, true);

  /**
   * A quantity that is 0 at best and has no upper end.
   *
   * @param name its name
   * @param unit what people read it in
   */
  public static Quantity error(String name, String unit) {
    return new Quantity(name, unit, false, 0, Double.POSITIVE_INFINITY, false);
  }

  /**
   * A quantity between 0 and 1 that is no share of the samples, such as the area below a curve.
   *
   * @param name its name
   */
  public static Quantity score(String name) {
    return new Quantity(name, "", true, 0, 1, false);
  }

  /** Its name in a sentence: {@code Brier score}. */
  public String words() {
    return Arrays.stream(name.split("_"))
        .map(word -> WRITTEN.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }

  /** Whether it is between 0 and 1. */
  public boolean isFraction() {
    return least == 0 && greatest == 1;
  }

  /** The best that it can be; infinite if there is no end to better. */
  public double best() {
    return higherIsBetter ? greatest : least;
  }
}
