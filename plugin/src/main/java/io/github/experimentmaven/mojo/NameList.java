package io.github.experimentmaven.mojo;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists of names as people write them on a command line: {@code ", bars,, first"}. */
final class NameList {

  private NameList() {}

  /**
   * The names themselves.
   *
   * @param texts as Maven splits them at commas, with null for what is empty; null for no list
   * @return without the space around them and without empty ones
   */
  static List<String> of(@Nullable List<? extends @Nullable String> texts) {
    return texts == null
        ? List.of()
        : texts.stream()
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
  }
}
