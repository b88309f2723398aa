package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problems of experiments, each told once: what is wrong with all experiments of a file is
 * wrong with the file, and what is wrong with some of them says with which.
 */
public final class FoundProblems {

  private final Map<Path, Integer> experiments = new LinkedHashMap<>();
  private final Map<Found, List<String>> found = new LinkedHashMap<>();

  /** A problem that experiments of a file have. */
  private record Found(Path file, Problem problem) {}

  /** No problems yet. */
  public FoundProblems() {}

  /**
   * Adds what was found in an experiment, which may be nothing. Each experiment is added once.
   *
   * @param file that it is written in
   */
  public void add(Path file, String experiment, List<Problem> problems) {
    experiments.merge(file, 1, Integer::sum);
    for (Problem problem : problems) {
      found.computeIfAbsent(new Found(file, problem), each -> new ArrayList<>()).add(experiment);
    }
  }

  /** The problems, in the order in which they were found first. */
  public List<Problem> all() {
    List<Problem> all = new ArrayList<>();
    found.forEach(
        (each, names) ->
            all.add(
                names.size() == experiments.getOrDefault(each.file(), 0)
                    ? each.problem()
                    : withNames(each.problem(), names)));
    return all.stream().distinct().toList();
  }

  private static Problem withNames(Problem problem, List<String> names) {
    int more = names.size() - 1;
    String where = "in " + names.get(0) + (more == 0 ? "" : " and " + more + " more");
    return new Problem(
        problem.file(),
        problem.line(),
        problem.column(),
        problem.message(),
        problem.excerptLine(),
        problem.caretLength(),
        hint(problem.hint(), where));
  }

  private static String hint(@Nullable String hint, String where) {
    return hint == null ? where : hint + "\n" + where;
  }
}
