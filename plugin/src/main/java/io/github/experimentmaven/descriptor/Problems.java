package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.failure.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one file, so that all are told at once. */
final class Problems {

  private final SourceText source;

  /** A set: an anchor before a map stands before the map's first key, too. */
  private final Set<Problem> found = new LinkedHashSet<>();

  Problems(SourceText source) {
    this.source = source;
  }

  SourceText source() {
    return source;
  }

  void add(Problem problem) {
    found.add(problem);
  }

  void add(Position at, String message) {
    add(at, message, null);
  }

  void add(Position at, String message, @Nullable String hint) {
    found.add(source.problem(at, message, hint));
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
