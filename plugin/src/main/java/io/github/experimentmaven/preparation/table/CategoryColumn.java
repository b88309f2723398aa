package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.UnknownCategory;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A column of categories: a number for each that training rows have, 1 in rows that are of it. */
final class CategoryColumn implements EncodedColumn {

  private static final int NONE = -1;

  private final RawTable table;
  private final RawColumn raw;
  private final List<String> categories;

  /** By the code of a text. */
  private final int[] positions;

  private final int filling;
  private final UnknownCategory unknown;

  private CategoryColumn(
      RawTable table,
      RawColumn raw,
      List<String> categories,
      int[] positions,
      int filling,
      UnknownCategory unknown) {
    this.table = table;
    this.raw = raw;
    this.categories = categories;
    this.positions = positions;
    this.filling = filling;
    this.unknown = unknown;
  }

  /** Learns from the rows that are not tested with. */
  static CategoryColumn of(RawTable table, RawColumn raw, BitSet test, UnknownCategory unknown)
      throws DatasetException {
    int[] counts = new int[raw.texts().size()];
    for (int row = test.nextClearBit(0); row < table.rows(); row = test.nextClearBit(row + 1)) {
      double code = raw.cells().get(row);
      if (!Double.isNaN(code)) {
        counts[(int) code]++;
      }
    }
    List<String> present = raw.texts().stream().filter(text -> counts[raw.code(text)] > 0).toList();
    if (present.isEmpty()) {
      throw table.wrong(
          "column '%s' has no value in any row that is trained on\nleave it out by ignore"
              .formatted(raw.name()));
    }
    List<String> categories = NameOrder.sorted(present);
    int[] positions = new int[counts.length];
    Arrays.fill(positions, NONE);
    int most = 0;
    for (int i = 0; i < categories.size(); i++) {
      int code = raw.code(categories.get(i));
      positions[code] = i;
      most = counts[code] > counts[raw.code(categories.get(most))] ? i : most;
    }
    return new CategoryColumn(
        table,
        raw,
        categories,
        positions,
        raw.missing() == MissingPolicy.INDICATOR ? NONE : most,
        unknown);
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (String category : categories) {
      columns.add(Column.unscaled(raw.name() + "=" + category));
    }
    if (raw.missing() == MissingPolicy.INDICATOR) {
      columns.add(Column.unscaled(raw.name() + " is missing"));
    }
    return columns;
  }

  @Override
  public void encode(int row, float[] into, int at) throws DatasetException {
    int size = categories.size();
    Arrays.fill(into, at, at + size, 0);
    double code = raw.cells().get(row);
    boolean isMissing = Double.isNaN(code);
    int position = isMissing ? filling : positions[(int) code];
    if (position != NONE) {
      into[at + position] = 1;
    } else if (!isMissing && unknown == UnknownCategory.ERROR) {
      throw table.at(
          row,
          "column '%s' has '%s', which no row has that is trained on\nunknown_category: ignore takes it for no category"
              .formatted(raw.name(), TableReading.quotable(raw.texts().get((int) code))));
    }
    if (raw.missing() == MissingPolicy.INDICATOR) {
      into[at + size] = isMissing ? 1 : 0;
    }
  }
}
