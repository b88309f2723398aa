package io.github.experimentmaven.report.page;

import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.Locale;

/** What templates, the style sheet and translations call a verdict: {@code pass}. */
public final class VerdictName {

  private VerdictName() {}

  /**
   * {@code stopped}, {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code
   * fail}.
   */
  public static String of(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
