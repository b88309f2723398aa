package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;

/** Stochastic gradient descent without momentum: {@code w -= lr g}. */
final class PlainSgdRule implements UpdateRule {

  private final float learningRate;

  PlainSgdRule(Optimizer.Sgd optimizer) {
    learningRate = (float) optimizer.learningRate();
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges) {
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        weights[i] -= learningRate * gradient[i];
      }
    }
  }

  /** There is nothing to remember. */
  @Override
  public void save(NumberSink sink) {}

  @Override
  public void restore(NumberSource source) {}
}
