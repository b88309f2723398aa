package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import java.util.List;

/**
 * Changes weights by their gradient, and remembers what it needs for the next step. The loops are
 * kept so plain that the JIT compiler vectorises them; element-wise vectorisation does not change a
 * bit of the result.
 */
public interface UpdateRule {

  /**
   * One step.
   *
   * @param weights changed in place
   * @param gradient of the mean loss of the batch; the same length
   * @param ranges which elements are trained by gradient descent
   */
  void step(float[] weights, float[] gradient, Iterable<Range> ranges);

  /** What is remembered for the next step: a copy. */
  State state();

  /**
   * Goes on from a state.
   *
   * @param state of a rule of the same optimizer and length
   * @throws IllegalArgumentException if it is of another one
   */
  void restore(State state);

  /**
   * What a rule remembers.
   *
   * @param steps how many were made, if the rule counts them; else 0
   * @param arrays one number a weight each; empty where the optimizer's arguments leave one unused
   */
  record State(int steps, List<float[]> arrays) {

    public State {
      arrays = arrays.stream().map(float[]::clone).toList();
    }

    /** Copies the arrays into a rule's own. */
    void copyTo(float[]... targets) {
      boolean fits = targets.length == arrays.size();
      for (int i = 0; fits && i < targets.length; i++) {
        fits = targets[i].length == arrays.get(i).length;
      }
      if (!fits) {
        throw new IllegalArgumentException("the state is of another optimizer or network");
      }
      for (int i = 0; i < targets.length; i++) {
        System.arraycopy(arrays.get(i), 0, targets[i], 0, targets[i].length);
      }
    }
  }

  /** Elements {@code from <= i < to}. */
  record Range(int from, int to) {}

  /**
   * The rule of an experiment's optimizer, with its state at zero.
   *
   * @param optimizer the optimizer and its arguments
   * @param length how many weights there are
   */
  static UpdateRule of(Optimizer optimizer, int length) {
    if (optimizer instanceof Optimizer.RmsProp rmsprop) {
      return new RmsPropRule(rmsprop, length);
    }
    if (optimizer instanceof Optimizer.Adam adam) {
      return new AdamRule(adam, length);
    }
    if (optimizer instanceof Optimizer.Sgd sgd) {
      return sgd.momentum() == 0 ? new PlainSgdRule(sgd) : new MomentumRule(sgd, length);
    }
    throw new IllegalArgumentException("no update rule for " + optimizer);
  }
}
