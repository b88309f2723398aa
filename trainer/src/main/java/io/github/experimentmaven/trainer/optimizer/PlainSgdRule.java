package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;

/** Stochastic gradient descent without momentum: {@code w -= lr g}. */
final class PlainSgdRule implements UpdateRule {

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    float rate = (float) learningRate;
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        weights[i] -= rate * gradient[i];
      }
    }
  }

  /** There is nothing to remember. */
  @Override
  public void save(NumberSink sink) {}

  @Override
  public void restore(NumberSource source) {}
}
