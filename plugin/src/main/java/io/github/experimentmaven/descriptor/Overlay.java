package io.github.experimentmaven.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tree laid over another: maps are merged key by key, everything else is replaced, and a key with
 * {@code null} is left out. Where a map names what something is, such as an optimizer, another name
 * replaces all of it. Everything keeps its place in its own file.
 */
final class Overlay {

  private final Problems problems;

  /**
   * @param problems takes keys that are to be left out and are not there
   */
  Overlay(Problems problems) {
    this.problems = problems;
  }

  /**
   * Merges two trees.
   *
   * @param type of both, as far as the language tells
   */
  Node merged(Node below, Node above, Optional<ValueType> type) {
    return below instanceof Node.Mapping base
            && above instanceof Node.Mapping over
            && !type.map(known -> isOther(base, over, known)).orElse(false)
        ? merged(base, over, type)
        : above;
  }

  private Node merged(Node.Mapping base, Node.Mapping over, Optional<ValueType> type) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : base.entries()) {
      Optional<Node.Entry> above = over.entry(entry.key());
      if (above.isEmpty()) {
        if (over.entries().stream().noneMatch(each -> isSame(each.key(), entry.key(), type))) {
          entries.add(entry);
        }
      } else if (!isNull(above.get().value())) {
        Optional<ValueType> inner = type.flatMap(known -> KeyTypes.of(known, entry.key()));
        entries.add(
            new Node.Entry(
                entry.key(),
                above.get().keyAt(),
                merged(entry.value(), above.get().value(), inner)));
      }
    }
    for (Node.Entry entry : over.entries()) {
      if (base.entry(entry.key()).isEmpty()) {
        if (isNull(entry.value())) {
          problems.add(
              entry.keyAt(),
              "there is no '" + entry.key() + "' in what is extended that could be left out",
              "give it a value, or delete the line");
        } else {
          entries.add(entry);
        }
      }
    }
    return new Node.Mapping(entries, over.at());
  }

  static boolean isNull(@Nullable Node node) {
    return node instanceof Node.Scalar scalar && scalar.style() == Node.Style.NULL;
  }

  /** Whether the map above is something else than that below, of which nothing remains then. */
  private static boolean isOther(Node.Mapping base, Node.Mapping over, ValueType type) {
    if (KeyTypes.isKind(type)) {
      return over.entries().stream().anyMatch(entry -> base.entry(entry.key()).isEmpty());
    }
    if (type instanceof DatasetType sources) {
      return sources.sources().stream()
          .map(source -> source.keyNames().get(0))
          .anyMatch(kind -> over.entry(kind).isPresent() && base.entry(kind).isEmpty());
    }
    return false;
  }

  /** Whether two keys give the same in different ways, as seed and seeds do. */
  private static boolean isSame(String above, String below, Optional<ValueType> type) {
    return type.filter(RecordType.class::isInstance)
        .map(RecordType.class::cast)
        .map(map -> map.haveOneComponent(above, below))
        .orElse(false);
  }
}
