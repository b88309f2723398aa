package io.github.experimentmaven.trainer.network;

import java.util.Arrays;

/**
 * Between sequences as layers pass them on, {@code [batch, features, steps, 1]}, and in the order
 * in which a recurrent layer goes along them, {@code [steps, batch, features]}: each of its steps
 * is one matrix of all samples.
 */
final class StepOrder {

  private final int steps;
  private final int features;
  private final boolean backwards;
  private final float[] sequence;
  private final float[] turned;

  /**
   * @param steps of a sequence
   * @param features of a step
   * @param backwards whether the layer starts at the end
   */
  StepOrder(int steps, int features, boolean backwards) {
    this.steps = steps;
    this.features = features;
    this.backwards = backwards;
    sequence = new float[Math.multiplyExact(steps, features)];
    turned = new float[sequence.length];
  }

  /**
   * Puts sequences in order.
   *
   * @param sequences that layers pass on
   * @param ordered takes them
   * @param batch how many there are
   */
  void load(Floats sequences, Floats ordered, int batch) {
    for (int i = 0; i < batch; i++) {
      sequences.get(i * sequence.length, sequence);
      for (int feature = 0; feature < features; feature++) {
        int from = feature * steps;
        for (int step = 0; step < steps; step++) {
          turned[step * features + feature] = sequence[from + step];
        }
      }
      for (int step = 0; step < steps; step++) {
        ordered.put((place(step) * batch + i) * features, turned, step * features, features);
      }
    }
  }

  /**
   * Puts them back.
   *
   * @param ordered as {@link #load} writes them
   * @param sequences takes them
   * @param batch how many there are
   * @param adds whether they are added to what is there
   */
  void store(Floats ordered, Floats sequences, int batch, boolean adds) {
    for (int i = 0; i < batch; i++) {
      for (int step = 0; step < steps; step++) {
        ordered.get((place(step) * batch + i) * features, turned, step * features, features);
      }
      if (adds) {
        sequences.get(i * sequence.length, sequence);
      } else {
        Arrays.fill(sequence, 0);
      }
      for (int feature = 0; feature < features; feature++) {
        int from = feature * steps;
        for (int step = 0; step < steps; step++) {
          sequence[from + step] += turned[step * features + feature];
        }
      }
      sequences.put(i * sequence.length, sequence);
    }
  }

  /** When the layer comes to a step. */
  private int place(int step) {
    return backwards ? steps - 1 - step : step;
  }
}
