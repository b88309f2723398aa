package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;

/**
 * Lion as Keras computes it (Chen et al. 2023): {@code w -= lr sign(b1 m + (1 - b1) g); m = b2 m +
 * (1 - b2) g}.
 */
final class LionRule implements UpdateRule {

  private final float beta1;
  private final float beta2;
  private final float fresh1;
  private final float fresh2;
  private final float[] mean;

  LionRule(Optimizer.Lion optimizer, int length) {
    beta1 = (float) optimizer.beta1();
    beta2 = (float) optimizer.beta2();
    fresh1 = (float) (1 - optimizer.beta1());
    fresh2 = (float) (1 - optimizer.beta2());
    mean = new float[length];
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    float rate = (float) learningRate;
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        float g = gradient[i];
        weights[i] -= rate * Math.signum(beta1 * mean[i] + fresh1 * g);
        mean[i] = beta2 * mean[i] + fresh2 * g;
      }
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(mean);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(mean);
  }
}
