package io.github.experimentmaven.report.page;

import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.List;

/**
 * An experiment that does not hold: why, and what to do.
 *
 * @param name the experiment's name
 * @param page its page
 * @param reasons one sentence a broken check
 * @param advice what the command is for
 * @param command to be typed
 */
public record Attention(
    String name, String page, List<String> reasons, String advice, String command) {

  static Attention of(ReportedExperiment reported, PageNames names) {
    List<Check> broken =
        reported.result().verdict().checks().stream()
            .filter(check -> check.outcome() == Outcome.FAIL)
            .toList();
    List<String> reasons = broken.stream().map(c -> firstLine(c.explanation())).toList();
    String page = names.page(reported.name());
    String name = PlainText.of(reported.name());
    boolean complete =
        reported.result().failures().isEmpty()
            && reported.runs().size() >= reported.experiment().seeds().size();
    if (!complete) {
      return new Attention(name, page, reasons, "Train what is missing:", "mvn verify");
    }
    if (broken.stream().anyMatch(check -> check.name().equals("parameters"))) {
      String advice = "See where the parameters are:";
      return new Attention(name, page, reasons, advice, "mvn experiment:describe");
    }
    String advice =
        "Change the experiment and train it again, or the gate in "
            + PlainText.of(reported.result().file())
            + " and judge the same runs again:";
    return new Attention(name, page, reasons, advice, "mvn experiment:check");
  }

  private static String firstLine(String explanation) {
    return PlainText.of(explanation).lines().findFirst().orElse("");
  }
}
