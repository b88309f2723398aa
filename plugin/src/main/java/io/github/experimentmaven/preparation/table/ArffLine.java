package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.failure.DatasetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A line of an ARFF file, taken value by value; values may be in quotes of either kind. */
final class ArffLine {

  private final String line;
  private final String file;
  private final long number;
  private int at;

  ArffLine(String line, String file, long number) {
    this.line = line;
    this.file = file;
    this.number = number;
    skipBlanks();
  }

  /** Whether there is nothing, or a comment. */
  boolean isBlank() {
    return at == line.length() || line.charAt(at) == '%';
  }

  /** Whether that character comes next. */
  boolean isAt(char expected) {
    return at < line.length() && line.charAt(at) == expected;
  }

  /** Takes all up to the next blank. */
  String word() {
    int from = at;
    while (at < line.length() && line.charAt(at) > ' ') {
      at++;
    }
    String word = line.substring(from, at);
    skipBlanks();
    return word;
  }

  /**
   * Takes a value.
   *
   * @param ends the characters that end one that is not in quotes; a blank does, too, unless a
   *     comma is among them
   */
  String value(String ends) throws DatasetException {
    skipBlanks();
    if (isAt('\'') || isAt('"')) {
      String value = quoted(line.charAt(at));
      skipBlanks();
      return value;
    }
    boolean doBlanksEnd = ends.indexOf(',') < 0;
    int from = at;
    while (at < line.length()
        && ends.indexOf(line.charAt(at)) < 0
        && !(doBlanksEnd && line.charAt(at) <= ' ')) {
      at++;
    }
    String value = line.substring(from, at).strip();
    skipBlanks();
    return value;
  }

  private String quoted(char quote) throws DatasetException {
    StringBuilder value = new StringBuilder();
    for (at++; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == quote) {
        at++;
        return value.toString();
      }
      if (c == '\\' && at + 1 < line.length()) {
        at++;
        c = line.charAt(at);
      }
      value.append(c);
    }
    throw wrong("a quote is not closed");
  }

  /** Goes over a comma to the next value of a row; false at the end of the line. */
  boolean hasNext() throws DatasetException {
    if (at == line.length()) {
      return false;
    }
    if (!isAt(',')) {
      throw wrong("expected a comma behind a quote, found '" + line.charAt(at) + "'");
    }
    at++;
    return true;
  }

  /** Takes the values of a nominal attribute: <code>{a, b, 'c d'}</code>. */
  List<String> nominal() throws DatasetException {
    List<String> values = new ArrayList<>();
    do {
      at++;
      values.add(value(",}"));
    } while (isAt(','));
    if (!isAt('}')) {
      throw wrong("expected , or } in the values of a nominal attribute");
    }
    if (values.contains("")) {
      throw wrong("a value of a nominal attribute is empty");
    }
    if (new HashSet<>(values).size() != values.size()) {
      throw wrong("a nominal attribute has a value twice");
    }
    return values;
  }

  DatasetException wrong(String message) {
    return new DatasetException("%s:%s: %s".formatted(file, number, message));
  }

  private void skipBlanks() {
    while (at < line.length() && line.charAt(at) <= ' ') {
      at++;
    }
  }
}
