package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import java.util.Optional;

/** What Keras users write that is written in another way here. */
final class KerasArguments {

  private KerasArguments() {}

  /**
   * What to write in the place of an argument.
   *
   * @param type the record that has no such argument
   * @param key the argument
   */
  static Optional<String> hint(Class<?> type, String key) {
    // keras.optimizers.*(decay=...) of Keras up to 2.10
    if (Optimizer.class.isAssignableFrom(type) && key.equals("decay")) {
      return Optional.of(
          "write learning_rate: {inverse_time_decay: {initial_learning_rate: ..., decay_steps: 1,"
              + " decay_rate: ...}}");
    }
    if (Loss.class.isAssignableFrom(type) && key.equals("from_logits")) {
      return Optional.of(
          "leave it out; cross-entropies are trained as from logits behind the softmax or sigmoid"
              + " that the network ends in");
    }
    if (Loss.class.isAssignableFrom(type) && key.equals("reduction")) {
      return Optional.of("leave it out; it is always sum_over_batch_size");
    }
    return Optional.empty();
  }
}
