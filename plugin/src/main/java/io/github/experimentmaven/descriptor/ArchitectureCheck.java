package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Experiment;
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
    checkNames(located, problems);
    checkLoss(located, problems);
    return problems;
  }

  private static void checkNames(LocatedExperiment located, List<Problem> problems) {
    List<Layer> layers = located.experiment().architecture();
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
    Experiment experiment = located.experiment();
    int last = experiment.architecture().size() - 1;
    Layer output = experiment.architecture().get(last);
    if (experiment.loss() == Loss.CATEGORICAL_CROSSENTROPY && !endsInSoftmax(output)) {
      problems.add(
          located.problemAt(
              List.of("architecture", last),
              "the loss categorical_crossentropy needs probabilities, but the last layer is "
                  + output.type()
                  + " without softmax",
              "end in Dense with activation: softmax, or in Activation: {activation: softmax}"));
    }
  }

  private static boolean endsInSoftmax(Layer output) {
    if (output instanceof Layer.Dense dense) {
      return dense.activation() == ActivationFunction.SOFTMAX;
    }
    return output instanceof Layer.Activation function
        && function.activation() == ActivationFunction.SOFTMAX;
  }
}
