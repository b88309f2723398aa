package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Follow the regularized leader as Keras computes it (McMahan et al. 2013, algorithm 1): {@code n'
 * = n + g^2; z += g + 2 shrinkage w - (n'^-p - n^-p) / lr w; w = (clip(z, -l1, l1) - z) / (n'^-p /
 * lr + 2 (l2 + beta / (2 lr)))}, with {@code p} the power of the learning rate.
 */
final class FtrlRule implements UpdateRule {

  private final Optimizer.Ftrl optimizer;
  private final float[] sumOfSquares;
  private final float[] linear;

  FtrlRule(Optimizer.Ftrl optimizer, int length) {
    this.optimizer = optimizer;
    sumOfSquares = new float[length];
    Arrays.fill(sumOfSquares, (float) optimizer.initialAccumulatorValue());
    linear = new float[length];
  }

  /** A step size of zero leaves weights where they are; the formula would divide by it. */
  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    if (learningRate == 0) {
      return;
    }
    float l1 = (float) optimizer.l1RegularizationStrength();
    float quadratic =
        (float) (2 * optimizer.l2RegularizationStrength() + optimizer.beta() / learningRate);
    float shrinkage = (float) (2 * optimizer.l2ShrinkageRegularizationStrength());
    float rate = (float) learningRate;
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        float g = gradient[i];
        float before = power(sumOfSquares[i]);
        sumOfSquares[i] += g * g;
        float after = power(sumOfSquares[i]);
        linear[i] += g + shrinkage * weights[i] - (after - before) / rate * weights[i];
        float clipped = Math.max(-l1, Math.min(l1, linear[i]));
        float divisor = after / rate + quadratic;
        // Without gradients so far, and nothing that the sum starts at, there is nothing to divide.
        weights[i] = divisor == 0 ? 0 : (clipped - linear[i]) / divisor;
      }
    }
  }

  /** The usual power is that of a square root, which is right to the last bit and fast. */
  private float power(float sum) {
    return optimizer.learningRatePower() == -0.5
        ? (float) Math.sqrt(sum)
        : (float) StrictMath.pow(sum, -optimizer.learningRatePower());
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(sumOfSquares);
    sink.putFloats(linear);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(sumOfSquares);
    source.nextFloats(linear);
  }
}
