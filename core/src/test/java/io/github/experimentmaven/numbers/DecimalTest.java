package io.github.experimentmaven.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalTest {

  @Test
  void aTieOfDecimalsGoesToTheEvenDigitWhereverItsBinaryFractionLies() {
    assertThat(Decimal.fixed(0.99035, 4)).isEqualTo("0.9904");
    assertThat(Decimal.fixed(0.99045, 4)).isEqualTo("0.9904");
    assertThat(Decimal.fixed(0.125, 2)).isEqualTo("0.12");
    assertThat(Decimal.whole(48.5)).isEqualTo(48);
  }

  @Test
  void decimalsAreFilledUpAndThereIsNoExponentAndNoMinusBeforeZero() {
    assertThat(Decimal.fixed(1e-7, 4)).isEqualTo("0.0000");
    assertThat(Decimal.fixed(-1e-7, 4)).isEqualTo("0.0000");
    assertThat(Decimal.fixed(2e9, 1)).isEqualTo("2000000000.0");
    assertThat(Decimal.of(1e9).toPlainString()).isEqualTo("1000000000");
  }

  @Test
  void aSignIsBeforeWhatIsNotNegative() {
    assertThat(Decimal.signed(0.00125, 4)).isEqualTo("+0.0012");
    assertThat(Decimal.signed(-0.00135, 4)).isEqualTo("-0.0014");
    assertThat(Decimal.signed(0, 4)).isEqualTo("+0.0000");
  }

  @Test
  void whatIsNotFiniteIsWrittenAsJavaDoes() {
    assertThat(Decimal.fixed(Double.NaN, 4)).isEqualTo("NaN");
    assertThat(Decimal.grouped(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
  }

  @Test
  void thousandsAreGrouped() {
    assertThat(Decimal.grouped(12_344.5)).isEqualTo("12,344");
  }

  @Test
  void whatCalculationsLeaveInTheLastDigitsIsNoFigure() {
    assertThat(Decimal.calculated(1 - 0.98345).toPlainString()).startsWith("0.01655");
    assertThat(Decimal.calculated(0.1 + 0.2)).isEqualByComparingTo("0.3");
    assertThat(Decimal.significant(Decimal.of(0.0225), 2).toPlainString()).isEqualTo("0.022");
  }
}
