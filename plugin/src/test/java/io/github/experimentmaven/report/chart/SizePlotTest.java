package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SizePlotTest {

  private static final Pattern UNDER_THE_AXIS =
      Pattern.compile("text-anchor=\"middle\"[^>]*>([^<]*)<");

  @Test
  void networksOfNearlyOneSizeHaveAScaleAllTheSame() {
    assertThat(ticksUnderTheAxis(22_000, 22_100))
        .containsExactly("15000", "20000", "30000", "40000");
  }

  @Test
  void networksOfVariousSizesHaveRoundTicks() {
    assertThat(ticksUnderTheAxis(10_000, 100_000))
        .containsExactly("10000", "20000", "50000", "100000");
  }

  private static List<String> ticksUnderTheAxis(double... parameters) {
    List<SizePlot.Point> points =
        Arrays.stream(parameters)
            .mapToObj(each -> new SizePlot.Point("net", "v-pass", each, 0.02, "a network"))
            .toList();
    String svg =
        SizePlot.of(
                points,
                value -> String.valueOf(Math.round(value)),
                value -> String.valueOf(value),
                "sizes")
            .html();
    return UNDER_THE_AXIS
        .matcher(svg)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
