package io.github.experimentmaven.agreement;

import java.util.List;

/** How far results agree with accepted ones, the most first. */
public enum Agreement {
  /** The weights before the first step and after every epoch, the predictions and the metrics. */
  BITWISE("bitwise", "bitwise equal"),
  /** The networks said the same of every test sample, though the weights are not the same. */
  PREDICTIONS("predictions", "same predictions"),
  /** {@link MetricDifference} shows that the headline metric is equal but for a margin. */
  STATISTICAL("statistical", "statistically equal"),
  /** The headline metrics are neither shown to be equal nor to be different. */
  UNDECIDED("undecided", "not shown to differ"),
  /** None of these. */
  DIFFERENT("different", "different");

  private final String key;
  private final String words;

  Agreement(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** Those that can be wanted, the most first. */
  public static List<Agreement> levels() {
    return List.of(BITWISE, PREDICTIONS, STATISTICAL);
  }

  /** How a user writes it. */
  public String key() {
    return key;
  }

  /** Whether this is the wanted level or more. */
  public boolean reaches(Agreement level) {
    return compareTo(level) <= 0;
  }

  /** For people: {@code bitwise equal}. */
  public String words() {
    return words;
  }
}
