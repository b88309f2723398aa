package io.github.experimentmaven.gate;

import io.github.experimentmaven.numbers.Digits;
import io.github.experimentmaven.result.StoppedExperiment;

/** Why an experiment has no result that halving has stopped, in words. */
public final class StoppedText {

  private StoppedText() {}

  /** The end of a sentence: {@code stopped after epoch 1 of 9, at rung 1 of 2: ...}. */
  public static String of(StoppedExperiment stopped) {
    return "stopped after epoch %s of %s, at rung %s of %s: %s"
        .formatted(
            stopped.epoch(), stopped.epochs(), stopped.rung(), stopped.rungs(), reason(stopped));
  }

  private static String reason(StoppedExperiment stopped) {
    Double score = stopped.score();
    return score == null
        ? stopped.metric() + " is no finite number"
        : "%s %s is not %s of %s"
            .formatted(
                stopped.metric(),
                Digits.fixed(score, Digits.USUAL),
                stopped.promoted() == 1 ? "the best" : "among the best " + stopped.promoted(),
                stopped.experiments());
  }
}
