package io.github.experimentmaven.mojo;

import io.github.experimentmaven.check.CheckedResults;
import io.github.experimentmaven.gate.VerdictText.Paragraph;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Tells Maven of verdicts: what passes on its log, what fails by an exception. */
final class VerdictLog {

  /** How messages begin a command that is given for one module. */
  private static final String COMMAND = "mvn experiment:";

  private final Log log;
  private final @Nullable String selector;

  /**
   * Tells on a log.
   *
   * @param selector what selects the module of all results in a build of several; null if it is the
   *     only one, or each result says whose it is
   */
  VerdictLog(Log log, @Nullable String selector) {
    this.log = log;
    this.selector = selector;
  }

  /** Says what passes, and of what a person should know though it fails nothing. */
  void tell(CheckedResults checked) {
    String module = checked.module() == null ? selector : checked.module().selector();
    for (Paragraph paragraph : checked.passes()) {
      Consumer<String> level = paragraph.isWarning() ? log::warn : log::info;
      paragraph.text().lines().forEach(level);
      if (module != null && paragraph.text().contains(COMMAND)) {
        level.accept(hint(module));
      }
    }
    checked.changedInputs().forEach(log::warn);
    checked.strayFiles().forEach(log::warn);
  }

  /**
   * Fails the build if a result does.
   *
   * @param postponed what {@code run} said of runs that did not complete; null if all did
   * @throws MojoExecutionException if a run did not complete, as {@code run} would have failed
   * @throws MojoFailureException if the experiments alone are to blame
   */
  void require(List<CheckedResults> modules, @Nullable String postponed)
      throws MojoExecutionException, MojoFailureException {
    if (postponed != null) {
      List<String> message = new ArrayList<>();
      message.add(postponed);
      modules.forEach(each -> message.addAll(hinted(each.failuresOfCompleteRuns())));
      throw new MojoExecutionException(String.join("\n\n", message));
    }
    List<Outcome> outcomes = modules.stream().flatMap(each -> each.outcomes().stream()).toList();
    int failed = Collections.frequency(outcomes, Outcome.FAIL);
    if (failed > 0) {
      List<String> message = new ArrayList<>();
      message.add(
          failed
              + " of "
              + outcomes.size()
              + (outcomes.size() == 1 ? " experiment" : " experiments")
              + " failed");
      modules.forEach(each -> message.addAll(hinted(each.failures())));
      throw new MojoFailureException(String.join("\n\n", message));
    }
  }

  private List<String> hinted(List<String> failures) {
    return selector == null
        ? failures
        : failures.stream().map(failure -> failure + "\n" + hint(selector)).toList();
  }

  /** What commands need where they are given for one module of several. */
  private static String hint(String module) {
    return "  module    commands for it take -pl " + module;
  }
}
