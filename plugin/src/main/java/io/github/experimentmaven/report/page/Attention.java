package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.gate.CheckSubject;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.List;

/**
 * An experiment that needs a person: why, and what settles it.
 *
 * @param name the experiment's name
 * @param page its page
 * @param verdict as the style sheet calls it
 * @param reasons one sentence a check that is not simply passed
 * @param advice what the command is for
 * @param command to be typed
 */
public record Attention(
    String name, String page, String verdict, List<String> reasons, String advice, String command) {

  private record Remedy(String advice, String command) {}

  static Attention of(ReportedExperiment reported, PageNames names) {
    Outcome outcome = reported.result().verdict().outcome();
    List<Check> decisive =
        reported.result().verdict().checks().stream().filter(c -> c.outcome() == outcome).toList();
    Remedy remedy = remedy(reported, outcome, decisive);
    return new Attention(
        PlainText.of(reported.title()),
        names.page(reported.title()),
        reported.verdict(),
        decisive.stream().map(c -> firstLine(c.explanation())).toList(),
        remedy.advice(),
        remedy.command());
  }

  private static Remedy remedy(ReportedExperiment reported, Outcome outcome, List<Check> checks) {
    String only = " " + only(reported);
    return switch (outcome) {
      case FAIL -> remedyOfFailure(reported, checks);
      case INCONCLUSIVE -> new Remedy(moreSeeds(reported), "mvn verify" + only);
      case NEW ->
          new Remedy("Make this its baseline:", AcceptCommand.of(reported, "first results"));
      case IMPROVED -> remedyOfImprovement(reported);
      case PASS -> throw new IllegalArgumentException("nothing to settle: " + reported.name());
    };
  }

  private static Remedy remedyOfImprovement(ReportedExperiment reported) {
    String artifact = reported.experiment().baseline().artifact();
    String progress = "If it is progress and no leak of test data, ";
    return artifact == null
        ? new Remedy(
            progress + "make it the baseline:", AcceptCommand.of(reported, "what was done"))
        : new Remedy(
            progress
                + "accept it where "
                + artifact
                + " is built, name the version that has it, and judge the same runs again:",
            "mvn experiment:check " + only(reported));
  }

  private static Remedy remedyOfFailure(ReportedExperiment reported, List<Check> broken) {
    String only = " " + only(reported);
    if (!reported.isComplete()) {
      return new Remedy("Train what is missing:", "mvn verify" + only);
    }
    if (BaselineComparisons.isAcceptable(reported)) {
      return new Remedy(
          "Change the experiment and train it again, or, if that is intended, make it the"
              + " baseline:",
          AcceptCommand.of(reported, "why it may be worse"));
    }
    if (broken.stream()
        .flatMap(check -> CheckSubject.of(check).stream())
        .anyMatch(CheckSubject.Single.PARAMETERS::equals)) {
      return new Remedy("See where the parameters are:", "mvn experiment:describe" + only);
    }
    String advice =
        "Change the experiment and train it again, or the gate in "
            + PlainText.of(reported.result().file())
            + " and judge the same runs again:";
    return new Remedy(advice, "mvn experiment:check" + only);
  }

  private static String moreSeeds(ReportedExperiment reported) {
    BaselinePolicy policy = reported.experiment().baseline();
    return policy.addsSeeds() && reported.runs().size() < policy.maxSeeds()
        ? "It asks for more seeds, up to " + policy.maxSeeds() + "; train them:"
        : "Give it more seeds in "
            + PlainText.of(reported.result().file())
            + "; those that are trained already stay:";
  }

  /** The option that leaves the other experiments alone. */
  static String only(ReportedExperiment reported) {
    String name = ShellWord.of("-Dexperiment.names=" + PlainText.of(reported.name()));
    return reported.module().isEmpty() ? name : "-pl " + reported.module() + " " + name;
  }

  private static String firstLine(String explanation) {
    return PlainText.of(explanation).lines().findFirst().orElse("");
  }
}
