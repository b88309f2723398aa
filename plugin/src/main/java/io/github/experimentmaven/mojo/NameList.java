package io.github.experimentmaven.mojo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of names as people write them on a command line: {@code ", bars,, first"}. The names of a
 * sweep's experiments have commas themselves: {@code mlp/units=64,lr=0.01}. What has no slash and
 * an equals sign goes on with the name before it, as no name begins so.
 */
final class NameList {

  private NameList() {}

  /**
   * The names themselves.
   *
   * @param texts as Maven splits them at commas, with null for what is empty; null for no list
   * @return without the space around them and without empty ones
   */
  static List<String> of(@Nullable List<? extends @Nullable String> texts) {
    List<String> names = new ArrayList<>();
    for (String text : texts == null ? List.<@Nullable String>of() : texts) {
      String name = text == null ? "" : text.strip();
      int last = names.size() - 1;
      if (last >= 0 && name.contains("=") && !name.contains("/") && names.get(last).contains("/")) {
        names.set(last, names.get(last) + "," + name);
      } else if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }
}
