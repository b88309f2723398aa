package io.github.experimentmaven.report.page;

import io.github.experimentmaven.report.model.ReportedExperiment;

/** Commands about one experiment, to be typed. */
final class MavenCommand {

  private MavenCommand() {}

  /**
   * Runs a goal or a phase for this experiment alone.
   *
   * @param goal {@code experiment:check}, {@code verify}
   */
  static String of(String goal, ReportedExperiment reported) {
    String name = ShellWord.of("-Dexperiment.names=" + PlainText.of(reported.name()));
    String module = reported.module().isEmpty() ? "" : "-pl " + reported.module() + " ";
    return "mvn " + goal + " " + module + name;
  }

  /**
   * Makes the experiment's results its baseline.
   *
   * @param reason what a person may write there; in words without quotes
   */
  static String accept(ReportedExperiment reported, String reason) {
    return of("experiment:accept", reported) + " -Dexperiment.reason=\"" + reason + "\"";
  }
}
