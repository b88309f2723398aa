package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleConsumer;
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
    int count = present.count();
    int missing = table.rows() - test.cardinality() - count;
    if (count == 0) {
      throw table.wrong(
          "column '%s' has no value in any row that is trained on\nleave it out by ignore"
              .formatted(raw.name()));
    }
    double filling = filling(raw.missing(), present, count);
    Column scaled = scaled(raw.name(), present, count, filling, missing, scaling);
    if (scaled == null) {
      throw table.wrong(
          "column '%s' has values that are too large to be scaled".formatted(raw.name()));
    }
    return new NumberColumn(table, raw, filling, scaled);
  }

  /** The values of the rows that are trained on, which are walked along rather than copied. */
  private record Present(Cells cells, BitSet test, int rows) {

    void forEach(DoubleConsumer consumer) {
      for (int row = test.nextClearBit(0); row < rows; row = test.nextClearBit(row + 1)) {
        double value = cells.get(row);
        if (!Double.isNaN(value)) {
          consumer.accept(value);
        }
      }
    }

    int count() {
      int[] count = new int[1];
      forEach(value -> count[0]++);
      return count[0];
    }

    double mean(int count) {
      double[] sum = new double[1];
      forEach(value -> sum[0] += value);
      return sum[0] / count;
    }

    double[] sorted(int count) {
      double[] values = new double[count];
      int[] next = new int[1];
      forEach(value -> values[next[0]++] = value);
      Arrays.sort(values);
      return values;
    }
  }

  private static double filling(MissingPolicy policy, Present present, int count) {
    return switch (policy) {
      case ERROR, DROP, MEAN, INDICATOR -> present.mean(count);
      case MEDIAN -> median(present.sorted(count));
      case MOST_FREQUENT -> mostFrequent(present.sorted(count));
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
      String name, Present present, int count, double filling, int missing, Scaling scaling) {
    if (scaling == Scaling.NONE) {
      return Column.unscaled(name);
    }
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    DoubleConsumer widen =
        value -> {
          range[0] = Math.min(range[0], value);
          range[1] = Math.max(range[1], value);
        };
    present.forEach(widen);
    if (missing > 0) {
      widen.accept(filling);
    }
    double shift = range[0];
    double scale = range[1] - range[0];
    if (scale == 0) {
      return new Column(name, shift, 1);
    }
    if (scaling == Scaling.STANDARDIZE) {
      double all = count + (double) missing;
      double mean = present.mean(count) * (count / all) + filling * (missing / all);
      double[] squares = {missing * (filling - mean) * (filling - mean)};
      present.forEach(value -> squares[0] += (value - mean) * (value - mean));
      shift = mean;
      scale = Math.sqrt(squares[0] / all);
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
