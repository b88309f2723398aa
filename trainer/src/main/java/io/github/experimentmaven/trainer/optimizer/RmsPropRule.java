package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;

/**
 * RMSprop of Keras up to 2.10 ({@code tf.keras.optimizers.legacy.RMSprop} and the Keras 2.2
 * optimizer of the same formula): {@code v = rho v + (1 - rho) g^2; w -= lr g / (sqrt(v) +
 * epsilon)}, with {@code v = 0} at the start. Centred, {@code v} is reduced by the square of the
 * mean gradient. With momentum, Keras hands over to TensorFlow's {@code ApplyRMSProp}, which adds
 * epsilon inside the root: {@code m = momentum m + lr g / sqrt(v + epsilon); w -= m}. Keras 2.11
 * and later add it inside the root in any case: {@code w -= lr g / sqrt(v + epsilon)}.
 */
final class RmsPropRule implements UpdateRule {

  private final float rho;
  private final float momentum;
  private final float epsilon;
  private final boolean isInsideRoot;
  private final float[] meanSquare;
  private final float[] mean;
  private final float[] velocity;

  RmsPropRule(Optimizer.RmsProp optimizer, int length) {
    rho = (float) optimizer.rho();
    momentum = (float) optimizer.momentum();
    epsilon = (float) optimizer.epsilon();
    isInsideRoot = optimizer.epsilonInsideRoot() || momentum > 0;
    meanSquare = new float[length];
    mean = new float[optimizer.centered() ? length : 0];
    velocity = new float[momentum > 0 ? length : 0];
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    for (Range range : ranges) {
      if (mean.length == 0 && !isInsideRoot) {
        plain(weights, gradient, range.from(), range.to(), (float) learningRate);
      } else {
        extended(weights, gradient, range.from(), range.to(), (float) learningRate);
      }
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(meanSquare);
    sink.putFloats(mean);
    sink.putFloats(velocity);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(meanSquare);
    source.nextFloats(mean);
    source.nextFloats(velocity);
  }

  private void plain(float[] weights, float[] gradient, int from, int to, float learningRate) {
    float fresh = 1 - rho;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float v = rho * meanSquare[i] + fresh * g * g;
      meanSquare[i] = v;
      weights[i] -= learningRate * g / ((float) Math.sqrt(v) + epsilon);
    }
  }

  private void extended(float[] weights, float[] gradient, int from, int to, float learningRate) {
    float fresh = 1 - rho;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      meanSquare[i] = rho * meanSquare[i] + fresh * g * g;
      float v = meanSquare[i];
      if (mean.length > 0) {
        mean[i] = rho * mean[i] + fresh * g;
        // Rounding may leave a variance of a constant gradient just below zero.
        v = Math.max(0, v - mean[i] * mean[i]);
      }
      float root = isInsideRoot ? (float) Math.sqrt(v + epsilon) : (float) Math.sqrt(v) + epsilon;
      float step = learningRate * g / root;
      if (velocity.length > 0) {
        velocity[i] = momentum * velocity[i] + step;
        weights[i] -= velocity[i];
      } else {
        weights[i] -= step;
      }
    }
  }
}
