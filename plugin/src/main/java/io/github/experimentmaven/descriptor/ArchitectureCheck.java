package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
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
    Loss loss = located.experiment().loss();
    List<Layer> layers = located.experiment().architecture().layers();
    if (!loss.needs().allows(ActivationFunction.last(layers))) {
      int last = layers.size() - 1;
      List<String> functions = loss.needs().activations().stream().map(EnumType::key).toList();
      problems.add(
          located.problemAt(
              List.of("architecture", last),
              "the loss %s needs %s, but the last layer is %s without %s"
                  .formatted(
                      ValueTypes.lossName(loss.getClass()),
                      loss.needs().noun(),
                      layers.get(last).type(),
                      String.join(" or ", functions)),
              "end in Dense with activation: %s, or in Activation: {activation: %s}"
                  .formatted(functions.get(0), functions.get(0))));
    }
  }
}
