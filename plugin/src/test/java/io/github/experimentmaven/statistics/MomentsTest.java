package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void theMeanOfEqualValuesIsThatValue() {
    assertThat(Moments.mean(List.of(0.1, 0.1, 0.1))).isEqualTo(0.1);
  }

  @Test
  void theMeanDoesNotDependOnTheOrder() {
    // Added as doubles, the 1 is lost in one order and stays in the other.
    assertThat(Moments.mean(List.of(1e16, 1.0, -1e16)))
        .isEqualTo(Moments.mean(List.of(1e16, -1e16, 1.0)))
        .isEqualTo(1.0 / 3);
  }

  @Test
  void theMeanIsTheExactOneRounded() {
    Random random = new Random(1);
    for (int count = 1; count <= 100; count++) {
      List<Double> values = random.doubles(count, -1, 1).boxed().toList();
      BigDecimal sum =
          values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);

      assertThat(Moments.mean(values))
          .isEqualTo(sum.divide(BigDecimal.valueOf(count), new MathContext(100)).doubleValue());
    }
  }

  @Test
  void theMeanOfADivergedSeedIsWhatItDivergedTo() {
    assertThat(Moments.mean(List.of(0.1, Double.NaN))).isNaN();
    assertThat(Moments.mean(List.of(0.1, Double.POSITIVE_INFINITY)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Moments.mean(List.of(Double.MAX_VALUE, Double.MAX_VALUE)))
        .isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void theDeviationIsThatOfASample() {
    // By hand: deviations -3, -1, 0, 4 around 5; squares add up to 26; 26 / 3.
    assertThat(Moments.standardDeviation(List.of(2.0, 4.0, 5.0, 9.0)).getAsDouble())
        .isCloseTo(Math.sqrt(26 / 3.0), within(1e-15));
    assertThat(Moments.standardDeviation(List.of(0.98, 0.98))).hasValue(0);
  }

  @Test
  void aSingleValueHasNoDeviation() {
    assertThat(Moments.standardDeviation(List.of(0.98))).isEmpty();
  }

  @Test
  void withoutAValueThereIsNothingToCalculate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Moments.mean(List.of()))
        .withMessage("no values, so neither a mean nor a deviation");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Moments.standardDeviation(List.of()))
        .withMessage("no values, so neither a mean nor a deviation");
  }
}
