package io.github.experimentmaven.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTextTest {

  @ParameterizedTest
  @CsvSource({
    "0 0.05 0.1, 0.00 0.05 0.10",
    "-100 -50 0, \u2212100 \u221250 0",
    "0 20000 40000, 0 20000 40000",
    "0 50000 100000, 0 50k 100k",
    "0 5000000 10000000 15000000, 0 5M 10M 15M",
    "0 50000000 100000000, 0 50M 100M",
    "-2e12 0 2e12, \u22122000G 0 2000G",
  })
  void ticksHaveNoMoreDigitsThanFit(String values, String expected) {
    List<Double> ticks = Stream.of(values.split(" ")).map(Double::valueOf).toList();

    assertThat(
            ticks.stream().map(tick -> TickText.of(tick, ticks)).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }
}
