package io.github.experimentmaven.preparation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {

  @Test
  void numbersAreThoseThatJavaReads() {
    Random random = new Random(3);
    DecimalNumber point = new DecimalNumber('.');
    DecimalNumber comma = new DecimalNumber(',');
    for (int i = 0; i < 200_000; i++) {
      String text = number(random);
      long expected = Double.doubleToLongBits(Double.parseDouble(text));

      assertThat(Double.doubleToLongBits(point.parse(text))).as(text).isEqualTo(expected);
      assertThat(Double.doubleToLongBits(comma.parse(text.replace('.', ','))))
          .as(text)
          .isEqualTo(expected);
    }
  }

  private static String number(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
    int digits = 1 + random.nextInt(random.nextInt(4) == 0 ? 25 : 9);
    int mark = random.nextInt(digits + 1);
    for (int i = 0; i < digits; i++) {
      text.append(i == mark ? "." : "").append(random.nextInt(10));
    }
    if (random.nextInt(5) == 0) {
      text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(600) - 320);
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "e5",
        "1e",
        "1.2.3",
        "1,000",
        "1-2",
        "--1",
        "0x10",
        "1f",
        "1d",
        "NaN",
        "Infinity",
        "1e5e5",
        "1 2",
        "\u0661",
        "1_000",
        "+-1",
        "1e+-2"
      })
  void nothingElseIsANumber(String text) {
    assertThat(new DecimalNumber('.').parse(text)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400"})
  void whatIsTooLargeIsInfinite(String text) {
    assertThat(new DecimalNumber('.').parse(text)).isInfinite();
  }
}
