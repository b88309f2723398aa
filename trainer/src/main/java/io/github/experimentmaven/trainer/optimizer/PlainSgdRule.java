package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import java.util.List;

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

  @Override
  public State state() {
    return new State(0, List.of());
  }

  @Override
  public void restore(State state) {
    state.copyTo();
  }
}
