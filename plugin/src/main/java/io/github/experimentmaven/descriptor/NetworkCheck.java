package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Checks an experiment's network against the data it is to learn, before anything is trained. */
public final class NetworkCheck {

  /** What one array can hold on every JVM: the trainer has all parameters in one. */
  private static final long MOST_PARAMETERS = Integer.MAX_VALUE - 8;

  private NetworkCheck() {}

  /**
   * Checks shapes, size, output and the promised number of parameters.
   *
   * @param located the experiment
   * @param input the shape of a sample
   * @param classes how many classes the data has
   * @return what is wrong; empty if nothing is
   */
  public static List<Problem> check(LocatedExperiment located, Shape input, int classes) {
    NetworkSummary network;
    try {
      network = NetworkSummary.of(located.experiment().architecture(), input);
    } catch (NetworkSummary.MismatchException e) {
      return List.of(
          located.problemAt(
              List.of("architecture", e.index()), Objects.requireNonNull(e.getMessage())));
    }
    List<Problem> problems = new ArrayList<>();
    checkSize(located, network, problems);
    checkOutput(located, network, classes, problems);
    checkParameters(located, network, problems);
    return problems;
  }

  private static void checkSize(
      LocatedExperiment located, NetworkSummary network, List<Problem> problems) {
    if (network.parameters() > MOST_PARAMETERS) {
      problems.add(
          located.problemAt(
              List.of("architecture"),
              String.format(
                  Locale.ROOT,
                  "the network has %,d parameters; at most %,d are possible",
                  network.parameters(),
                  MOST_PARAMETERS),
              table(network)));
    }
  }

  private static void checkOutput(
      LocatedExperiment located, NetworkSummary network, int classes, List<Problem> problems) {
    if (network.layers().isEmpty() || network.output().equals(Shape.of(classes))) {
      return;
    }
    int last = network.layers().size() - 1;
    LayerSummary layer = network.layers().get(last);
    problems.add(
        located.problemAt(
            List.of("architecture", last),
            String.format(
                Locale.ROOT,
                "the last layer, %s '%s', gives %s, but the data has %d classes",
                layer.type(),
                layer.name(),
                layer.output(),
                classes),
            "the network must end in [" + classes + "]"));
  }

  private static void checkParameters(
      LocatedExperiment located, NetworkSummary network, List<Problem> problems) {
    Long expected = located.experiment().expect().parameters();
    if (expected != null && expected != network.parameters()) {
      problems.add(
          located.problemAt(
              List.of("expect", "parameters"),
              String.format(
                  Locale.ROOT,
                  "expects %,d parameters but the network has %,d",
                  expected,
                  network.parameters()),
              table(network)));
    }
  }

  /** Layer by layer, so that the one that differs can be found. */
  private static String table(NetworkSummary network) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "output", "parameters"));
    for (LayerSummary layer : network.layers()) {
      rows.add(
          List.of(
              layer.name() + " (" + layer.type() + ")",
              layer.output().toString(),
              String.format(Locale.ROOT, "%,d", layer.parameters())));
    }
    String row = "%-" + width(rows, 0) + "s  %-" + width(rows, 1) + "s  %" + width(rows, 2) + "s";
    return rows.stream()
        .map(cells -> String.format(Locale.ROOT, row, cells.toArray()))
        .collect(Collectors.joining("\n"));
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(1);
  }
}
