package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import java.util.List;

/** What a column of a table became: one number or several of a network's features. */
interface EncodedColumn {

  /** These numbers. */
  List<Column> columns();

  /** All words that have a number, in the order of these; empty if it was none of texts. */
  default List<String> words() {
    return List.of();
  }

  /**
   * Writes those of a row.
   *
   * @param into the features of the row
   * @param at where those of this column begin
   * @throws DatasetException if the row has a value that nothing is known of
   */
  void encode(int row, float[] into, int at) throws DatasetException;
}
