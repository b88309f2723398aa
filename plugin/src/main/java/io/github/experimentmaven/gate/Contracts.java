package io.github.experimentmaven.gate;

import io.github.experimentmaven.accepted.AcceptedLayer;
import io.github.experimentmaven.accepted.AcceptedResult;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.Verdict.Check;
import io.github.experimentmaven.result.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What must be met exactly: the number of parameters that an experiment expects, and the training
 * data of its baseline. That the network is another one is said, and no fault in itself.
 */
final class Contracts {

  private Contracts() {}

  /** What the experiment's file promises. */
  static List<Check> promised(Experiment experiment, List<RunResult> runs) {
    Long parameters = experiment.expect().parameters();
    return parameters == null ? List.of() : List.of(parameters(parameters, runs));
  }

  /** What the baseline is of; nothing without a run. */
  static List<Check> ofBaseline(
      Experiment experiment, AcceptedResult baseline, List<RunResult> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    List<Check> checks = new ArrayList<>();
    if (!runs.get(0).trainedByClass() || !baseline.layers().isEmpty()) {
      checks.add(network(experiment, baseline, runs.get(0)));
    }
    if (!runs.stream().allMatch(run -> isTrainedOn(baseline.identity(), run))) {
      checks.add(
          new Check(
              CheckSubject.Single.TRAINING_DATA.checkName(),
              "that of the baseline",
              null,
              null,
              Outcome.FAIL,
              "the samples to train on, or their targets, are not those of the baseline"
                  + AcceptCommand.toAccept(experiment)));
    }
    return checks;
  }

  private static boolean isTrainedOn(Identity accepted, RunResult run) {
    return run.provenance().identity().trainingData().equals(accepted.trainingData());
  }

  private static Check network(Experiment experiment, AcceptedResult baseline, RunResult run) {
    List<String> differences = new ArrayList<>();
    if (run.trainedByClass()) {
      differences.add("a class of the project trained");
    } else if (!Objects.equals(run.parameters(), baseline.parameters())) {
      differences.add(
          run.parameters()
              + " parameters instead of "
              + Objects.requireNonNullElse(baseline.parameters(), "an unknown number"));
    }
    List<AcceptedLayer> layers = run.layers().stream().map(AcceptedLayer::of).toList();
    if (layers.size() != baseline.layers().size()) {
      differences.add(layers.size() + " layers instead of " + baseline.layers().size());
    }
    for (int i = 0; i < Math.min(layers.size(), baseline.layers().size()); i++) {
      if (!layers.get(i).equals(baseline.layers().get(i))) {
        String other = " instead of " + baseline.layers().get(i);
        differences.add("layer " + (i + 1) + " is " + layers.get(i) + other);
        break;
      }
    }
    boolean holds = differences.isEmpty();
    return new Check(
        CheckSubject.Single.NETWORK.checkName(),
        "that of the baseline",
        null,
        null,
        // What is better may be another network; 'expect' is there for one that must not change.
        Outcome.PASS,
        holds
            ? "the network is that of the baseline: %s parameters, %s"
                .formatted(
                    run.parameters(), layers.size() == 1 ? "1 layer" : layers.size() + " layers")
            : "the network is not that of the baseline, which nothing forbids: "
                + String.join(", ", differences)
                + AcceptCommand.toHold(experiment));
  }

  private static Check parameters(long expected, List<RunResult> runs) {
    String required = "= " + expected;
    List<Long> counts = runs.stream().flatMap(run -> Stream.ofNullable(run.parameters())).toList();
    if (runs.isEmpty() || counts.size() < runs.size()) {
      String why = runs.isEmpty() ? "no run is complete" : "the trainer does not tell their number";
      return new Check(
          CheckSubject.Single.PARAMETERS.checkName(),
          required,
          null,
          null,
          Outcome.FAIL,
          "parameters were not counted: " + why + "; required: " + expected);
    }
    long actual =
        counts.stream()
            .mapToLong(Long::longValue)
            .filter(counted -> counted != expected)
            .findFirst()
            .orElse(expected);
    long distance = Math.abs(actual - expected);
    return new Check(
        CheckSubject.Single.PARAMETERS.checkName(),
        required,
        (double) actual,
        distance == 0 ? 0.0 : (double) -distance,
        distance == 0 ? Outcome.PASS : Outcome.FAIL,
        distance == 0
            ? "parameters " + actual + " is exactly what is required"
            : "parameters "
                + actual
                + " is "
                + distance
                + (actual > expected ? " more" : " fewer")
                + " than the required "
                + expected);
  }
}
