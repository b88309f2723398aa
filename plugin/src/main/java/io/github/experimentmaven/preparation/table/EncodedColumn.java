package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Column;
import java.util.List;

/** What a column of a table became: one number or several of a network's features. */
interface EncodedColumn {

  /** These numbers. */
  List<Column> columns();

  /**
   * Writes those of a row.
   *
   * @param into the features of the row
   * @param at where those of this column begin
   * @throws DatasetException if the row has a value that nothing is known of
   */
  void encode(int row, float[] into, int at) throws DatasetException;
}
