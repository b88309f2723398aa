package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;

/**
 * Adadelta as Keras computes it (Zeiler 2012, algorithm 1, with a step size): {@code v = rho v + (1
 * - rho) g^2; d = -sqrt(u + epsilon) / sqrt(v + epsilon) g; u = rho u + (1 - rho) d^2; w += lr d}.
 */
final class AdadeltaRule implements UpdateRule {

  private final float rho;
  private final float fresh;
  private final float epsilon;
  private final float[] meanSquare;
  private final float[] meanSquareOfSteps;

  AdadeltaRule(Optimizer.Adadelta optimizer, int length) {
    rho = (float) optimizer.rho();
    fresh = (float) (1 - optimizer.rho());
    epsilon = (float) optimizer.epsilon();
    meanSquare = new float[length];
    meanSquareOfSteps = new float[length];
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    float rate = (float) learningRate;
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        float g = gradient[i];
        float v = rho * meanSquare[i] + fresh * g * g;
        float u = meanSquareOfSteps[i];
        float step = (float) Math.sqrt(u + epsilon) / (float) Math.sqrt(v + epsilon) * g;
        meanSquare[i] = v;
        meanSquareOfSteps[i] = rho * u + fresh * step * step;
        weights[i] -= rate * step;
      }
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(meanSquare);
    sink.putFloats(meanSquareOfSteps);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(meanSquare);
    source.nextFloats(meanSquareOfSteps);
  }
}
