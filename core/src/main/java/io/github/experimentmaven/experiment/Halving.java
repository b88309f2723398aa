package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * How trainings of a sweep that cannot win are stopped early: synchronous successive halving
 * (Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter
 * Optimization"). All experiments are trained for {@code minEpochs}; those with the best validation
 * metric, one in {@code factor}, go on to {@code factor} times as many epochs, and so forth. These
 * rungs are those of Li et al. 2020 ("A System for Massively Parallel Hyperparameter Tuning",
 * ASHA), but nobody goes on before all of a rung are there: asynchronous promotion would depend on
 * who is ready first, and a sweep could not be repeated.
 *
 * @param factor one experiment in so many goes on from a rung, to so many times its epochs
 * @param minEpochs the epochs of the first rung
 */
@Described("Stops the trainings of a sweep early that are not among the best: successive halving.")
public record Halving(
    @Argument(
            value =
                "One experiment in so many goes on from a rung, for so many times as many epochs in"
                    + " all.",
            defaultValue = "3",
            min = 2,
            max = 1000)
        int factor,
    @Argument(
            value = "After so many epochs the experiments are compared for the first time.",
            defaultValue = "1",
            min = 1)
        int minEpochs) {

  /**
   * The rungs: after how many epochs experiments are compared, in ascending order.
   *
   * @param epochs of the longest full training
   * @return none if already the first rung is a full training
   */
  public List<Integer> rungs(int epochs) {
    List<Integer> rungs = new ArrayList<>();
    for (long rung = minEpochs; rung < epochs; rung *= factor) {
      rungs.add((int) rung);
    }
    return List.copyOf(rungs);
  }

  /**
   * How many go on from a rung.
   *
   * @param experiments that have come there, at least one
   * @return one in {@code factor}, rounded down, but at least one
   */
  public int promoted(int experiments) {
    return Math.max(1, experiments / factor);
  }
}
