package io.github.experimentmaven.mojo;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads parameters that name one of several values. */
final class Choice {

  private Choice() {}

  /**
   * The value of a name.
   *
   * @param text what the user wrote
   * @param values all that may be meant, in the order they are listed in
   * @param key how a user writes each
   * @throws IllegalArgumentException if it is none of them; the message lists them
   */
  static <T> T of(String text, Collection<T> values, Function<T, String> key) {
    return values.stream()
        .filter(value -> key.apply(value).equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of %s, found '%s'"
                        .formatted(
                            values.stream().map(key).collect(Collectors.joining(", ")), text)));
  }

  /** The same for a list of names, in which blank ones are passed over. */
  static <T> List<T> ofEach(List<String> texts, Collection<T> values, Function<T, String> key) {
    return texts.stream()
        .filter(text -> !text.isBlank())
        .map(text -> of(text, values, key))
        .toList();
  }
}
