package io.github.experimentmaven.preparation.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of one column; NaN where there is none. They are never copied as they become more.
 */
final class Cells {

  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final List<double[]> chunks = new ArrayList<>();
  private int size;

  void add(double value) {
    int at = size & (CHUNK - 1);
    if (at == 0 && size >> CHUNK_BITS == chunks.size()) {
      chunks.add(new double[CHUNK]);
    }
    chunks.get(size >> CHUNK_BITS)[at] = value;
    size++;
  }

  double get(int row) {
    return chunks.get(row >> CHUNK_BITS)[row & (CHUNK - 1)];
  }

  /** Forgets all from a row on. */
  void truncate(int rows) {
    size = Math.min(size, rows);
  }

  int size() {
    return size;
  }
}
