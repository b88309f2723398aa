package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardErrorTest {

  /**
   * NIST/SEMATECH e-Handbook, 1.3.5.3, AUTO83B.DAT: miles per gallon of American and Japanese cars.
   */
  private static final double NIST_DIFFERENCE = 20.14458 - 30.48101;

  @Test
  void welchsIsThatOfNist() {
    StandardError error = StandardError.welch(6.41470, 249, 6.10771, 79);

    assertThat(NIST_DIFFERENCE / error.value()).isCloseTo(-12.94627, within(1e-5));
    assertThat(error.degreesOfFreedom()).isCloseTo(136.8750, within(1e-4));
  }

  @Test
  void studentsIsThatOfNist() {
    StandardError error = StandardError.student(6.41470, 249, 6.10771, 79);

    assertThat(NIST_DIFFERENCE / error.value()).isCloseTo(-12.62059, within(1e-5));
    assertThat(error.degreesOfFreedom()).isEqualTo(326);
  }

  @Test
  void welchsPValueIsThePublishedOne() {
    // Wikipedia, "Welch's t-test", example 1: means 20.82 and 22.99, variances 7.87 and 3.81 of 15
    // each; t = -2.46, 25.0 degrees of freedom, two-sided p = 0.021.
    StandardError error =
        StandardError.welch(Math.sqrt(7.867428571), 15, Math.sqrt(3.812666667), 15);

    assertThat(error.degreesOfFreedom()).isCloseTo(25.0, within(0.05));
    assertThat(2 * error.pValue(22.986666667 - 20.82)).isCloseTo(0.021378, within(1e-6));
  }

  @Test
  void quantilesAreThoseOfThePublishedTable() {
    // NIST/SEMATECH e-Handbook, 1.3.6.7.2
    assertThat(new StandardError(1, 1).halfWidth(0.05)).isCloseTo(6.314, within(5e-4));
    assertThat(new StandardError(1, 9).halfWidth(0.05)).isCloseTo(1.833, within(5e-4));
    assertThat(new StandardError(1, 4).halfWidth(0.025)).isCloseTo(2.776, within(5e-4));
    assertThat(new StandardError(1, 100).halfWidth(0.05)).isCloseTo(1.660, within(5e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_NORMAL, 1e-200, 1e200})
  void noDeviationIsTooSmallOrTooLargeForIt(double unit) {
    StandardError welch = StandardError.welch(3 * unit, 5, 4 * unit, 7);
    StandardError student = StandardError.student(3 * unit, 5, 4 * unit, 7);

    assertThat(welch.value() / unit)
        .isCloseTo(StandardError.welch(3, 5, 4, 7).value(), within(1e-12));
    assertThat(welch.degreesOfFreedom())
        .isCloseTo(StandardError.welch(3, 5, 4, 7).degreesOfFreedom(), within(1e-9));
    assertThat(student.value() / unit)
        .isCloseTo(StandardError.student(3, 5, 4, 7).value(), within(1e-12));
  }

  @Test
  void aSingleSeedMaySpreadTwiceAsMuchAsTheOthers() {
    StandardError error = StandardError.prediction(0.5, 10);

    assertThat(error.value()).isCloseTo(0.5 * Math.sqrt(4 + 1.0 / 10), within(1e-15));
    assertThat(error.degreesOfFreedom()).isEqualTo(9);
  }

  @Test
  void pairsAreThoseOfStudentsSleepData() {
    // Student (1908), table of the hours of sleep gained by two drugs: mean difference 1.58,
    // deviation 1.2299 of ten patients, t = 4.0621, two-sided p = 0.00283 (R, example of t.test).
    StandardError error = StandardError.paired(1.229995, 10);

    assertThat(1.58 / error.value()).isCloseTo(4.0621, within(1e-4));
    assertThat(2 * error.pValue(1.58)).isCloseTo(0.002833, within(1e-6));
  }

  @Test
  void thereIsOneForEachNumberOfSeeds() {
    assertThat(StandardError.unpaired(1, 3, 2, 4))
        .containsExactly(StandardError.welch(1, 3, 2, 4), StandardError.student(1, 3, 2, 4));
    assertThat(StandardError.unpaired(1, 3, 0, 1))
        .containsExactly(StandardError.prediction(1, 3))
        .isEqualTo(StandardError.unpaired(0, 1, 1, 3));
    assertThat(StandardError.unpaired(0, 1, 0, 1)).isEmpty();
  }

  @Test
  void tinyVariancesDoNotUnderflow() {
    assertThat(StandardError.welch(1e-150, 3, 1e-150, 3).degreesOfFreedom())
        .isCloseTo(4, within(1e-9));
  }
}
