package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An experiment that knows where each of its parts stands in its file. */
public final class LocatedExperiment {

  private final Experiment experiment;
  private final Path file;
  private final SourceText source;
  private final Node root;

  LocatedExperiment(Experiment experiment, Path file, SourceText source, Node root) {
    this.experiment = experiment;
    this.file = file;
    this.source = source;
    this.root = root;
  }

  /** The experiment itself. */
  public Experiment experiment() {
    return experiment;
  }

  /** The file it was read from, as it was given to the reader. */
  public Path file() {
    return file;
  }

  /** As {@link #problemAt(List, String, String)}, without a hint. */
  public Problem problemAt(List<?> path, String message) {
    return problemAt(path, message, null);
  }

  /**
   * A problem with a part of the experiment.
   *
   * @param path keys and list positions (from 0) from the file's root on, such as {@code
   *     ["architecture", 3]}; where the file leaves a part out, the part around it is marked
   * @param message what is wrong and what was expected
   * @param hint what to do, or null
   */
  public Problem problemAt(List<?> path, String message, @Nullable String hint) {
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
