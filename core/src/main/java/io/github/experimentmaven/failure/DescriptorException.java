package io.github.experimentmaven.failure;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when experiment files have mistakes; holds all of them, of all files. */
public final class DescriptorException extends ExperimentException {

  private static final long serialVersionUID = 1L;

  /** More than anyone reads at once; the count line gives the full number. */
  private static final int SHOWN = 100;

  private final transient List<Problem> problems;

  /**
   * With a message that shows the problems in the order of files, lines and columns.
   *
   * @param problems at least one
   */
  public DescriptorException(List<Problem> problems) {
    super(message(problems));
    this.problems = problems.stream().sorted(Problem.BY_LOCATION).toList();
  }

  /** The problems by file, line and column. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    String shown =
        problems.stream()
            .sorted(Problem.BY_LOCATION)
            .limit(SHOWN)
            .map(Problem::render)
            .collect(Collectors.joining("\n\n"));
    long files = problems.stream().map(Problem::file).distinct().count();
    return shown
        + "\n\n"
        + count(problems.size(), "problem")
        + " in "
        + count(files, "experiment file")
        + (problems.size() > SHOWN ? ", the first " + SHOWN + " shown" : "");
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
