package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.descriptor.WrittenAxis.AxisOption;
import io.github.experimentmaven.experiment.AxisValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An axis of a sweep with what it and its values are called.
 *
 * @param name unique in the sweep
 * @param path of the key
 * @param at where it is written
 * @param texts of the different values, by {@linkplain NameText#canonical what they are}
 * @param values the different ones, in the same order
 */
record SweepAxis(
    String name, KeyPath path, Position at, Map<Object, String> texts, List<AxisOption> values) {

  SweepAxis {
    values = List.copyOf(values);
  }

  /**
   * An axis.
   *
   * @param all its values, some of them perhaps several times
   */
  static SweepAxis of(String name, KeyPath path, Position at, List<AxisOption> all) {
    List<AxisOption> different = NameText.different(all);
    List<String> texts = NameText.of(different);
    Map<Object, String> byValue = new LinkedHashMap<>();
    for (int i = 0; i < different.size(); i++) {
      byValue.put(NameText.canonical(different.get(i).value()), texts.get(i));
    }
    return new SweepAxis(name, path, at, byValue, different);
  }

  /** What a value is called. */
  String text(Node value) {
    String text = texts.get(NameText.canonical(value));
    if (text == null) {
      throw new IllegalArgumentException("no value of " + name);
    }
    return text;
  }

  /** The value as results have it. */
  AxisValue value(Node value) {
    BigDecimal number = NameText.number(value);
    return new AxisValue(
        name, path.text(), text(value), number == null ? null : number.doubleValue());
  }

  /** The value that is written so, or has that name. */
  Optional<Node> find(Node written) {
    for (AxisOption option : values) {
      boolean isCalledSo =
          written instanceof Node.Scalar scalar && scalar.text().equals(text(option.value()));
      if (isCalledSo || NameText.areSame(option.value(), written)) {
        return Optional.of(option.value());
      }
    }
    return Optional.empty();
  }

  /**
   * What axes are called: each by the end of its path, as much of it as tells it from the others,
   * if it has no name.
   *
   * @param names of the axes; null where they have none
   */
  static List<String> names(List<KeyPath> paths, List<Optional<String>> names) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      KeyPath path = paths.get(i);
      int own = i;
      result.add(names.get(i).orElseGet(() -> shortest(path, own, paths, names)));
    }
    return result;
  }

  private static String shortest(
      KeyPath path, int own, List<KeyPath> paths, List<Optional<String>> names) {
    int all = path.steps().size();
    // Which item says nothing without of what.
    int count = path.steps().get(all - 1).isItem() ? Math.min(2, all) : 1;
    while (count < all && isTaken(path.end(count), count, own, paths, names)) {
      count++;
    }
    return path.end(count);
  }

  private static boolean isTaken(
      String name, int count, int own, List<KeyPath> paths, List<Optional<String>> names) {
    for (int i = 0; i < paths.size(); i++) {
      if (i != own) {
        KeyPath other = paths.get(i);
        String taken =
            names.get(i).orElseGet(() -> other.end(Math.min(count, other.steps().size())));
        if (taken.equalsIgnoreCase(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
