package io.github.experimentmaven.descriptor;

/**
 * Where a token stands in a file.
 *
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in code points
 * @param length of the token within its line, in code points
 */
record Position(int line, int column, int length) {

  /** The file as a whole: nothing of it could be read. */
  static final Position WHOLE_FILE = new Position(0, 0, 0);

  /** The first character of a file. */
  static final Position START = new Position(1, 1, 1);
}
