package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.trainer.state.NumberSink;
import io.github.experimentmaven.trainer.state.NumberSource;
import io.github.experimentmaven.trainer.state.Resumable;
import java.io.IOException;

/**
 * Exponential moving averages of the weights that are trained, as Keras 3 keeps them: {@code
 * average = momentum average + (1 - momentum) w} after a step, and {@code average = w} after the
 * first.
 */
final class WeightAverages implements Resumable {

  private final float momentum;
  private final float fresh;
  private final int overwritten;
  private final float[] averages;

  /**
   * Before the first step.
   *
   * @param settings of averages that there are
   * @param length how many weights there are
   */
  WeightAverages(MovingAverages settings, int length) {
    momentum = (float) settings.emaMomentum();
    // Of single precision, as in Keras.
    fresh = 1 - momentum;
    Integer frequency = settings.emaOverwriteFrequency();
    overwritten = frequency == null ? 0 : frequency;
    averages = new float[length];
  }

  /**
   * Takes the weights of a step, which become their averages if it is their turn.
   *
   * @param steps how many there have been, this one included
   */
  void add(float[] weights, Iterable<Range> variables, int steps) {
    for (Range range : variables) {
      if (steps == 1) {
        System.arraycopy(weights, range.from(), averages, range.from(), range.to() - range.from());
      } else {
        for (int i = range.from(); i < range.to(); i++) {
          averages[i] = momentum * averages[i] + fresh * weights[i];
        }
      }
    }
    if (overwritten > 0 && steps % overwritten == 0) {
      give(weights, variables);
    }
  }

  /** Puts the averages in the place of the weights. */
  void give(float[] weights, Iterable<Range> variables) {
    for (Range range : variables) {
      System.arraycopy(averages, range.from(), weights, range.from(), range.to() - range.from());
    }
  }

  @Override
  public void save(NumberSink sink) throws IOException {
    sink.putFloats(averages);
  }

  @Override
  public void restore(NumberSource source) throws IOException {
    source.nextFloats(averages);
  }
}
