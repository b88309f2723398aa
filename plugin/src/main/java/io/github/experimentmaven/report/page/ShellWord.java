package io.github.experimentmaven.report.page;

/** A word of a command that is to be copied into a shell. */
final class ShellWord {

  private ShellWord() {}

  /** The word as it is, or in quotes where a shell would take it for something else. */
  static String of(String word) {
    return word.matches("[A-Za-z0-9._=,/:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
