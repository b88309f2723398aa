package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.failure.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file's content together with its text.
 *
 * @param source the text
 * @param root the content
 */
record LocatedTree(SourceText source, Node root) {

  /**
   * A problem with the node at the end of a path.
   *
   * @param path keys and list positions; where it leads out of the tree, its last node is marked
   */
  Problem problemAt(List<?> path, String message, @Nullable String hint) {
    Node node = root;
    Position at = Position.START;
    for (Object step : path) {
      Optional<Node> next = child(node, step);
      if (next.isEmpty()) {
        break;
      }
      node = next.get();
      at = position(node);
    }
    return source.problem(at, message, hint);
  }

  /**
   * A problem with a name that a part of the file has: a key of a mapping, an item of a list, or
   * the whole part if it is a text.
   *
   * @param path of that part
   */
  Problem problemAtName(List<?> path, String name, String message, @Nullable String hint) {
    Node node = root;
    for (Object step : path) {
      Optional<Node> next = child(node, step);
      if (next.isEmpty()) {
        return problemAt(path, message, hint);
      }
      node = next.get();
    }
    if (node instanceof Node.Mapping mapping && mapping.entry(name).isPresent()) {
      return source.problem(mapping.entry(name).get().keyAt(), message, hint);
    }
    if (node instanceof Node.Sequence sequence) {
      for (Node item : sequence.items()) {
        if (item instanceof Node.Scalar scalar && scalar.text().equals(name)) {
          return source.problem(scalar.at(), message, hint);
        }
      }
    }
    return problemAt(path, message, hint);
  }

  private static Optional<Node> child(Node node, Object step) {
    if (node instanceof Node.Mapping mapping && step instanceof String key) {
      return mapping.entry(key).map(Node.Entry::value);
    }
    if (node instanceof Node.Sequence sequence
        && step instanceof Integer index
        && index >= 0
        && index < sequence.items().size()) {
      return Optional.of(sequence.items().get(index));
    }
    return Optional.empty();
  }

  /** A layer with arguments is best marked by its name. */
  private static Position position(Node node) {
    return node instanceof Node.Mapping mapping && mapping.entries().size() == 1
        ? mapping.entries().get(0).keyAt()
        : node.at();
  }
}
