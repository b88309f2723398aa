package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.MissingPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column as it was read: its numbers, or the numbers of its texts in the order they came in. */
final class RawColumn {

  /** What the column's values are. */
  enum Kind {
    /** The first value will tell. */
    UNDECIDED,
    NUMBER,
    TEXT,
    /** Texts of which the words count. */
    WORDS,
    /** The position of a text among those that are known. */
    ORDINAL
  }

  /** What the column is for. */
  enum Role {
    FEATURE,
    TARGET,
    SPLIT,
    WEIGHT
  }

  /** More are names or identifiers rather than categories. */
  static final int MOST_CATEGORIES = 1000;

  private final String name;
  private final Role role;
  private final MissingPolicy missing;
  private final boolean isClosed;
  private final Cells cells;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private Kind kind;

  private RawColumn(
      String name, Role role, Kind kind, MissingPolicy missing, boolean isClosed, CellStore store) {
    this.name = name;
    this.role = role;
    this.kind = kind;
    this.missing = missing;
    this.isClosed = isClosed;
    cells = new Cells(store);
  }

  /**
   * A column.
   *
   * @param known all texts it may have; empty if it may have others
   * @param store for its cells
   */
  static RawColumn of(
      String name,
      Role role,
      Kind kind,
      MissingPolicy missing,
      List<String> known,
      CellStore store) {
    RawColumn column = new RawColumn(name, role, kind, missing, !known.isEmpty(), store);
    known.forEach(column::newCode);
    return column;
  }

  String name() {
    return name;
  }

  Role role() {
    return role;
  }

  Kind kind() {
    return kind;
  }

  void decide(Kind decided) {
    kind = decided;
  }

  MissingPolicy missing() {
    return missing;
  }

  /** Whether it may have no texts but those that are known. */
  boolean isClosed() {
    return isClosed;
  }

  Cells cells() {
    return cells;
  }

  /** All texts, by their codes. */
  List<String> texts() {
    return texts;
  }

  boolean knows(String text) {
    return codes.containsKey(text);
  }

  /** The code of a text, a new one if need be. */
  int code(String text) {
    Integer known = codes.get(text);
    return known == null ? newCode(text) : known;
  }

  private int newCode(String text) {
    int code = texts.size();
    texts.add(text);
    codes.put(text, code);
    return code;
  }
}
