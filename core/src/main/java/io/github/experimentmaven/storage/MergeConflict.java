package io.github.experimentmaven.storage;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises files that a version control system could not merge and nobody has edited since. */
public final class MergeConflict {

  /** As git, Mercurial and Subversion mark it. */
  private static final Pattern MARK = Pattern.compile("(?m)^<<<<<<< ");

  private MergeConflict() {}

  /** The line, counted from 1, of the first mark in a text; nothing if there is none. */
  public static OptionalInt line(String text) {
    Matcher mark = MARK.matcher(text);
    return mark.find()
        ? OptionalInt.of((int) text.substring(0, mark.end()).lines().count())
        : OptionalInt.empty();
  }
}
