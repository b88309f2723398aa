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
