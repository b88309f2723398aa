package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;

/**
 * Stochastic gradient descent with momentum as Keras defines it: {@code v = momentum v - lr g},
 * then {@code w += v}, or with Nesterov's look-ahead {@code w += momentum v - lr g}.
 */
final class MomentumRule implements UpdateRule {

  private final float momentum;
  private final boolean nesterov;
  private final float[] velocity;

  MomentumRule(Optimizer.Sgd optimizer, int length) {
    momentum = (float) optimizer.momentum();
    nesterov = optimizer.nesterov();
    velocity = new float[length];
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    float rate = (float) learningRate;
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        float step = rate * gradient[i];
        float v = momentum * velocity[i] - step;
        velocity[i] = v;
        weights[i] += nesterov ? momentum * v - step : v;
      }
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(velocity);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(velocity);
  }
}
