package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.failure.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks of an architecture that need no data. */
final class ArchitectureCheck {

  private ArchitectureCheck() {}

  static List<Problem> check(LocatedExperiment located) {
    List<Problem> problems = new ArrayList<>();
    if (located.experiment().trainer() != null) {
      return problems;
    }
    checkNames(located, problems);
    checkLoss(located, problems);
    return problems;
  }

  private static void checkNames(LocatedExperiment located, List<Problem> problems) {
    List<Layer> layers = located.experiment().architecture().layers();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      String name = layers.get(i).name();
      if (name != null && first.putIfAbsent(name, i) != null) {
        problems.add(
            located.problemAt(
                List.of("architecture", i, layers.get(i).type(), "name"),
                "there are two layers named '" + name + "'",
                "give each layer its own name, or none"));
      }
    }
  }

  /** The logarithm of something that is not a probability is no loss. */
  private static void checkLoss(LocatedExperiment located, List<Problem> problems) {
    ActivationFunction needed =
        switch (located.experiment().loss()) {
          case CATEGORICAL_CROSSENTROPY -> ActivationFunction.SOFTMAX;
          case BINARY_CROSSENTROPY -> ActivationFunction.SIGMOID;
          default -> null;
        };
    List<Layer> layers = located.experiment().architecture().layers();
    if (needed != null && ActivationFunction.last(layers) != needed) {
      int last = layers.size() - 1;
      String function = EnumType.key(needed);
      problems.add(
          located.problemAt(
              List.of("architecture", last),
              "the loss %s needs probabilities, but the last layer is %s without %s"
                  .formatted(
                      EnumType.key(located.experiment().loss()), layers.get(last).type(), function),
              "end in Dense with activation: %s, or in Activation: {activation: %s}"
                  .formatted(function, function)));
    }
  }
}
