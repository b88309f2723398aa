package io.github.experimentmaven.launch;

import io.github.experimentmaven.provenance.Difference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Differences between inputs in a few words; nobody reads the hashes of four files of data. */
final class ChangedInputs {

  private static final Pattern DATA =
      Pattern.compile("data\\.(train|test)_(images|features|labels|targets)");

  private ChangedInputs() {}

  /** In their order: {@code batch_size 128 -> 64}, {@code other test images and labels}. */
  static List<String> of(List<Difference> differences) {
    Set<String> files = new HashSet<>();
    for (Difference difference : differences) {
      Matcher data = DATA.matcher(difference.field());
      if (data.matches()) {
        files.add(data.group(1) + data.group(2));
      }
    }
    Set<String> words = new LinkedHashSet<>();
    for (Difference difference : differences) {
      Matcher data = DATA.matcher(difference.field());
      words.add(data.matches() ? otherData(data.group(1), files) : difference.toString());
    }
    return new ArrayList<>(words);
  }

  private static String otherData(String part, Set<String> files) {
    List<String> kinds =
        new ArrayList<>(List.of("images", "features", "labels", "targets", "weights"));
    kinds.removeIf(kind -> !files.contains(part + kind));
    return "other " + (part.equals("train") ? "training " : "test ") + String.join(" and ", kinds);
  }
}
