package io.github.experimentmaven.descriptor;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A file's content, the same for YAML and JSON, in which everything knows where it stands. */
sealed interface Node {

  /** Where the node starts. */
  Position at();

  /** What a reader sees there, for "found ..." in messages. */
  String found();

  /** How a scalar is written, which decides what it may stand for. */
  enum Style {
    /** In quotes, or a word that cannot be anything else. */
    TEXT,
    /** Unquoted or filled from a property: text, or whatever the text spells. */
    WORD,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** A single value. */
  record Scalar(String text, Style style, Position at) implements Node {

    private static final int SHOWN = 60;

    /** Whether the value can be taken for text. */
    boolean isText() {
      return style == Style.TEXT || style == Style.WORD;
    }

    @Override
    public String found() {
      String shown =
          text.codePointCount(0, text.length()) > SHOWN
              ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "..."
              : text;
      shown = shown.lines().findFirst().orElse("");
      return isText() ? "'" + shown + "'" : shown;
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Position at) implements Node {

    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String found() {
      return items.isEmpty() ? "an empty list" : "a list of " + items.size();
    }
  }

  /** Keys with values, no key twice. */
  record Mapping(List<Entry> entries, Position at) implements Node {

    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** Those entries whose keys are of some kind. */
    Mapping only(Predicate<String> keys) {
      return new Mapping(entries.stream().filter(entry -> keys.test(entry.key())).toList(), at);
    }

    @Override
    public String found() {
      return entries.isEmpty()
          ? "an empty map"
          : "a map with the key '"
              + entries.get(0).key()
              + "'"
              + (entries.size() == 1 ? "" : " and " + (entries.size() - 1) + " more");
    }
  }

  /** A key with its value. */
  record Entry(String key, Position keyAt, Node value) {}

  /** Something that a problem was already reported for. */
  record Broken(Position at) implements Node {

    @Override
    public String found() {
      return "something that cannot be read";
    }
  }
}
