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
    double[] training = new double[table.rows() - test.cardinality()];
    int present = 0;
    int missing = 0;
    for (int row = test.nextClearBit(0); row < table.rows(); row = test.nextClearBit(row + 1)) {
      double value = raw.cells().get(row);
      if (Double.isNaN(value)) {
        missing++;
      } else {
        training[present++] = value;
      }
    }
    if (present == 0) {
      throw table.wrong(
          "column '%s' has no value in any row that is trained on\nleave it out by ignore"
              .formatted(raw.name()));
    }
    double[] values = Arrays.copyOf(training, present);
    double filling = filling(raw.missing(), values);
    Column scaled = scaled(raw.name(), values, filling, missing, scaling);
    if (scaled == null) {
      throw table.wrong(
          "column '%s' has values that are too large to be scaled".formatted(raw.name()));
    }
    return new NumberColumn(table, raw, filling, scaled);
  }

  private static double filling(MissingPolicy policy, double[] values) {
    return switch (policy) {
      case ERROR, DROP, MEAN, INDICATOR -> mean(values);
      case MEDIAN -> median(values);
      case MOST_FREQUENT -> mostFrequent(values);
    };
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }

  private static double mostFrequent(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
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
      String name, double[] values, double filling, int missing, Scaling scaling) {
    if (scaling == Scaling.NONE) {
      return Column.unscaled(name);
    }
    double min = missing > 0 ? filling : values[0];
    double max = min;
    for (double value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    if (min == max) {
      return new Column(name, min, 1);
    }
    double shift = min;
    double scale = max - min;
    if (scaling == Scaling.STANDARDIZE) {
      double count = values.length + (double) missing;
      shift = mean(values) * (values.length / count) + filling * (missing / count);
      double squares = missing * (filling - shift) * (filling - shift);
      for (double value : values) {
        squares += (value - shift) * (value - shift);
      }
      scale = Math.sqrt(squares / count);
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
