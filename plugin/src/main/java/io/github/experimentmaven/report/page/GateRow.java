package io.github.experimentmaven.report.page;

import io.github.experimentmaven.result.Verdict.Check;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One check of the verdict.
 *
 * @param name the metric or what else was checked
 * @param required the bound
 * @param measured the value, or null if there is none
 * @param margin the signed distance to the bound, or null if there is none
 * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code fail}
 * @param explanation one sentence; several lines where a run failed
 */
public record GateRow(
    String name,
    String required,
    @Nullable String measured,
    @Nullable String margin,
    String verdict,
    String explanation) {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("(?<![\\d.])\\d{4,18}(?![\\d.])");

  static GateRow of(Check check) {
    Double actual = check.actual();
    Double margin = check.margin();
    return new GateRow(
        PlainText.of(check.name()),
        required(check.required()),
        actual == null ? null : NumberText.measured(actual, margin),
        margin == null ? null : NumberText.margin(margin),
        VerdictName.of(check.outcome()),
        PlainText.of(check.explanation()));
  }

  /** With signs and thousands as the rest of the page has them. */
  private static String required(String text) {
    String signs = text.replace(">=", "\u2265").replace("<=", "\u2264");
    return PlainText.of(
        WHOLE_NUMBER
            .matcher(signs)
            .replaceAll(number -> NumberText.count(Long.parseLong(number.group()))));
  }
}
