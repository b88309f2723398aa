package io.github.experimentmaven.cache;

import java.io.Serial;

/** An entry is not what was stored. The message says on one line which file of it, and how. */
final class DamagedEntryException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  DamagedEntryException(String problem) {
    // Names and excerpts of a damaged file may hold anything.
    super(problem.replaceAll("\\p{Cntrl}+", "?"));
  }
}
