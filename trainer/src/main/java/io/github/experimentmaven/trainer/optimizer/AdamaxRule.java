package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;

/**
 * Adamax as Keras computes it (Kingma and Ba 2015, algorithm 2): {@code m = b1 m + (1 - b1) g; u =
 * max(b2 u, |g|); w -= lr / (1 - b1^t) m / (u + epsilon)}.
 */
final class AdamaxRule implements UpdateRule {

  private final Optimizer.Adamax optimizer;
  private final float[] mean;
  private final float[] greatest;
  private int steps;

  AdamaxRule(Optimizer.Adamax optimizer, int length) {
    this.optimizer = optimizer;
    mean = new float[length];
    greatest = new float[length];
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    steps++;
    float beta1 = (float) optimizer.beta1();
    float fresh = (float) (1 - optimizer.beta1());
    float beta2 = (float) optimizer.beta2();
    float epsilon = (float) optimizer.epsilon();
    float rate = (float) (learningRate / (1 - StrictMath.pow(optimizer.beta1(), steps)));
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        float g = gradient[i];
        mean[i] = beta1 * mean[i] + fresh * g;
        greatest[i] = Math.max(beta2 * greatest[i], Math.abs(g));
        weights[i] -= rate * mean[i] / (greatest[i] + epsilon);
      }
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putInt(steps);
    sink.putFloats(mean);
    sink.putFloats(greatest);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    steps = source.nextInt();
    source.nextFloats(mean);
    source.nextFloats(greatest);
  }
}
