package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;

/**
 * Adam as Keras computes it (Kingma and Ba 2015, section 2, the more efficient order): {@code m =
 * b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -= lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) +
 * epsilon)}. With AMSGrad the greatest {@code v} so far takes the place of {@code v}. AdamW is the
 * same: {@link GradientDescent} lets weights decay.
 */
final class AdamRule implements UpdateRule {

  private final double beta1;
  private final double beta2;
  private final float freshMean;
  private final float freshSquare;
  private final float epsilon;
  private final float[] mean;
  private final float[] meanSquare;
  private final float[] greatest;
  private int steps;

  AdamRule(Optimizer.Adam optimizer, int length) {
    this(optimizer.beta1(), optimizer.beta2(), optimizer.epsilon(), optimizer.amsgrad(), length);
  }

  AdamRule(Optimizer.AdamW optimizer, int length) {
    this(optimizer.beta1(), optimizer.beta2(), optimizer.epsilon(), optimizer.amsgrad(), length);
  }

  private AdamRule(double beta1, double beta2, double epsilon, boolean amsgrad, int length) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    // Rounded after the subtraction, as in Keras.
    freshMean = (float) (1 - beta1);
    freshSquare = (float) (1 - beta2);
    this.epsilon = (float) epsilon;
    mean = new float[length];
    meanSquare = new float[length];
    greatest = new float[amsgrad ? length : 0];
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    steps++;
    double correction =
        Math.sqrt(1 - StrictMath.pow(beta2, steps)) / (1 - StrictMath.pow(beta1, steps));
    float rate = (float) (learningRate * correction);
    for (Range range : ranges) {
      step(weights, gradient, rate, range.from(), range.to());
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putInt(steps);
    sink.putFloats(mean);
    sink.putFloats(meanSquare);
    sink.putFloats(greatest);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    steps = source.nextInt();
    source.nextFloats(mean);
    source.nextFloats(meanSquare);
    source.nextFloats(greatest);
  }

  private void step(float[] weights, float[] gradient, float rate, int from, int to) {
    float b1 = (float) beta1;
    float b2 = (float) beta2;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      mean[i] = b1 * mean[i] + freshMean * g;
      meanSquare[i] = b2 * meanSquare[i] + freshSquare * g * g;
    }
    float[] scale = meanSquare;
    if (greatest.length > 0) {
      for (int i = from; i < to; i++) {
        greatest[i] = Math.max(greatest[i], meanSquare[i]);
      }
      scale = greatest;
    }
    for (int i = from; i < to; i++) {
      weights[i] -= rate * mean[i] / ((float) Math.sqrt(scale[i]) + epsilon);
    }
  }
}
