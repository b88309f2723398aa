package io.github.experimentmaven.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.9802,    10000,   98.02 %",
    "0.98,      10000,   98.00 %",
    "0.9802,    360,     98.0 %",
    "0.9802,    100,     98 %",
    "0.989123,  60000,   98.91 %",
    "1,         10000,   100.00 %",
    "0,         10000,   0.00 %",
    "0.999999,  1000000, 99.9999 %",
    "0.000001,  1000000, 0.0001 %",
    "0.997,     100,     99.7 %"
  })
  void percentHaveTheDigitsTheSampleSupports(double fraction, long samples, String text) {
    assertThat(NumberText.percent(fraction, samples)).isEqualTo(text.replace(' ', '\u00a0'));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0318, 0.0318",
    "1.03123, 1.0312",
    "0.000123456, 0.000123",
    "0, 0.0000",
    "99.99994, 99.9999",
    "248.30461, 248.305",
    "2700, 2700.00",
    "90222.0917, 90222.1",
    "1234567.8, 1234568",
    "-0.25, \u22120.2500",
    "NaN, NaN",
    "Infinity, \u221e",
    "-Infinity, \u2212\u221e"
  })
  void lossesHaveFourDecimalsSmallOnesThreeDigitsAndLargeOnesSix(double loss, String text) {
    assertThat(NumberText.loss(loss)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "999|999",
        "1000|1\u202f000",
        "407050|407\u202f050",
        "1234567|1\u202f234\u202f567",
        "-22|\u221222"
      })
  void countsAreGrouped(long count, String text) {
    assertThat(NumberText.count(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.347, 0.35 s",
    "6.44, 6.4 s",
    "9.96, 10 s",
    "48.4, 48 s",
    "59.7, 1 min 00 s",
    "292, 4 min 52 s",
    "3725, 1 h 02 min"
  })
  void durationsAreAsPreciseAsTheyAreLong(double seconds, String text) {
    assertThat(NumberText.duration(seconds)).isEqualTo(text.replace(' ', '\u00a0'));
  }

  @Test
  void aMeasuredValueIsNeverRoundedOntoItsBound() {
    assertThat(NumberText.measured(0.974999, -0.000001)).isEqualTo("0.974999");
    assertThat(NumberText.margin(-0.000001)).isEqualTo("\u22120.000001");
    assertThat(NumberText.measured(0.9786, 0.0036)).isEqualTo("0.9786");
    assertThat(NumberText.margin(0.0036)).isEqualTo("+0.0036");
    assertThat(NumberText.measured(93_323, -1.0)).isEqualTo("93\u202f323");
    assertThat(NumberText.margin(-1)).isEqualTo("\u22121");
    assertThat(NumberText.margin(0)).isEqualTo("0");
    assertThat(NumberText.measured(Double.NaN, null)).isEqualTo("NaN");
  }

  @Test
  void otherFiguresHaveTheirUnits() {
    assertThat(NumberText.points(0.0091, 10_000)).isEqualTo("0.91\u00a0points");
    assertThat(NumberText.share(0.678)).isEqualTo("68\u00a0%");
    assertThat(NumberText.memory(641_728_512)).isEqualTo("612\u00a0MiB");
    assertThat(NumberText.memory(0)).isEqualTo("\u2013");
    assertThat(NumberText.rate(4688.25)).isEqualTo("4\u202f688");
    assertThat(NumberText.rate(12.34)).isEqualTo("12.3");
    assertThat(NumberText.meanCount(187)).isEqualTo("187");
    assertThat(NumberText.meanCount(93.6)).isEqualTo("93.6");
    assertThat(NumberText.sha("0123456789abcdef")).isEqualTo("0123456789ab");
    assertThat(NumberText.counted(1, "seed")).isEqualTo("1 seed");
    assertThat(NumberText.counted(3, "seed")).isEqualTo("3 seeds");
  }

  @Test
  void aProbabilityIsNeverRoundedToCertainty() {
    assertThat(NumberText.probability(0.98904)).isEqualTo("98.9\u00a0%");
    assertThat(NumberText.probability(0.999997)).isEqualTo(">\u00a099.9\u00a0%");
    assertThat(NumberText.probability(1)).isEqualTo("100.0\u00a0%");
  }

  @Test
  void aMeanThatIsNoTieInBinaryIsRoundedAsTheGateDoes() {
    // The double is a little less than 0.99035.
    assertThat(NumberText.fixed(0.99035, 4)).isEqualTo("0.9904");
    assertThat(NumberText.percent(0.99035, 10_000)).isEqualTo("99.04\u00a0%");
  }
}
