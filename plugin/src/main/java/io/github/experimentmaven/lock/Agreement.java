package io.github.experimentmaven.lock;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How far results agree with accepted ones, the most first. */
public enum Agreement {
  /** The weights before the first step and after every epoch, the predictions and the metrics. */
  BITWISE("bitwise", "bitwise equal"),
  /** Every test image was given the same class, though the weights are not the same. */
  PREDICTIONS("predictions", "same predictions"),
  /** {@link AccuracyDifference} does not tell the results apart. */
  STATISTICAL("statistical", "statistically equal"),
  /** None of these. */
  DIFFERENT("different", "different");

  private final String key;
  private final String words;

  Agreement(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /**
   * The level of this name.
   *
   * @param key {@code bitwise}, {@code predictions} or {@code statistical}
   * @throws IllegalArgumentException if it is another; the message lists them
   */
  public static Agreement level(String key) {
    return Arrays.stream(values())
        .filter(each -> each != DIFFERENT && each.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no level '"
                        + key
                        + "'; expected one of "
                        + Arrays.stream(values())
                            .filter(each -> each != DIFFERENT)
                            .map(each -> each.key)
                            .collect(Collectors.joining(", "))));
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
