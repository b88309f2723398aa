package io.github.experimentmaven.gate;

import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.Collections;
import java.util.List;

/** The verdict on several experiments, or on one of several, in a few words. */
public final class Headline {

  private Headline() {}

  /**
   * The worst outcome decides what is said: {@code 1 of 5 experiments fails}. Of those that were
   * stopped early, which have nothing to hold, only how many they are.
   *
   * @param outcomes one an experiment
   */
  public static String of(List<Outcome> outcomes) {
    List<Outcome> judged = outcomes.stream().filter(each -> each != Outcome.STOPPED).toList();
    int stopped = outcomes.size() - judged.size();
    return ofJudged(judged)
        + (stopped == 0
            ? ""
            : ", " + stopped + " more " + (stopped == 1 ? "was" : "were") + " stopped early");
  }

  private static String ofJudged(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return "No experiments";
    }
    Outcome worst = Collections.max(outcomes);
    int all = outcomes.size();
    int such = Collections.frequency(outcomes, worst);
    return switch (worst) {
      case FAIL -> all == 1 ? "The experiment fails" : some(such, all, "fails", "fail");
      case INCONCLUSIVE ->
          all == 1
              ? "The experiment is inconclusive"
              : some(such, all, "is inconclusive", "are inconclusive");
      case NEW -> all == 1 ? "The experiment is new" : passing(such, all, "new");
      case PASS, IMPROVED, STOPPED ->
          passing(Collections.frequency(outcomes, Outcome.IMPROVED), all, "improved");
    };
  }

  private static String some(int such, int all, String one, String several) {
    String which = such == all ? all(all) : such + " of " + all + " experiments";
    return which + " " + (such == 1 ? one : several);
  }

  private static String all(int all) {
    return all == 2 ? "Both experiments" : "All " + all + " experiments";
  }

  private static String passing(int special, int all, String how) {
    if (all == 1) {
      return special == 0 ? "The experiment passes" : "The experiment " + how;
    }
    String pass = all(all) + " pass";
    return special == 0 ? pass : pass + ", " + special + " of them " + how;
  }
}
