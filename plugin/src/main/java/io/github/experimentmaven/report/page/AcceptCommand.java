package io.github.experimentmaven.report.page;

/** The command that makes an experiment's results its baseline, to be typed. */
final class AcceptCommand {

  private AcceptCommand() {}

  /**
   * The command.
   *
   * @param reason what a person may write there; in words without quotes
   */
  static String of(ReportedExperiment reported, String reason) {
    return "mvn experiment:accept "
        + Attention.only(reported)
        + " -Dexperiment.reason=\""
        + reason
        + "\"";
  }
}
