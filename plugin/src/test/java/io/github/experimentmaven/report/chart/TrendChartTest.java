package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TrendChartTest {

  private static final Pattern TICK = Pattern.compile("class=\"xr-tick\"[^>]*>([^<]*)<");

  @Test
  void theAxisIsInPercentForProportionsAndInTheirUnitForNumbers() {
    assertThat(ticks(100, 0.97, 0.99)).containsExactly("97.0", "97.5", "98.0", "98.5", "99.0");
    assertThat(ticks(1, 300, 500)).startsWith("300").endsWith("500");
  }

  @Test
  void equalValuesHaveRoomWhateverTheirSize() {
    assertThat(ticks(100, 0.98, 0.98)).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    assertThat(ticks(1, 4e5, 4e5)).doesNotHaveDuplicates().hasSizeGreaterThan(1);
  }

  @Test
  void theScaleHoldsTheDeviations() {
    String chart =
        TrendChart.of(
                List.of(new TrendPoint(5, 4, false), new TrendPoint(5, 0, true)),
                1,
                Double::toString,
                "Two results.")
            .toString();

    assertThat(chart).containsOnlyOnce("xr-spread").containsOnlyOnce("xr-now");
    assertThat(ticks(chart)).contains("0", "10");
  }

  private static List<String> ticks(int factor, double first, double last) {
    return ticks(
        TrendChart.of(
                List.of(new TrendPoint(first, 0, false), new TrendPoint(last, 0, false)),
                factor,
                Double::toString,
                "Two results.")
            .html());
  }

  private static List<String> ticks(String chart) {
    return TICK.matcher(chart).results().map((MatchResult tick) -> tick.group(1)).toList();
  }
}
