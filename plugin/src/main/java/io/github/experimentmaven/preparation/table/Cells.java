package io.github.experimentmaven.preparation.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of one column; NaN where there is none. They are never copied as they become more.
 */
final class Cells {

  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** Tables of few rows may have thousands of columns. */
  private static final int FIRST = 64;

  private final List<double[]> chunks = new ArrayList<>();
  private int size;

  void add(double value) {
    int at = size & (CHUNK - 1);
    int chunk = size >> CHUNK_BITS;
    if (chunk == chunks.size()) {
      chunks.add(new double[chunk == 0 ? FIRST : CHUNK]);
    } else if (at == chunks.get(chunk).length) {
      chunks.set(chunk, Arrays.copyOf(chunks.get(chunk), 2 * at));
    }
    chunks.get(chunk)[at] = value;
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
