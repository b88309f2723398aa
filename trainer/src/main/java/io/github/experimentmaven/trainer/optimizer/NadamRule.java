package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import java.io.IOException;

/**
 * Nadam as Keras computes it (Dozat 2016, with the schedule of the momentum that he recommends):
 * {@code u_t = b1 (1 - 0.96^t / 2); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -= lr
 * (u_{t+1} m / (1 - u_1 ... u_{t+1}) + (1 - u_t) g / (1 - u_1 ... u_t)) / (sqrt(v / (1 - b2^t)) +
 * epsilon)}.
 */
final class NadamRule implements UpdateRule {

  private static final double DECAY = 0.96;

  private final Optimizer.Nadam optimizer;
  private final float[] mean;
  private final float[] meanSquare;
  private int steps;

  /** {@code u_1 ... u_t}. */
  private double product = 1;

  NadamRule(Optimizer.Nadam optimizer, int length) {
    this.optimizer = optimizer;
    mean = new float[length];
    meanSquare = new float[length];
  }

  @Override
  public void step(float[] weights, float[] gradient, Iterable<Range> ranges, double learningRate) {
    steps++;
    double now = momentum(steps);
    double next = momentum(steps + 1);
    product *= now;
    float ofMean = (float) (learningRate * next / (1 - product * next));
    float ofGradient = (float) (learningRate * (1 - now) / (1 - product));
    float correction = (float) (1 / (1 - StrictMath.pow(optimizer.beta2(), steps)));
    for (Range range : ranges) {
      step(weights, gradient, range, ofMean, ofGradient, correction);
    }
  }

  private double momentum(int step) {
    return optimizer.beta1() * (1 - 0.5 * StrictMath.pow(DECAY, step));
  }

  private void step(
      float[] weights,
      float[] gradient,
      Range range,
      float ofMean,
      float ofGradient,
      float correction) {
    float beta1 = (float) optimizer.beta1();
    float beta2 = (float) optimizer.beta2();
    float freshMean = (float) (1 - optimizer.beta1());
    float freshSquare = (float) (1 - optimizer.beta2());
    float epsilon = (float) optimizer.epsilon();
    for (int i = range.from(); i < range.to(); i++) {
      float g = gradient[i];
      mean[i] = beta1 * mean[i] + freshMean * g;
      meanSquare[i] = beta2 * meanSquare[i] + freshSquare * g * g;
      weights[i] -=
          (ofMean * mean[i] + ofGradient * g)
              / ((float) Math.sqrt(meanSquare[i] * correction) + epsilon);
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putInt(steps);
    sink.putFloats(mean);
    sink.putFloats(meanSquare);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    steps = source.nextInt();
    source.nextFloats(mean);
    source.nextFloats(meanSquare);
    product = 1;
    for (int step = 1; step <= steps; step++) {
      product *= momentum(step);
    }
  }
}
