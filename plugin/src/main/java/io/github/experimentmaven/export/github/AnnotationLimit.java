package io.github.experimentmaven.export.github;

import io.github.experimentmaven.export.github.Annotation.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many annotations GitHub shows: <a
 * href="https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations">ten
 * errors and ten warnings</a> of a step. What is beyond it drops, but for the line in the log.
 */
public final class AnnotationLimit {

  /** Of each level. */
  static final int SHOWN = 10;

  private AnnotationLimit() {}

  /**
   * The same annotations, of which the last one that is shown says how many of its level are not.
   *
   * @param annotations of one goal; others of the same step count as well, and are not known
   */
  public static List<Annotation> marked(List<Annotation> annotations) {
    Map<Level, Long> all =
        annotations.stream()
            .collect(Collectors.groupingBy(Annotation::level, Collectors.counting()));
    Map<Level, Integer> seen = new EnumMap<>(Level.class);
    List<Annotation> marked = new ArrayList<>();
    for (Annotation each : annotations) {
      long hidden = all.getOrDefault(each.level(), 0L) - SHOWN;
      boolean isLast = seen.merge(each.level(), 1, Integer::sum) == SHOWN;
      marked.add(isLast && hidden > 0 ? each.withMore(hidden) : each);
    }
    return marked;
  }
}
