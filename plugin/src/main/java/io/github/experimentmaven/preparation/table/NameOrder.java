package io.github.experimentmaven.preparation.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The order of classes and categories: by value if all are numbers, else by their characters. */
final class NameOrder {

  private static final DecimalNumber NUMBER = new DecimalNumber('.');

  private NameOrder() {}

  static List<String> sorted(Collection<String> names) {
    boolean areNumbers = names.stream().allMatch(name -> Double.isFinite(NUMBER.parse(name)));
    return names.stream()
        .sorted(
            areNumbers
                ? Comparator.<String>comparingDouble(NUMBER::parse)
                    .thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder())
        .toList();
  }
}
