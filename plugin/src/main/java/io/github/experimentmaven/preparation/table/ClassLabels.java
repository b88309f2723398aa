package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Targets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The classes of a table, which are those that training rows have, in their order. */
final class ClassLabels {

  private static final int NONE = -1;

  private final RawTable table;
  private final RawColumn raw;
  private final List<String> names;

  /** By the code of a text. */
  private final int[] labels;

  private ClassLabels(RawTable table, RawColumn raw, List<String> names, int[] labels) {
    this.table = table;
    this.raw = raw;
    this.names = names;
    this.labels = labels;
  }

  /**
   * Learns from the rows that are not tested with.
   *
   * @throws DatasetException if there are fewer than two
   */
  static ClassLabels of(RawTable table, BitSet test) throws DatasetException {
    RawColumn raw = table.targets().get(0);
    boolean[] isTrained = new boolean[raw.texts().size()];
    for (int row = test.nextClearBit(0); row < table.rows(); row = test.nextClearBit(row + 1)) {
      isTrained[(int) raw.cells().get(row)] = true;
    }
    List<String> names =
        NameOrder.sorted(raw.texts().stream().filter(text -> isTrained[raw.code(text)]).toList());
    if (names.size() < 2) {
      throw table.wrong(
          "column '%s' has only one class, '%s', in the rows that are trained on"
              .formatted(raw.name(), TableReading.quotable(names.get(0))));
    }
    int[] labels = new int[raw.texts().size()];
    Arrays.fill(labels, NONE);
    for (int i = 0; i < names.size(); i++) {
      labels[raw.code(names.get(i))] = i;
    }
    return new ClassLabels(table, raw, names, labels);
  }

  Targets targets() {
    return new Targets.Classes(names);
  }

  /**
   * That of a row.
   *
   * @throws DatasetException if no row of its class is trained on
   */
  int of(int row) throws DatasetException {
    int code = (int) raw.cells().get(row);
    if (labels[code] == NONE) {
      throw table.at(
          row,
          "column '%s' has the class '%s', of which no row is trained on"
              .formatted(raw.name(), TableReading.quotable(raw.texts().get(code))));
    }
    return labels[code];
  }
}
