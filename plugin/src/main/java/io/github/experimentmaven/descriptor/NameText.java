package io.github.experimentmaven.descriptor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What values are called in the names of experiments, which also name files on every system. */
final class NameText {

  private static final int LONGEST = 40;

  private NameText() {}

  /** A text without what some file system does not have in names. */
  static String safe(String text) {
    String safe = text.replaceAll("[^A-Za-z0-9._+-]+", "-").replaceAll("^-(?![0-9])|[-.]$", "");
    return safe.isEmpty() ? "-" : safe;
  }

  /**
   * What different values are called, in short, and each otherwise: as they are written, by what a
   * map names, or else by their position.
   *
   * @param values of those that have some
   */
  static List<String> of(List<WrittenAxis.AxisOption> values) {
    List<String> texts = values.stream().map(value -> text(value, NameText::inShort)).toList();
    if (areUsable(texts)) {
      return texts;
    }
    texts = values.stream().map(value -> text(value, NameText::whole)).toList();
    if (areUsable(texts)) {
      return texts;
    }
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String label = values.get(i).label();
      numbered.add(label == null ? String.valueOf(i + 1) : label);
    }
    return numbered;
  }

  private static String text(WrittenAxis.AxisOption value, Function<Node, String> writing) {
    return value.label() == null ? safe(writing.apply(value.value())) : value.label();
  }

  private static boolean areUsable(List<String> texts) {
    return texts.stream().noneMatch(text -> text.length() > LONGEST)
        && texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().count()
            == texts.size();
  }

  private static String inShort(Node value) {
    return value instanceof Node.Mapping map && map.entries().size() == 1
        ? map.entries().get(0).key()
        : whole(value);
  }

  private static String whole(Node value) {
    if (value instanceof Node.Scalar scalar) {
      return scalar.style() == Node.Style.NULL ? "none" : scalar.text();
    }
    if (value instanceof Node.Sequence list) {
      return list.items().stream().map(NameText::whole).collect(Collectors.joining("x"));
    }
    return value instanceof Node.Mapping map
        ? map.entries().stream()
            .map(entry -> entry.key() + "-" + whole(entry.value()))
            .collect(Collectors.joining("-"))
        : "";
  }

  /** Whether two values are the same, wherever they stand: numbers as numbers. */
  static boolean areSame(Node one, Node other) {
    return canonical(one).equals(canonical(other));
  }

  /** A value without its places. */
  static Object canonical(Node value) {
    if (value instanceof Node.Sequence list) {
      return list.items().stream().map(NameText::canonical).toList();
    }
    if (value instanceof Node.Mapping map) {
      Map<String, Object> entries = new HashMap<>();
      map.entries().forEach(entry -> entries.put(entry.key(), canonical(entry.value())));
      return entries;
    }
    BigDecimal number = number(value);
    if (number != null) {
      return number.stripTrailingZeros();
    }
    return value instanceof Node.Scalar scalar && scalar.style() != Node.Style.NULL
        ? scalar.text()
        : List.of(NULL);
  }

  private static final String NULL = "null";

  /** The number that a value is; null if it is something else. */
  static @Nullable BigDecimal number(Node value) {
    return value instanceof Node.Scalar scalar
            && (scalar.style() == Node.Style.NUMBER || scalar.style() == Node.Style.WORD)
            && scalar.text().matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,5})?")
        ? new BigDecimal(scalar.text())
        : null;
  }

  /** The different ones of some values, each at its first place. */
  static List<WrittenAxis.AxisOption> different(List<WrittenAxis.AxisOption> values) {
    Map<Object, WrittenAxis.AxisOption> different = new LinkedHashMap<>();
    values.forEach(value -> different.putIfAbsent(canonical(value.value()), value));
    return List.copyOf(different.values());
  }
}
