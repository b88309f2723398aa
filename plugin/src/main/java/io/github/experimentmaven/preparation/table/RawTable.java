package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as it was read.
 *
 * @param features the columns that a network is shown, in the order of the file
 * @param targets those that are asked for, in the order in which they are asked for
 * @param areClasses whether the only target is classes
 * @param split the column that tells which part rows are of, or null
 * @param weight the column that says how much a row counts, or null
 * @param rows how many there are, at least 1
 * @param lines in which each row starts
 * @param fileStarts the first row of each file
 * @param files what they are called in messages
 */
record RawTable(
    List<RawColumn> features,
    List<RawColumn> targets,
    boolean areClasses,
    @Nullable RawColumn split,
    @Nullable RawColumn weight,
    int rows,
    RowLines lines,
    List<Integer> fileStarts,
    List<String> files) {

  /** The rows of a file, of which no others are. */
  BitSet rowsOf(int file) {
    BitSet rowsOfFile = new BitSet();
    rowsOfFile.set(
        fileStarts.get(file), file + 1 < fileStarts.size() ? fileStarts.get(file + 1) : rows);
    return rowsOfFile;
  }

  /** Something that is wrong with a row. */
  DatasetException at(int row, String message) {
    int file = fileStarts.size() - 1;
    while (fileStarts.get(file) > row) {
      file--;
    }
    return new DatasetException("%s:%s: %s".formatted(files.get(file), lines.of(row), message));
  }

  /** Something that is wrong with all of it. */
  DatasetException wrong(String message) {
    return new DatasetException("%s: %s".formatted(String.join(" and ", files), message));
  }
}
