package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an optimizer, in the order of Keras 3: gradients are clipped, weights decay, the
 * rule changes them by the learning rate of the step, and their averages take them in.
 */
public final class GradientDescent implements Resumable {

  private final Optimizer optimizer;
  private final UpdateRule rule;
  private final @Nullable WeightAverages averages;
  private @Nullable Double reduced;
  private int steps;

  /**
   * Before its first step.
   *
   * @param optimizer the optimizer and its arguments
   * @param length how many weights there are
   */
  public GradientDescent(Optimizer optimizer, int length) {
    this.optimizer = optimizer;
    rule = UpdateRule.of(optimizer, length);
    averages =
        optimizer.averages().useEma() ? new WeightAverages(optimizer.averages(), length) : null;
  }

  /**
   * One step.
   *
   * @param weights changed in place
   * @param gradient of the mean loss of the batch; the same length; clipped in place
   * @param variables the kernels, biases and so on that are trained, each by itself
   */
  public void step(float[] weights, float[] gradient, List<Range> variables) {
    clip(gradient, variables);
    double learningRate = learningRate();
    Double decay = optimizer.weightDecay();
    if (decay != null) {
      decay(weights, variables, (float) (decay * learningRate));
    }
    rule.step(weights, gradient, variables, learningRate);
    steps++;
    if (averages != null) {
      averages.add(weights, variables, steps);
    }
  }

  /**
   * Puts the averages, if there are any, in the place of the weights.
   *
   * @param weights changed in place
   * @param variables as of every step
   * @return whether there are any
   */
  public boolean giveAverages(float[] weights, List<Range> variables) {
    if (averages == null || steps == 0) {
      return false;
    }
    averages.give(weights, variables);
    return true;
  }

  /** That of the next step. */
  public double learningRate() {
    return reduced == null ? optimizer.learningRate().at(steps) : reduced;
  }

  /** Has all further steps take another learning rate; it is not saved. */
  public void setLearningRate(double rate) {
    reduced = rate;
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putInt(steps);
    rule.save(sink);
    if (averages != null) {
      averages.save(sink);
    }
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    steps = source.nextInt();
    rule.restore(source);
    if (averages != null) {
      averages.restore(source);
    }
  }

  private void clip(float[] gradient, List<Range> variables) {
    Clipping clipping = optimizer.clipping();
    if (clipping.clipvalue() != null) {
      float most = clipping.clipvalue().floatValue();
      for (Range range : variables) {
        for (int i = range.from(); i < range.to(); i++) {
          gradient[i] = Math.max(-most, Math.min(most, gradient[i]));
        }
      }
    }
    if (clipping.clipnorm() != null) {
      for (Range range : variables) {
        clip(gradient, List.of(range), clipping.clipnorm());
      }
    }
    if (clipping.globalClipnorm() != null) {
      clip(gradient, variables, clipping.globalClipnorm());
    }
  }

  /** To a norm of all ranges together. */
  private static void clip(float[] gradient, List<Range> ranges, double most) {
    double squares = 0;
    for (Range range : ranges) {
      for (int i = range.from(); i < range.to(); i++) {
        squares += (double) gradient[i] * gradient[i];
      }
    }
    double norm = Math.sqrt(squares);
    if (norm > most) {
      float factor = (float) (most / norm);
      for (Range range : ranges) {
        for (int i = range.from(); i < range.to(); i++) {
          gradient[i] *= factor;
        }
      }
    }
  }

  private static void decay(float[] weights, List<Range> variables, float factor) {
    for (Range range : variables) {
      for (int i = range.from(); i < range.to(); i++) {
        weights[i] -= factor * weights[i];
      }
    }
  }
}
