package io.github.experimentmaven.preparation.table;

import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.experiment.TargetType;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.Printable;
import io.github.experimentmaven.preparation.table.RawColumn.Kind;
import io.github.experimentmaven.preparation.table.RawColumn.Role;
import io.github.experimentmaven.spelling.NearestName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of one table, which may be in a file for each part, as they are read. What is
 * wrong with one is told with its line and column.
 */
final class TableReading {

  private static final int SHOWN = 60;
  private static final int SHOWN_NAMES = 30;

  private final TableColumns settings;
  private final CellStore store;
  private final DecimalNumber number;

  /** Of the other decimal mark, which a setting could say. */
  private final Optional<DecimalNumber> otherNumber;

  private final char[][] missingValues;

  /** The first characters of these. */
  private final BitSet missingBeginnings = new BitSet();

  private final Map<String, RawColumn> columns = new LinkedHashMap<>();

  private final RowLines lines = new RowLines();

  private final List<Integer> fileStarts = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  /** Of the file that is read, what each of its columns is; null where it is left out. */
  private @Nullable RawColumn[] byPosition = {};

  private List<String> names = List.of();
  private int rows;
  private long line;
  private boolean isDropped;

  /** What the row lacks and must not, unless it is dropped. */
  private @Nullable DatasetException noValue;

  /**
   * @param format of the files
   * @param store for the cells
   */
  TableReading(TableColumns settings, TableFormat format, CellStore store) {
    this.settings = settings;
    this.store = store;
    this.number = new DecimalNumber(format.decimal());
    this.otherNumber = format.otherDecimal().map(DecimalNumber::new);
    this.missingValues =
        settings.missingValues().stream().map(String::toCharArray).toArray(char[][]::new);
    settings.missingValues().stream()
        .filter(value -> !value.isEmpty())
        .forEach(value -> missingBeginnings.set(value.charAt(0)));
  }

  /**
   * A column's name, and what its values are if the format says so.
   *
   * @param kind of its values
   * @param values all there may be; empty if it may have others
   * @param refusal why it can be nothing but left out; empty if it can
   */
  record Declared(String name, Kind kind, List<String> values, String refusal) {

    /** A column whose values will tell. */
    static Declared undecided(String name) {
      return new Declared(name, Kind.UNDECIDED, List.of(), "");
    }
  }

  /**
   * Begins a file.
   *
   * @param file what it is called in messages
   * @param headerLine where its columns are named
   * @param declared its columns
   */
  void begin(String file, long headerLine, List<Declared> declared) throws DatasetException {
    files.add(file);
    fileStarts.add(rows);
    line = headerLine;
    names = declared.stream().map(Declared::name).toList();
    requireDistinctNames();
    requireNamed();
    boolean isFirst = files.size() == 1;
    byPosition = new RawColumn[declared.size()];
    for (int i = 0; i < declared.size(); i++) {
      byPosition[i] = isFirst ? newColumn(declared.get(i)) : columns.get(names.get(i));
    }
    Set<String> found = new HashSet<>(names);
    for (String expected : columns.keySet()) {
      if (!found.contains(expected)) {
        throw at("there is no column '%s', which %s has".formatted(expected, files.get(0)));
      }
    }
    if (columns.values().stream().noneMatch(column -> column.role() == Role.FEATURE)) {
      throw at("there is no column left for features beside " + settings.target());
    }
  }

