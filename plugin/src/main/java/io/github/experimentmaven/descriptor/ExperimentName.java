package io.github.experimentmaven.descriptor;

/**
 * The name of an experiment, which also names a folder.
 *
 * @param value at most 100 letters, digits, dots, dashes and underscores, not starting with a dot
 */
record ExperimentName(String value) {

  /** What a name looks like, as a regular expression. */
  static final String PATTERN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  static final String RULE = "at most 100 letters, digits, '.', '-' and '_', not starting with '.'";

  static boolean isValid(String name) {
    return name.matches(PATTERN);
  }
}
