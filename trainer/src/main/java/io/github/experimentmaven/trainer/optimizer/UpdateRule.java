package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.Resumable;

/**
 * Changes weights by their gradient, and remembers what it needs for the next step, which is what
 * another rule of the same optimizer and length goes on from. The loops are kept so plain that the
 * JIT compiler vectorises them; element-wise vectorisation does not change a bit of the result.
 */
public interface UpdateRule extends Resumable {

  /**
   * One step.
   *
   * @param weights changed in place
   * @param gradient of the mean loss of the batch; the same length
   * @param ranges which elements are trained by gradient descent
   */
  void step(float[] weights, float[] gradient, Iterable<Range> ranges);

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
