package io.github.experimentmaven.descriptor;

import java.util.Arrays;

/**
 * Finds the places of a text by line and column. Who asks for those of one line after the other
 * waits no longer than the text is long, however many there are in a line.
 */
final class TextPlaces {

  private final SourceText source;
  private int number;
  private String line = "";

  /** Where each character (code point) of the line starts, and where the last one ends. */
  private int[] starts = {0};

  TextPlaces(SourceText source) {
    this.source = source;
  }

  /** A line, counted from 1; empty if there is none. */
  String line(int wanted) {
    if (wanted != number) {
      number = wanted;
      line = source.line(wanted);
      starts = new int[line.codePointCount(0, line.length()) + 1];
      int at = 0;
      for (int i = 0; i < starts.length; i++) {
        starts[i] = at;
        at += at < line.length() ? Character.charCount(line.codePointAt(at)) : 0;
      }
    }
    return line;
  }

  /** Where a column of a line starts in its text; the end of the line if it has no such column. */
  int start(int wanted, int column) {
    line(wanted);
    return starts[Math.min(column - 1, starts.length - 1)];
  }

  /** What stands in a column of a line; a space behind its end. */
  char character(int wanted, int column) {
    int start = start(wanted, column);
    return start < line.length() ? line.charAt(start) : ' ';
  }

  /** The column in code points of a column in UTF-16 units, both counted from 1. */
  int column(int wanted, int unitColumn) {
    line(wanted);
    int unit = Math.max(0, Math.min(unitColumn - 1, line.length()));
    int found = Arrays.binarySearch(starts, unit);
    return found >= 0 ? found + 1 : -found;
  }
}
