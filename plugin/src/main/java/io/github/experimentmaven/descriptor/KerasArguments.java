package io.github.experimentmaven.descriptor;

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
    return Optimizer.class.isAssignableFrom(type) && key.equals("decay")
        ? Optional.of(
            "write learning_rate: {inverse_time_decay: {initial_learning_rate: ..., decay_steps: 1,"
                + " decay_rate: ...}}")
        : Optional.empty();
  }
}
