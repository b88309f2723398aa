package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.descriptor.WrittenAxis.AxisOption;
import io.github.experimentmaven.statistics.UnitPoints;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The points of a {@code sample}, no two of them the same. */
final class DrawnPoints {

  /** How often a point is drawn again that was drawn before, for each that is wanted. */
  private static final int PATIENCE = 100;

  private DrawnPoints() {}

  /**
   * Draws points.
   *
   * @param at where a problem with all of them is shown
   * @return axes that go together; null if a problem was reported
   */
  static @Nullable List<WrittenAxis> of(Sampling sampling, Position at, Problems problems) {
    List<Space.Dimension> dimensions = sampling.space().dimensions();
    boolean isEven = sampling.method() == SamplingMethod.SOBOL;
    if (isEven && dimensions.size() > UnitPoints.MOST_EVEN_DIMENSIONS) {
      problems.add(
          at,
          "a Sobol sequence has at most %s dimensions, and the space has %s"
              .formatted(UnitPoints.MOST_EVEN_DIMENSIONS, dimensions.size()),
          "write method: random");
      return null;
    }
    Supplier<double[]> points =
        isEven
            ? UnitPoints.even(dimensions.size(), sampling.seed())
            : UnitPoints.random(dimensions.size(), sampling.seed());
    List<List<AxisOption>> rows = new ArrayList<>();
    Set<List<Object>> known = new HashSet<>();
    for (int i = 0; i < sampling.count() * PATIENCE && rows.size() < sampling.count(); i++) {
      double[] point = points.get();
      List<AxisOption> row = new ArrayList<>();
      for (int j = 0; j < point.length; j++) {
        row.add(dimensions.get(j).distribution().at(point[j]));
      }
      if (known.add(row.stream().map(each -> NameText.canonical(each.value())).toList())) {
        rows.add(row);
      }
    }
    if (rows.size() < sampling.count()) {
      problems.add(
          at,
          "count is %s, but only %s different points were found in the space"
              .formatted(sampling.count(), rows.size()),
          "give a smaller count, or a matrix of all combinations");
      return null;
    }
    List<WrittenAxis> axes = new ArrayList<>();
    for (int j = 0; j < dimensions.size(); j++) {
      int column = j;
      Space.Dimension dimension = dimensions.get(j);
      axes.add(
          new WrittenAxis(
              dimension.path(),
              dimension.at(),
              dimension.name(),
              rows.stream().map(row -> row.get(column)).toList()));
    }
    return axes;
  }
}
