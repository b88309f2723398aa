package io.github.experimentmaven.descriptor;

/** What the name of an experiment looks like, which also names a folder. */
final class ExperimentName {

  /** As a regular expression. */
  static final String PATTERN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  /** For people. */
  static final String RULE = "at most 100 letters, digits, '.', '-' and '_', not starting with '.'";

  private ExperimentName() {}

  static boolean isValid(String name) {
    return name.matches(PATTERN);
  }
}
