package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UnitPointsTest {

  @Test
  void drawnPointsAreThoseOfTheSpecifiedGenerator() {
    // new java.util.Random(42).nextDouble(), as its specification computes it
    assertThat(UnitPoints.random(1, 42).get()).containsExactly(0.7275636800328681);
    assertThat(points(UnitPoints.random(2, 1), 3)).isEqualTo(points(UnitPoints.random(2, 1), 3));
    assertThat(points(UnitPoints.random(2, 1), 1)).isNotEqualTo(points(UnitPoints.random(2, 2), 1));
  }

  @Test
  void evenPointsHaveOneInEachOfAsManyParts() {
    for (int dimension = 0; dimension < 3; dimension++) {
      int column = dimension;
      List<Double> sorted =
          points(UnitPoints.even(3, 5), 64).stream()
              .map(point -> point.get(column))
              .sorted()
              .toList();
      for (int i = 1; i < sorted.size(); i++) {
        assertThat(sorted.get(i) - sorted.get(i - 1)).isCloseTo(1.0 / 64, within(1e-12));
      }
    }
  }

  @Test
  void allPointsAreInTheCube() {
    for (Supplier<double[]> supplier : List.of(UnitPoints.random(4, 9), UnitPoints.even(4, 9))) {
      assertThat(points(supplier, 500))
          .allSatisfy(
              point ->
                  assertThat(point)
                      .allSatisfy(u -> assertThat(u).isBetween(0.0, Math.nextDown(1.0))));
    }
  }

  private static List<List<Double>> points(Supplier<double[]> supplier, int count) {
    List<List<Double>> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Double> point = new ArrayList<>();
      for (double u : supplier.get()) {
        point.add(u);
      }
      points.add(point);
    }
    return points;
  }
}
