package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.SavedWeights;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.spelling.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks of an architecture that need no data. */
final class ArchitectureCheck {

  private ArchitectureCheck() {}

  static List<Problem> check(LocatedExperiment located) {
    List<Problem> problems = new ArrayList<>();
    if (located.experiment().trainer() != null) {
      return problems;
    }
    checkNames(located, problems);
    if (problems.isEmpty()) {
      checkInputs(located, problems);
    }
    checkLoss(located, problems);
    checkInitialWeights(located, problems);
    return problems;
  }

  /** Layers that take saved weights are there. */
  private static void checkInitialWeights(LocatedExperiment located, List<Problem> problems) {
    SavedWeights saved = located.experiment().initialWeights();
    if (saved == null) {
      return;
    }
    List<String> names = located.experiment().architecture().names();
    for (int i = 0; i < saved.layers().size(); i++) {
      String name = saved.layers().get(i);
      if (!names.contains(name)) {
        problems.add(
            located.problemAt(
                List.of("initial_weights", "layers", i),
                "there is no layer '" + name + "'",
                NearestName.hint(name, names)));
      }
    }
  }

  /** Each layer reads layers before it, as many as it can, and all but the last are read. */
  private static void checkInputs(LocatedExperiment located, List<Problem> problems) {
    Architecture architecture = located.experiment().architecture();
    List<String> names = architecture.names();
    Set<String> read = new HashSet<>();
    for (int i = 0; i < architecture.size(); i++) {
      List<String> inputs = architecture.inputs().get(i);
      checkNumber(located, i, inputs.size(), problems);
      for (int j = 0; j < inputs.size(); j++) {
        checkInput(located, i, j, names, problems);
      }
      read.addAll(inputs.isEmpty() && i > 0 ? List.of(names.get(i - 1)) : inputs);
    }
    for (int i = 0; i < architecture.size() - 1 && problems.isEmpty(); i++) {
      if (!read.contains(names.get(i))) {
        problems.add(
            located.problemAt(
                List.of("architecture", i),
                "no layer reads %s '%s'".formatted(architecture.get(i).type(), names.get(i)),
                "name it in the input of a layer behind it, or leave it out: the output of a"
                    + " network is that of its last layer"));
      }
    }
  }

  private static void checkNumber(
      LocatedExperiment located, int layer, int inputs, List<Problem> problems) {
    Layer kind = located.experiment().architecture().get(layer);
    List<Object> path = List.of("architecture", layer, kind.type(), LayerKeysType.INPUT);
    if (!(kind instanceof Layer.Merging merging)) {
      if (inputs > 1) {
        problems.add(
            located.problemAt(
                path,
                kind.type() + " reads one layer, found " + inputs,
                "merge them before it, with Add or Concatenate"));
      }
    } else if (inputs < 2 || inputs > merging.mostInputs()) {
      problems.add(
          located.problemAt(
              path,
              "%s reads %s, found %s"
                  .formatted(
                      kind.type(),
                      merging.mostInputs() == 2 ? "two layers" : "at least two layers",
                      inputs),
              "write input: [..., ...]"));
    }
  }

  private static void checkInput(
      LocatedExperiment located, int layer, int input, List<String> names, List<Problem> problems) {
    Architecture architecture = located.experiment().architecture();
    String name = architecture.inputs().get(layer).get(input);
    int position = names.indexOf(name);
    if (name.equals(Architecture.DATA) || (position >= 0 && position < layer)) {
      return;
    }
    List<Object> path =
        List.of("architecture", layer, architecture.get(layer).type(), LayerKeysType.INPUT, input);
    if (position >= 0) {
      problems.add(
          located.problemAt(
              path,
              position == layer
                  ? "'" + name + "' reads itself"
                  : "'" + name + "' comes after the layer that reads it",
              "layers are computed in the order of the list, and read those before them"));
      return;
    }
    List<String> known = new ArrayList<>(names.subList(0, layer));
    known.add(Architecture.DATA);
    problems.add(
        located.problemAt(path, "there is no layer '" + name + "'", NearestName.hint(name, known)));
  }

  private static void checkNames(LocatedExperiment located, List<Problem> problems) {
    List<Layer> layers = located.experiment().architecture().layers();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      String name = layers.get(i).name();
      if (Architecture.DATA.equals(name)) {
        problems.add(
            located.problemAt(
                List.of("architecture", i, layers.get(i).type(), "name"),
                "a layer is named 'input', which is what the data is called by",
                "give it another name"));
      }
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
