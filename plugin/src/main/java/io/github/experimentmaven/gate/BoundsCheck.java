package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import io.github.experimentmaven.statistics.Moments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One metric against its bounds: the comparison in full precision, then the sentence about it. */
final class BoundsCheck {

  private final String name;
  private final String metric;
  private final @Nullable BigDecimal min;
  private final @Nullable BigDecimal max;

  /**
   * @param bounds at least one of the two
   */
  BoundsCheck(Metric metric, Bounds bounds) {
    this.name = new CheckSubject.Bound(metric).checkName();
    this.metric = metric.key();
    this.min = bounds.min() == null ? null : Digits.exact(bounds.min());
    this.max = bounds.max() == null ? null : Digits.exact(bounds.max());
  }

  /** Of a metric that the trainer does not tell. */
  Check unmeasured() {
    return new Check(
        name,
        required(),
        null,
        null,
        Outcome.FAIL,
        "%s was not measured: the trainer does not tell it; required: %s"
            .formatted(metric, required()));
  }

  /**
   * Judges the mean.
   *
   * @param values the metric of every completed run, at least one
   * @param seeds what the mean is of, in words; empty of a single value
   */
  Check judge(List<Double> values, String seeds) {
    String required = required();
    double mean = Moments.mean(values);
    if (!Double.isFinite(mean)) {
      String why = metric + " is " + mean + inParentheses(seeds) + " and so within no bounds: ";
      return new Check(name, required, mean, null, Outcome.FAIL, why + required);
    }
    BigDecimal margin = margin(Digits.exact(mean));
    boolean holds = margin.signum() >= 0;
    return new Check(
        name,
        required,
        mean,
        margin.doubleValue(),
        holds ? Outcome.PASS : Outcome.FAIL,
        holds ? kept(mean, margin, seeds) : broken(mean, margin, seeds));
  }

  /** The distance to the nearer bound, negative outside. */
  private BigDecimal margin(BigDecimal mean) {
    return Stream.of(
            min == null ? null : mean.subtract(min), max == null ? null : max.subtract(mean))
        .filter(Objects::nonNull)
        .min(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }

  private String kept(double mean, BigDecimal margin, String seeds) {
    String distance = margin.signum() == 0 ? "0" : "+" + Digits.fixed(margin, digits(margin));
    String how = "margin " + distance + (seeds.isEmpty() ? "" : ", " + seeds);
    return value(mean, margin) + " is " + within() + inParentheses(how);
  }

  private String broken(double mean, BigDecimal margin, String seeds) {
    boolean below = min != null && Digits.exact(mean).compareTo(min) < 0;
    return value(mean, margin)
        + (below ? " is below the required " + text(min) : " is above the allowed " + text(max))
        + " by "
        + Digits.fixed(margin.abs(), digits(margin))
        + inParentheses(seeds);
  }

  private String value(double mean, BigDecimal margin) {
    return metric + " " + Digits.fixed(mean, digits(margin));
  }

  /** As many as the bounds have at least, so that no value is rounded across one. */
  private int digits(BigDecimal margin) {
    int ofBounds = Math.max(min == null ? 0 : min.scale(), max == null ? 0 : max.scale());
    return Math.max(Digits.tellingApart(margin.doubleValue()), ofBounds);
  }

  private String required() {
    return Stream.of(min == null ? null : ">= " + text(min), max == null ? null : "<= " + text(max))
        .filter(Objects::nonNull)
        .reduce((least, greatest) -> least + " and " + greatest)
        .orElse("");
  }

  private String within() {
    if (min != null && max != null) {
      return "between " + text(min) + " and " + text(max);
    }
    return min != null ? "at least " + text(min) : "at most " + text(max);
  }

  private static String text(@Nullable BigDecimal bound) {
    return bound == null ? "" : bound.toPlainString();
  }

  private static String inParentheses(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }
}
