package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of numbers, filled and scaled by what the training rows have. */
final class NumberColumn implements EncodedColumn {

  private final RawTable table;
  private final RawColumn raw;
  private final double filling;
  private final Column scaled;

  private NumberColumn(RawTable table, RawColumn raw, double filling, Column scaled) {
    this.table = table;
    this.raw = raw;
    this.filling = filling;
    this.scaled = scaled;
  }

  /** Learns from the rows that are not tested with. */
  static NumberColumn of(RawTable table, RawColumn raw, BitSet test, Scaling scaling)
      throws DatasetException {
    Present present = new Present(raw.cells(), test, table.rows());
    Range range = present.range();
    int missing = table.rows() - test.cardinality() - range.count();
    if (range.count() == 0) {
      throw table.wrong(
          "column '%s' has no value in any row that is trained on\nleave it out by ignore"
              .formatted(raw.name()));
    }
    double filling = filling(raw.missing(), present, range);
    Column scaled = scaled(raw.name(), present, range, filling, missing, scaling);
    if (scaled == null) {
      throw table.wrong(
          "column '%s' has values that are too large to be scaled".formatted(raw.name()));
    }
    return new NumberColumn(table, raw, filling, scaled);
  }

  /**
   * What one walk along the values tells.
   *
   * @param count how many there are
   * @param sum of all, added in the order of the rows
   */
  private record Range(int count, double sum, double min, double max) {

    double mean() {
      return sum / count;
    }
  }

  /** The values of the rows that are trained on, which are walked along rather than copied. */
  private record Present(Cells cells, BitSet test, int rows) {

    Range range() {
      int count = 0;
      double sum = 0;
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int row = test.nextClearBit(0); row < rows; row = test.nextClearBit(row + 1)) {
        double value = cells.get(row);
        if (!Double.isNaN(value)) {
          count++;
          sum += value;
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
      return new Range(count, sum, min, max);
    }

    /** The sum of the squared distances from a value, added to what is there already. */
    double squares(double from, double there) {
      double squares = there;
      for (int row = test.nextClearBit(0); row < rows; row = test.nextClearBit(row + 1)) {
        double distance = cells.get(row) - from;
        squares += Double.isNaN(distance) ? 0 : distance * distance;
      }
      return squares;
    }

    double[] sorted(int count) {
      double[] values = new double[count];
      int next = 0;
      for (int row = test.nextClearBit(0); row < rows; row = test.nextClearBit(row + 1)) {
        double value = cells.get(row);
        if (!Double.isNaN(value)) {
          values[next++] = value;
        }
      }
      Arrays.sort(values);
      return values;
    }
  }

  private static double filling(MissingPolicy policy, Present present, Range range) {
    return switch (policy) {
      case ERROR, DROP, MEAN, INDICATOR -> range.mean();
      case MEDIAN -> median(present.sorted(range.count()));
      case MOST_FREQUENT -> mostFrequent(present.sorted(range.count()));
    };
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }

  private static double mostFrequent(double[] sorted) {
    double best = sorted[0];
    int most = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > most) {
        most = to - from;
        best = sorted[from];
      }
      from = to;
    }
    return best;
  }

  /** Null if there is no finite shift and scale. */
  private static @Nullable Column scaled(
      String name, Present present, Range range, double filling, int missing, Scaling scaling) {
    if (scaling == Scaling.NONE) {
      return Column.unscaled(name);
    }
    double shift = missing > 0 ? Math.min(filling, range.min()) : range.min();
    double scale = (missing > 0 ? Math.max(filling, range.max()) : range.max()) - shift;
    if (scale == 0) {
      return new Column(name, shift, 1);
    }
    if (scaling == Scaling.STANDARDIZE) {
      double count = range.count() + (double) missing;
      shift = range.mean() * (range.count() / count) + filling * (missing / count);
      scale =
          Math.sqrt(
              present.squares(shift, missing * (filling - shift) * (filling - shift)) / count);
    }
    return Double.isFinite(shift) && Double.isFinite(scale) && scale > 0
        ? new Column(name, shift, scale)
        : null;
  }

  private boolean hasIndicator() {
    return raw.missing() == MissingPolicy.INDICATOR;
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(List.of(scaled));
    if (hasIndicator()) {
      columns.add(Column.unscaled(raw.name() + " is missing"));
    }
    return columns;
  }

  @Override
  public void encode(int row, float[] into, int at) throws DatasetException {
    double value = raw.cells().get(row);
    boolean isMissing = Double.isNaN(value);
    float shown = (float) (((isMissing ? filling : value) - scaled.shift()) / scaled.scale());
    if (!Float.isFinite(shown)) {
      throw table.at(
          row, "column '%s' has %s, which is too large for a float".formatted(raw.name(), value));
    }
    into[at] = shown;
    if (hasIndicator()) {
      into[at + 1] = isMissing ? 1 : 0;
    }
  }
}
