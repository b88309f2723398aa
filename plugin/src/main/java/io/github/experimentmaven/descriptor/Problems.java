package io.github.experimentmaven.descriptor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one file, so that all are told at once. */
final class Problems {

  private final SourceText source;
  private final List<Problem> found = new ArrayList<>();

  Problems(SourceText source) {
    this.source = source;
  }

  SourceText source() {
    return source;
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

  boolean isEmpty() {
    return found.isEmpty();
  }
}
