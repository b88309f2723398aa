package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Adagrad as Keras computes it: {@code v += g^2; w -= lr g / sqrt(v + epsilon)}, with {@code v} at
 * the start as the optimizer says.
 */
final class AdagradRule implements UpdateRule {

  private final float epsilon;
  private final float[] sumOfSquares;

  AdagradRule(Optimizer.Adagrad optimizer, int length) {
    epsilon = (float) optimizer.epsilon();
    sumOfSquares = new float[length];
    Arrays.fill(sumOfSquares, (float) optimizer.initialAccumulatorValue());
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    float rate = (float) learningRate;
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        float g = gradient[i];
        sumOfSquares[i] += g * g;
        weights[i] -= rate * g / (float) Math.sqrt(sumOfSquares[i] + epsilon);
      }
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(sumOfSquares);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(sumOfSquares);
  }
}
