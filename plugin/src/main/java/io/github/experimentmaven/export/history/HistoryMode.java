package io.github.experimentmaven.export.history;

import java.util.Locale;

/** Which results go into a history. */
public enum HistoryMode {
  /** Those that are accepted as the baseline. */
  ACCEPTED,
  /** Every result that is reported, too: for builds that commit what they record. */
  ALL,
  /** None. */
  OFF;

  /** How a user writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
