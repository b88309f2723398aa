package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** How tables are written in files. */
interface TableFormat {

  /** The format with all that decides what its text means. */
  String recipe();

  /** How the text of a file is decoded. */
  Charset charset();

  /** The decimal mark of numbers. */
  char decimal();

  /** Another decimal mark that a setting could say; empty if there is no such setting. */
  Optional<Character> otherDecimal();

  /**
   * Reads a file.
   *
   * @param text of the file
   * @param table takes its cells
   * @throws DatasetException if it is not as it should be
   * @throws IOException if it cannot be read
   */
  void read(TableText text, TableReading table) throws DatasetException, IOException;
}
