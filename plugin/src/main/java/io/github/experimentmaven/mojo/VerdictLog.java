package io.github.experimentmaven.mojo;

import io.github.experimentmaven.build.CheckedResults;
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

  private final Log log;

  VerdictLog(Log log) {
    this.log = log;
  }

  /** Says what passes, and of what a person should know though it fails nothing. */
  void tell(CheckedResults checked) {
    checked
        .passes()
        .forEach(
            paragraph -> {
              Consumer<String> level = paragraph.isWarning() ? log::warn : log::info;
              paragraph.text().lines().forEach(level);
            });
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
  static void require(List<CheckedResults> modules, @Nullable String postponed)
      throws MojoExecutionException, MojoFailureException {
    if (postponed != null) {
      List<String> message = new ArrayList<>();
      message.add(postponed);
      modules.forEach(each -> message.addAll(each.failuresOfCompleteRuns()));
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
      modules.forEach(each -> message.addAll(each.failures()));
      throw new MojoFailureException(String.join("\n\n", message));
    }
  }
}
