package io.github.experimentmaven.descriptor;

import org.jspecify.annotations.Nullable;

/**
 * Where a token stands in a file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in code points
 * @param length of the token within its line, in code points
 * @param source the text of the file; null for that which is being read
 */
record Position(int line, int column, int length, @Nullable SourceText source) {

  /** The file as a whole: nothing of it could be read. */
  static final Position WHOLE_FILE = new Position(0, 0, 0);

  /** The first character of a file. */
  static final Position START = new Position(1, 1, 1);

  /** A place in the file that is being read. */
  Position(int line, int column, int length) {
    this(line, column, length, null);
  }
}
