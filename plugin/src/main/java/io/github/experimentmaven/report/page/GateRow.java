package io.github.experimentmaven.report.page;

import io.github.experimentmaven.result.Verdict.Check;
import org.jspecify.annotations.Nullable;

/**
 * One thing that had to hold.
 *
 * @param name what was looked at
 * @param required the bound
 * @param measured the value, or null if there is none
 * @param margin the signed distance to the bound, or null if there is none
 * @param verdict {@code pass} or {@code fail}
 * @param explanation one sentence; several lines where a run failed
 */
public record GateRow(
    String name,
    String required,
    @Nullable String measured,
    @Nullable String margin,
    String verdict,
    String explanation) {

  static GateRow of(Check check) {
    Double actual = check.actual();
    Double margin = check.margin();
    return new GateRow(
        PlainText.of(check.name()),
        PlainText.of(check.required().replace(">=", "\u2265").replace("<=", "\u2264")),
        actual == null ? null : Figures.measured(actual, margin),
        margin == null ? null : Figures.margin(margin),
        ReportedExperiment.verdict(check.outcome()),
        PlainText.of(check.explanation()));
  }
}
