package io.github.experimentmaven.report.page;

import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.List;

/**
 * An experiment that needs attention: why, and what to do about it.
 *
 * @param name the experiment's name
 * @param page its file
 * @param verdict {@code improved}, {@code pass}, {@code new}, {@code inconclusive} or {@code fail}
 * @param reasons one sentence a check that is not simply passed
 * @param advice what the command is for
 * @param command to be typed into a shell
 */
public record Attention(
    String name, String page, String verdict, List<String> reasons, String advice, String command) {

  private record Remedy(String advice, String command) {}

  static Attention of(ReportedExperiment reported, PageNames names) {
    Outcome outcome = reported.outcome();
    List<Check> decisive =
        reported.result().verdict().checks().stream().filter(c -> c.outcome() == outcome).toList();
    Remedy remedy = remedy(reported, outcome, decisive);
    return new Attention(
        PlainText.of(reported.title()),
        names.page(reported.title()),
        VerdictName.of(outcome),
        decisive.stream().map(c -> firstLine(c.explanation())).toList(),
        remedy.advice(),
        remedy.command());
  }

  private static Remedy remedy(ReportedExperiment reported, Outcome outcome, List<Check> checks) {
    return switch (outcome) {
      case FAIL -> remedyOfFailure(reported, checks);
      case INCONCLUSIVE -> new Remedy(moreSeeds(reported), MavenCommand.of("verify", reported));
      case NEW ->
          new Remedy(
              "Make these results its baseline:", MavenCommand.accept(reported, "first results"));
      case IMPROVED -> remedyOfImprovement(reported);
      case PASS, STOPPED ->
          throw new IllegalArgumentException("nothing to settle: " + reported.name());
    };
  }

  private static Remedy remedyOfImprovement(ReportedExperiment reported) {
    String artifact = reported.experiment().baseline().artifact();
    String progress = "If this is progress and not a leak of test data, ";
    return artifact == null
        ? new Remedy(
            progress + "make it the baseline:", MavenCommand.accept(reported, "what was done"))
        : new Remedy(
            progress
                + "accept it where "
                + artifact
                + " is built, depend on the version that has it, and check the same runs again:",
            MavenCommand.of("experiment:check", reported));
  }

  private static Remedy remedyOfFailure(ReportedExperiment reported, List<Check> broken) {
    if (!reported.isComplete()) {
      return new Remedy("Train what is missing:", MavenCommand.of("verify", reported));
    }
    if (BaselineSection.isAcceptable(reported)) {
      return new Remedy(
          "Change the experiment and train it again, or, if the change is intended, make it the"
              + " baseline:",
          MavenCommand.accept(reported, "why it may be worse"));
    }
    if (broken.stream()
        .flatMap(check -> CheckSubject.of(check).stream())
        .anyMatch(CheckSubject.Single.PARAMETERS::equals)) {
      return new Remedy(
          "See how many parameters each layer has:",
          MavenCommand.of("experiment:describe", reported));
    }
    String advice =
        "Change the experiment and train it again, or change the gate in "
            + PlainText.of(reported.result().file())
            + " and check the same runs again:";
    return new Remedy(advice, MavenCommand.of("experiment:check", reported));
  }

  private static String moreSeeds(ReportedExperiment reported) {
    if (reported.experiment().folds() != null) {
      return "Neither seeds nor folds would settle it: give more samples, or allow a larger drop:";
    }
    int most = reported.experiment().baseline().maxSeeds();
    return reported.experiment().mayAddSeeds() && reported.runs().size() < most
        ? "It allows up to " + most + " seeds; train more:"
        : "Add seeds in " + PlainText.of(reported.result().file()) + "; finished runs are kept:";
  }

  private static String firstLine(String explanation) {
    return PlainText.of(explanation).lines().findFirst().orElse("");
  }
}
