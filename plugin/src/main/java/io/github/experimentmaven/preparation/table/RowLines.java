package io.github.experimentmaven.preparation.table;

/** The line that each row starts in: most rows start in the line after that of the row before. */
final class RowLines {

  /** The rows that start elsewhere, in ascending order. */
  private final Cells jumps = new Cells(CellStore.inMemory());

  /** Where these start. */
  private final Cells lines = new Cells(CellStore.inMemory());

  private int rows;
  private long next = -1;

  /** Adds a row. */
  void add(long line) {
    if (line != next) {
      jumps.add(rows);
      lines.add((double) line);
    }
    rows++;
    next = line + 1;
  }

  /**
   * The line of a row.
   *
   * @param row from 0, one that was added
   */
  long of(int row) {
    int low = 0;
    int high = jumps.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (jumps.get(middle) <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return (long) (lines.get(low) + (row - jumps.get(low)));
  }
}
