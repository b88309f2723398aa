package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of an experiment file.
 *
 * @param file as it is shown in problems
 * @param text the whole text
 * @param lines the same, line by line
 */
record SourceText(Path file, String text, List<String> lines) {

  SourceText {
    lines = List.copyOf(lines);
  }

  static SourceText of(Path file, String text) {
    return new SourceText(file, text, List.of(text.split("\r\n|\r|\n", -1)));
  }

  /** A problem with the line it is in, which may be one of another file. */
  Problem problem(Position at, String message, @Nullable String hint) {
    SourceText in = at.source() == null ? this : at.source();
    return new Problem(
        in.file,
        at.line(),
        at.column(),
        message,
        in.line(at.line()),
        Math.max(1, at.length()),
        hint);
  }

  /** A line, counted from 1; empty if there is none. */
  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** What follows in the line from a column on, both counted from 1. */
  String rest(int lineNumber, int column) {
    String line = line(lineNumber);
    int length = line.codePointCount(0, line.length());
    return column > length ? "" : line.substring(line.offsetByCodePoints(0, column - 1));
  }

  /** The column in code points of a column in UTF-16 units, both counted from 1. */
  int codePointColumn(int lineNumber, int unitColumn) {
    String line = line(lineNumber);
    return line.codePointCount(0, Math.max(0, Math.min(unitColumn - 1, line.length()))) + 1;
  }
}
