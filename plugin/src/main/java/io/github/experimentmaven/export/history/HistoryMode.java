package io.github.experimentmaven.export.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which results go into a history. */
public enum HistoryMode {
  /** Those that are accepted as the baseline. */
  ACCEPTED,
  /** Every result that is reported, too: for builds that commit what they record. */
  ALL,
  /** None. */
  OFF;

  /**
   * The mode of a name in lower case.
   *
   * @throws IllegalArgumentException if there is no such mode; the message names all
   */
  public static HistoryMode parse(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.key().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of "
                        + Arrays.stream(values())
                            .map(HistoryMode::key)
                            .collect(Collectors.joining(", "))
                        + ", found '"
                        + name
                        + "'"));
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
