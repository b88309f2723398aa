package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.spelling.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a file with mistakes was meant to say, as far as there is no doubt: names that differ by
 * case, separators or one letter, numbers in quotes. What is wrong with the rest can then be told
 * in the same build; everything stays at its place. Keys on which no later check of the others
 * depends are left out, or have any value, where what they were meant to be is not known.
 */
final class MeantTree {

  /** No check of another key asks for these. */
  private static final Set<String> INDEPENDENT =
      Set.of("description", "optimizer", "gate", "expect", "baseline", "numerics");

  /** Nor for more of these than that they are there. */
  private static final Set<String> COUNTS = Set.of("epochs", "batch_size");

  private MeantTree() {}

  /** The tree of an experiment. */
  static Node of(Node root) {
    if (!(root instanceof Node.Mapping mapping)) {
      return root;
    }
    Node.Mapping meant = record(ExperimentDecoder.LANGUAGE, mapping);
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : meant.entries()) {
      boolean isRead = isRead(entry);
      if (!isRead && COUNTS.contains(entry.key())) {
        Position at = entry.value().at();
        entries.add(
            new Node.Entry(
                entry.key(), entry.keyAt(), new Node.Scalar("2", Node.Style.NUMBER, at)));
      } else if (isRead || !INDEPENDENT.contains(entry.key())) {
        entries.add(entry);
      }
    }
    return new Node.Mapping(entries, mapping.at());
  }

  private static boolean isRead(Node.Entry entry) {
    Problems known = new Problems(SourceText.of(Path.of(""), ""));
    return ExperimentDecoder.LANGUAGE.keys().stream()
        .anyMatch(key -> key.name().equals(entry.key()) && key.read(entry.value(), known) != null);
  }

  private static Node of(ValueType type, Node node) {
    if (type instanceof RecordType fields && node instanceof Node.Mapping mapping) {
      return record(fields, mapping);
    }
    if (type.kinds().isPresent()) {
      return kind(type.kinds().get(), node);
    }
    if (type instanceof ArchitectureType architecture && node instanceof Node.Sequence list) {
      return list(architecture.items(), list);
    }
    if (type instanceof ListType items && node instanceof Node.Sequence list) {
      return list(items.item(), list);
    }
    boolean isNumber = type instanceof WholeNumberType || type instanceof RealNumberType;
    return isNumber && node instanceof Node.Scalar scalar && scalar.isText()
        ? new Node.Scalar(scalar.text(), Node.Style.NUMBER, scalar.at())
        : node;
  }

  private static Node list(ValueType item, Node.Sequence list) {
    return new Node.Sequence(list.items().stream().map(each -> of(item, each)).toList(), list.at());
  }

  private static Node.Mapping record(RecordType type, Node.Mapping mapping) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      String name = sure(entry.key(), type.keyNames());
      boolean isTwice =
          !name.equals(entry.key())
              && Stream.concat(mapping.entries().stream(), entries.stream())
                  .anyMatch(other -> other.key().equals(name));
      if (isTwice) {
        continue;
      }
      Node value =
          type.keys().stream()
              .filter(key -> key.name().equals(name))
              .findFirst()
              .map(key -> of(key.type(), entry.value()))
              .orElse(entry.value());
      entries.add(new Node.Entry(name, entry.keyAt(), value));
    }
    return new Node.Mapping(entries, mapping.at());
  }

  private static Node kind(KindType type, Node node) {
    if (node instanceof Node.Scalar scalar && scalar.isText()) {
      String name = sure(scalar.text(), type.records().keySet());
      return new Node.Scalar(name, scalar.style(), scalar.at());
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
      Node.Entry only = mapping.entries().get(0);
      String name = sure(only.key(), type.records().keySet());
      RecordType arguments = type.records().get(name);
      Node value =
          arguments != null && only.value() instanceof Node.Mapping given
              ? record(arguments, given)
              : only.value();
      return new Node.Mapping(List.of(new Node.Entry(name, only.keyAt(), value)), mapping.at());
    }
    return node;
  }

  /** The valid name that is meant, or the given one. */
  private static String sure(String given, Collection<String> valid) {
    return valid.contains(given) ? given : NearestName.sure(given, valid).orElse(given);
  }
}
