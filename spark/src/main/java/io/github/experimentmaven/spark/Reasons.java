package io.github.experimentmaven.spark;

import java.util.List;

/** What Spark says of failures, as much of it as helps. */
final class Reasons {

  private static final int LONGEST = 1000;

  private Reasons() {}

  /** The first lines of a message, without stack trace. */
  static String of(String message) {
    List<String> lines =
        message
            .lines()
            .map(String::strip)
            .takeWhile(line -> !line.startsWith("at ") && !line.startsWith("Driver stacktrace"))
            .filter(line -> !line.isEmpty())
            .toList();
    String text = String.join(" ", lines);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
