package io.github.experimentmaven.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way to a key of a file: {@code architecture[0].Dense.units}. In brackets stands the position
 * of an item, from 0, or the name of a layer; {@code *} is what a map names, whichever it is:
 * {@code optimizer.*.learning_rate}.
 *
 * @param text as it is written
 * @param steps one after the other
 */
record KeyPath(String text, List<Step> steps) {

  private static final String ANY = "*";
  private static final Pattern STEP = Pattern.compile("\\[([^\\[\\].]+)]|([^\\[\\].]+)");
  private static final Pattern WHOLE =
      Pattern.compile("[^\\[\\].]+(\\[[^\\[\\].]+])*(\\.[^\\[\\].]+(\\[[^\\[\\].]+])*)*");

  KeyPath {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param key of a map, or which item of a list
   * @param isItem whether it leads into a list
   */
  record Step(String key, boolean isItem) {}

  /** Reads a path; nothing if it is none. */
  static Optional<KeyPath> of(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    while (matcher.find()) {
      String item = matcher.group(1);
      steps.add(item == null ? new Step(matcher.group(2), false) : new Step(item, true));
    }
    return Optional.of(new KeyPath(text, steps));
  }

  /** The first key, which is one of a file. */
  String first() {
    return steps.get(0).key();
  }

  /**
   * What names may call it: from its last key on, all that differs from others with the same end.
   *
   * @param count of steps
   */
  String end(int count) {
    return steps.subList(steps.size() - count, steps.size()).stream()
        .map(Step::key)
        .map(key -> key.equals(ANY) ? "any" : key)
        .map(NameText::safe)
        .collect(Collectors.joining("."));
  }

  private String upTo(int count) {
    StringBuilder part = new StringBuilder();
    for (Step step : steps.subList(0, count)) {
      if (step.isItem()) {
        part.append('[').append(step.key()).append(']');
      } else {
        part.append(part.isEmpty() ? "" : ".").append(step.key());
      }
    }
    return part.toString();
  }

  /**
   * A file in which the key or item has a value; null leaves it out.
   *
   * @param file its tree
   * @param at where the path is written
   * @param problems takes a reason why there can be no such key
   * @return null if there can be none
   */
  @Nullable Node set(Node file, Node value, Position at, Problems problems) {
    return new Setting(value, at, problems).set(file, Optional.of(ExperimentDecoder.LANGUAGE), 0);
  }

  /** One value on its way. */
  private final class Setting {

    private final Node value;
    private final Position at;
    private final Problems problems;

    Setting(Node value, Position at, Problems problems) {
      this.value = value;
      this.at = at;
      this.problems = problems;
    }

    /**
     * @param node that so many steps have led to
     * @param type of it, as far as the language tells
     */
    @Nullable Node set(Node node, Optional<ValueType> type, int step) {
      if (step == steps.size()) {
        return value;
      }
      Step next = steps.get(step);
      if (next.isItem()) {
        return node instanceof Node.Sequence list
            ? item(list, type.flatMap(KeyTypes::ofItems), step)
            : refuse(
                "%s is no list in this file, so that there is no %s"
                    .formatted(upTo(step), upTo(step + 1)),
                null);
      }
      if (node instanceof Node.Scalar word && word.isText()) {
        // A bare name stands for a map with that key.
        Node none = new Node.Mapping(List.of(), node.at());
        return set(
            new Node.Mapping(List.of(new Node.Entry(word.text(), node.at(), none)), node.at()),
            type,
            step);
      }
      return node instanceof Node.Mapping map
          ? entry(map, type, step)
          : refuse(
              "%s is %s in this file, so that there is no %s"
                  .formatted(upTo(step), node.found(), upTo(step + 1)),
              null);
    }

    private @Nullable Node entry(Node.Mapping map, Optional<ValueType> type, int step) {
      String key = steps.get(step).key();
      boolean isKind = type.map(KeyTypes::isKind).orElse(false);
      if (key.equals(ANY)) {
        if (map.entries().size() != 1) {
          return refuse(
              "%s names nothing in this file that * could stand for".formatted(upTo(step)), null);
        }
        key = map.entries().get(0).key();
      } else if (isKind && !map.entries().isEmpty() && map.entry(key).isEmpty()) {
        return refuse(
            "%s is %s, so that there is no %s"
                .formatted(upTo(step), map.entries().get(0).key(), upTo(step + 1)),
            steps.size() > step + 1
                ? "write %s.* for whichever it is, or vary all of %s"
                    .formatted(upTo(step), upTo(step))
                : null);
      }
      Optional<Node.Entry> present = map.entry(key);
      String found = key;
      Node below = present.map(Node.Entry::value).orElseGet(() -> new Node.Mapping(List.of(), at));
      Node changed = set(below, type.flatMap(known -> KeyTypes.of(known, found)), step + 1);
      if (changed == null) {
        return null;
      }
      List<Node.Entry> entries = new ArrayList<>();
      boolean isLast = step + 1 == steps.size();
      boolean isLeftOut = isLast && Overlay.isNull(value);
      for (Node.Entry entry : map.entries()) {
        if (!entry.key().equals(found)) {
          entries.add(entry);
        } else if (!isLeftOut) {
          entries.add(new Node.Entry(found, isLast ? at : entry.keyAt(), changed));
        }
      }
      if (present.isEmpty() && !isLeftOut) {
        entries.add(new Node.Entry(found, at, changed));
      }
      return new Node.Mapping(entries, map.at());
    }

    private @Nullable Node item(Node.Sequence list, Optional<ValueType> type, int step) {
      String which = steps.get(step).key();
      int index = index(list, which);
      if (index < 0) {
        return refuse(
            "there is no %s in this file: %s has %s %s"
                .formatted(
                    upTo(step + 1),
                    upTo(step),
                    list.items().size(),
                    list.items().size() == 1 ? "item" : "items"),
            isNumber(which) ? "the first is [0]" : "none of its layers has the name " + which);
      }
      Node changed = set(list.items().get(index), type, step + 1);
      if (changed == null) {
        return null;
      }
      List<Node> items = new ArrayList<>(list.items());
      if (step + 1 == steps.size() && Overlay.isNull(value)) {
        items.remove(index);
      } else {
        items.set(index, changed);
      }
      return new Node.Sequence(items, list.at());
    }

    private @Nullable Node refuse(String message, @Nullable String hint) {
      problems.add(at, message, hint);
      return null;
    }
  }

  private static boolean isNumber(String item) {
    return item.matches("[0-9]{1,6}");
  }

  /** The position of an item; -1 if there is none. */
  private static int index(Node.Sequence list, String which) {
    if (isNumber(which)) {
      int index = Integer.parseInt(which);
      return index < list.items().size() ? index : -1;
    }
    for (int i = 0; i < list.items().size(); i++) {
      if (isNamed(list.items().get(i), which)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNamed(Node item, String name) {
    return item instanceof Node.Mapping layer
        && layer.entries().size() == 1
        && layer.entries().get(0).value() instanceof Node.Mapping arguments
        && arguments.entry("name").isPresent()
        && arguments.entry("name").get().value() instanceof Node.Scalar given
        && given.text().equals(name);
  }
}
