package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class RiskRatioTest {

  @Test
  void theIntervalIsThePublishedOne() {
    // Agresti, Categorical Data Analysis: 189 of 11034 against 104 of 11037, 1.43 to 2.30. Groups
    // here are of one size; the three more do not change its digits.
    Interval interval =
        RiskRatio.interval(List.of(104.0), List.of(189.0), 11034, 0.95).orElseThrow();

    assertThat(interval.lower()).isCloseTo(1.43, within(0.005));
    assertThat(interval.upper()).isCloseTo(2.30, within(0.01));
  }

  @Test
  void seedsThatScatterWidenIt() {
    // The mean 200 with deviation 10 and the mean 100 with deviation 20, of three seeds each:
    // the logarithm's variance is 0.98/200 + 0.0025/3 + 0.99/100 + 0.04/3.
    Interval interval =
        RiskRatio.interval(List.of(190.0, 200.0, 210.0), List.of(80.0, 100.0, 120.0), 10_000, 0.95)
            .orElseThrow();

    double half = 1.959963985 * Math.sqrt(0.0049 + 0.0025 / 3 + 0.0099 + 0.04 / 3);
    assertThat(interval.lower()).isCloseTo(0.5 * Math.exp(-half), within(1e-9));
    assertThat(interval.upper()).isCloseTo(0.5 * Math.exp(half), within(1e-9));
  }

  @Test
  void whoIsNeverWrongHasNoRatio() {
    assertThat(RiskRatio.interval(List.of(0.0), List.of(5.0), 100, 0.95)).isEmpty();
    assertThat(RiskRatio.interval(List.of(5.0), List.of(0.0), 100, 0.95)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RiskRatio.interval(List.of(101.0), List.of(5.0), 100, 0.95));
  }

  @Test
  void itCoversTheTruthAsOftenAsItSays() {
    int samples = 2000;
    int trials = 2000;
    SplittableRandom seeds = new SplittableRandom(1);
    BinomialDistribution from =
        new BinomialDistribution(new Well19937c(seeds.nextLong()), samples, 0.04);
    BinomialDistribution to =
        new BinomialDistribution(new Well19937c(seeds.nextLong()), samples, 0.03);

    long covered =
        IntStream.range(0, trials)
            .filter(
                trial -> {
                  Interval interval =
                      RiskRatio.interval(
                              Collections.singletonList((double) from.sample()),
                              Collections.singletonList((double) to.sample()),
                              samples,
                              0.95)
                          .orElseThrow();
                  return interval.lower() <= 0.75 && 0.75 <= interval.upper();
                })
            .count();

    // Four standard errors of 2000 trials are two points.
    assertThat(covered / (double) trials).isCloseTo(0.95, within(0.02));
  }
}