  private void requireDistinctNames() throws DatasetException {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw at(
            "column %s has no name\nname it; ignore leaves out one that only numbers the rows"
                .formatted(i + 1));
      }
      if (!known.add(names.get(i))) {
        throw at("two columns are called '%s'".formatted(quotable(names.get(i))));
      }
    }
  }

  private void requireNamed() throws DatasetException {
    Set<String> found = new HashSet<>(names);
    for (Map.Entry<String, String> named : settings.named().entrySet()) {
      if (!found.contains(named.getKey())) {
        throw new DatasetException(
            located(
                "there is no column '%s', which %s names\n%s"
                    .formatted(
                        named.getKey(),
                        named.getValue(),
                        NearestName.hint(
                            named.getKey(), names.stream().limit(SHOWN_NAMES).toList()))),
            new DatasetException.NamedBy(named.getValue(), named.getKey()));
      }
    }
  }

  private @Nullable RawColumn newColumn(Declared declared) throws DatasetException {
    String name = declared.name();
    RawColumn column;
    if (settings.target().contains(name)) {
      Kind kind = targetKind(declared);
      column =
          RawColumn.of(
              name,
              Role.TARGET,
              kind,
              settings.missingOrDropped(name),
              kind == Kind.TEXT ? declared.values() : List.of(),
              store);
    } else if (name.equals(settings.splitColumn())) {
      column = RawColumn.of(name, Role.SPLIT, Kind.TEXT, MissingPolicy.ERROR, List.of(), store);
    } else if (name.equals(settings.sampleWeight())) {
      column =
          RawColumn.of(
              name, Role.WEIGHT, Kind.NUMBER, settings.missingOrDropped(name), List.of(), store);
    } else if (settings.ignore().contains(name)
        || (!settings.features().isEmpty() && !settings.features().contains(name))) {
      return null;
    } else {
      MissingPolicy missing = settings.missing().of(name);
      List<String> ordinal = settings.ordinal().get(name);
      if (settings.text().containsKey(name)) {
        column =
            RawColumn.of(
                name, Role.FEATURE, Kind.WORDS, settings.missingOrDropped(name), List.of(), store);
        columns.put(name, column);
        return column;
      } else if (ordinal != null) {
        column = RawColumn.of(name, Role.FEATURE, Kind.ORDINAL, missing, ordinal, store);
      } else {
        Kind kind = settings.categorical().contains(name) ? Kind.TEXT : declared.kind();
        column = RawColumn.of(name, Role.FEATURE, kind, missing, declared.values(), store);
      }
    }
    if (!declared.refusal().isEmpty()) {
      throw at(
          "column '%s' is %s\nleave it out by ignore: [%s]"
              .formatted(quotable(name), declared.refusal(), quotable(name)));
    }
    columns.put(name, column);
    return column;
  }

  private Kind targetKind(Declared declared) {
    return switch (settings.targetType()) {
      case AUTO -> settings.target().size() > 1 ? Kind.NUMBER : declared.kind();
      case CLASSES -> Kind.TEXT;
      case NUMBERS -> Kind.NUMBER;
    };
  }

  /** Begins a row that starts in a line. */
  void beginRow(long startingLine) {
    line = startingLine;
    isDropped = false;
    noValue = null;
  }

  /**
   * Takes a cell of the row.
   *
   * @param position from 0
   */
  void cell(int position, char[] text, int offset, int length) throws DatasetException {
    if (position >= byPosition.length) {
      return;
    }
    RawColumn column = byPosition[position];
    if (column == null) {
      return;
    }
    int from = offset;
    int to = offset + length;
    while (from < to && text[from] <= ' ') {
      from++;
    }
    while (from < to && text[to - 1] <= ' ') {
      to--;
    }
    if (isMissing(text, from, to)) {
      missing(column);
    } else {
      column.cells().add(value(column, text, from, to - from));
    }
  }

  private boolean isMissing(char[] text, int from, int to) {
    if (from == to) {
      return true;
    }
    // Most cells are numbers, which none of them looks like.
    if (!missingBeginnings.get(text[from])) {
      return false;
    }
    for (char[] each : missingValues) {
      if (each.length == to - from && equal(each, text, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(char[] expected, char[] text, int from) {
    for (int i = 0; i < expected.length; i++) {
      if (text[from + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private void missing(RawColumn column) {
    if (column.missing() == MissingPolicy.ERROR && noValue == null) {
      String remedy =
          switch (column.role()) {
            case FEATURE ->
                column.kind() == Kind.WORDS
                    ? dropping(column)
                    : "\nmissing says what to do about it";
            case TARGET, WEIGHT -> dropping(column);
            case SPLIT -> "";
          };
      noValue = at("column '%s' has no value%s".formatted(column.name(), remedy));
    }
    isDropped |= column.missing() == MissingPolicy.DROP;
    column.cells().add(Double.NaN);
  }

  private static String dropping(RawColumn column) {
    return "\nmissing: {%s: drop} leaves such rows out".formatted(column.name());
  }

  private double value(RawColumn column, char[] text, int offset, int length)
      throws DatasetException {
    if (column.kind() == Kind.NUMBER) {
      double value = number.parse(text, offset, length);
      if (Double.isFinite(value)) {
        return value;
      }
      throw notANumber(column, new String(text, offset, length), value);
    }
    String word = new String(text, offset, length);
    if (column.kind() == Kind.UNDECIDED) {
      double value = number.parse(text, offset, length);
      if (Double.isNaN(value) && isNotFinite(word)) {
        throw notANumber(column, word, value);
      }
      column.decide(Double.isNaN(value) ? Kind.TEXT : Kind.NUMBER);
      return value(column, text, offset, length);
    }
    if (column.isClosed() && !column.knows(word)) {
      throw at(
          "column '%s' has '%s', which is none of its values\n%s"
              .formatted(
                  column.name(),
                  quotable(word),
                  NearestName.hint(word, column.texts().stream().limit(SHOWN_NAMES).toList())));
    }
    if (column.role() == Role.FEATURE
        && column.kind() == Kind.TEXT
        && column.texts().size() == RawColumn.MOST_CATEGORIES
        && !column.knows(word)) {
      requireNoOtherMark(column);
      throw at(
          "column '%s' has more than %s different texts\nleave it out by ignore: [%s]"
              .formatted(column.name(), RawColumn.MOST_CATEGORIES, column.name()));
    }
    return column.code(word);
  }

  private DatasetException notANumber(RawColumn column, String word, double value) {
    if (Double.isInfinite(value)) {
      return at("column '%s' has %s, which is too large".formatted(column.name(), quotable(word)));
    }
    if (isNotFinite(word)) {
      return at(
          "column '%s' has %s; expected a finite number\nadd it to missing_values if it stands for no value"
              .formatted(column.name(), quotable(word)));
    }
    Optional<String> mark = mark(word);
    if (mark.isPresent()) {
      return at(
          "column '%s' has '%s', which is not a number\n%s"
              .formatted(column.name(), quotable(word), mark.get()));
    }
    String remedy =
        switch (column.role()) {
          case TARGET -> "if these are classes, write target_type: classes";
          case WEIGHT -> "if it stands for no value, add it to missing_values";
          case FEATURE, SPLIT ->
              "if these are categories, write categorical: [%s]; if it stands for no value, add it to missing_values"
                  .formatted(column.name());
        };
    return at(
        "column '%s' has '%s', which is not a number\n%s"
            .formatted(column.name(), quotable(word), remedy));
  }

  /** What to write if a word is a number with the other decimal mark. */
  private Optional<String> mark(String word) {
    return otherNumber
        .filter(other -> other.reads(word) && !number.reads(word))
        .map(
            other ->
                "if its decimal mark is '%1$s', write decimal: '%1$s'".formatted(other.mark()));
  }

  /**
   * Categories that nobody asked for and that look like numbers of another country are a mistake.
   */
  private void requireNoOtherMark(RawColumn column) throws DatasetException {
    if (column.role() == Role.SPLIT
        || column.kind() != Kind.TEXT
        || column.texts().isEmpty()
        || column.isClosed()
        || settings.categorical().contains(column.name())
        || (settings.targetType() == TargetType.CLASSES && column.role() == Role.TARGET)
        || !column.texts().stream().allMatch(text -> mark(text).isPresent())) {
      return;
    }
    String word = column.texts().get(0);
    throw new DatasetException(
        "%s: column '%s' has values such as '%s', which are not numbers\n%s; if they are %s"
            .formatted(
                String.join(" and ", files),
                column.name(),
                quotable(word),
                mark(word).orElseThrow(),
                column.role() == Role.TARGET
                    ? "classes, write target_type: classes"
                    : "categories, write categorical: [%s]".formatted(column.name())));
  }

  private static boolean isNotFinite(String word) {
    String unsigned = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
    return unsigned.equalsIgnoreCase("nan")
        || unsigned.equalsIgnoreCase("inf")
        || unsigned.equalsIgnoreCase("infinity");
  }

  /**
   * Ends the row.
   *
   * @param cells how many it had
   */
  void endRow(int cells) throws DatasetException {
    if (cells != byPosition.length) {
      throw at("there are %s values, but %s columns".formatted(cells, byPosition.length));
    }
    if (isDropped) {
      columns.values().forEach(column -> column.cells().truncate(rows));
      return;
    }
    if (noValue != null) {
      throw noValue;
    }
    lines.add(line);
    rows++;
  }

  /** Something that is wrong with the row that is read. */
  DatasetException at(String message) {
    return new DatasetException(located(message));
  }

  private String located(String message) {
    return "%s:%s: %s".formatted(files.get(files.size() - 1), line, message);
  }

  /** A text of the file, no more of it than fits and nothing unprintable. */
  static String quotable(String text) {
    return Printable.of(text, SHOWN);
  }

  /**
   * What was read.
   *
   * @throws DatasetException if there is no row
   */
  RawTable finish() throws DatasetException {
    if (rows == 0) {
      throw new DatasetException(
          "%s has no rows%s"
              .formatted(
                  String.join(" and ", files),
                  settings.missing().byColumn().containsValue(MissingPolicy.DROP)
                          || settings.missing().others() == MissingPolicy.DROP
                      ? " in which no value is missing"
                      : ""));
    }
    for (RawColumn column : columns.values()) {
      requireNoOtherMark(column);
    }
    Map<Role, List<RawColumn>> byRole = new HashMap<>();
    columns
        .values()
        .forEach(
            column -> byRole.computeIfAbsent(column.role(), role -> new ArrayList<>()).add(column));
    // In the order in which they are asked for, not in that of the file.
    List<RawColumn> targets = new ArrayList<>();
    for (String name : settings.target()) {
      RawColumn column = columns.get(name);
      if (column != null) {
        targets.add(column);
      }
    }
    boolean areClasses =
        settings.targetType() == TargetType.CLASSES || targets.get(0).kind() == Kind.TEXT;
    return new RawTable(
        byRole.getOrDefault(Role.FEATURE, List.of()),
        targets,
        areClasses,
        byRole.getOrDefault(Role.SPLIT, List.of()).stream().findFirst().orElse(null),
        byRole.getOrDefault(Role.WEIGHT, List.of()).stream().findFirst().orElse(null),
        rows,
        lines,
        List.copyOf(fileStarts),
        files);
  }
}
