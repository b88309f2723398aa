package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.Resumable;

/**
 * Changes weights by their gradient, and remembers what it needs for the next step, which is what
 * another rule of the same optimizer and length goes on from. The loops are kept so plain that the
 * JIT compiler vectorises them; element-wise vectorisation does not change a bit of the result.
 */
interface UpdateRule extends Resumable {

  /**
   * One step.
   *
   * @param weights changed in place
   * @param gradient of the mean loss of the batch; the same length
   * @param ranges which elements are trained by gradient descent
   * @param learningRate of this step
   */
  void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate);

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
      return sgd.momentum() == 0 ? new PlainSgdRule() : new MomentumRule(sgd, length);
    }
    if (optimizer instanceof Optimizer.AdamW adamw) {
      return new AdamRule(adamw, length);
    }
    if (optimizer instanceof Optimizer.Nadam nadam) {
      return new NadamRule(nadam, length);
    }
    if (optimizer instanceof Optimizer.Adamax adamax) {
      return new AdamaxRule(adamax, length);
    }
    if (optimizer instanceof Optimizer.Adagrad adagrad) {
      return new AdagradRule(adagrad, length);
    }
    if (optimizer instanceof Optimizer.Adadelta adadelta) {
      return new AdadeltaRule(adadelta, length);
    }
    if (optimizer instanceof Optimizer.Ftrl ftrl) {
      return new FtrlRule(ftrl, length);
    }
    if (optimizer instanceof Optimizer.Lion lion) {
      return new LionRule(lion, length);
    }
    throw new IllegalArgumentException("no update rule for " + optimizer);
  }
}
