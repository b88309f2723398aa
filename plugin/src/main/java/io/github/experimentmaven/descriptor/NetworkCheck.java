package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.failure.Problem;
import io.github.experimentmaven.spelling.NearestName;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks an experiment's network against the data it is to learn, before anything is trained. */
public final class NetworkCheck {

  /** What one array can hold on every JVM: the trainer has all parameters in one. */
  private static final long MOST_PARAMETERS = Integer.MAX_VALUE - 8;

  private NetworkCheck() {}

  /**
   * Checks shapes, size, the promised number of parameters, and what the task of the data needs:
   * output, loss and gated metrics.
   *
   * @param located the experiment
   * @param input the shape of a sample
   * @param targets what the network is asked for
   * @return what is wrong; empty if nothing is
   */
  public static List<Problem> check(LocatedExperiment located, Shape input, Targets targets) {
    return check(located, input, targets, located.experiment().validation() != null);
  }

  /**
   * The same of data that may have a validation part of its own.
   *
   * @param located the experiment
   * @param input the shape of a sample
   * @param targets what the network is asked for
   * @param hasValidation whether there is one
   * @return what is wrong; empty if nothing is
   */
  public static List<Problem> check(
      LocatedExperiment located, Shape input, Targets targets, boolean hasValidation) {
    if (located.experiment().trainer() != null) {
      List<Problem> problems = new ArrayList<>();
      checkGate(located, Task.of(targets), problems);
      return ofTargets(located, targets, problems);
    }
    Optional<Problem> undeclared =
        located.declared().flatMap(declared -> declared.mismatch(located, input));
    if (undeclared.isPresent()) {
      return List.of(undeclared.get());
    }
    NetworkSummary network;
    try {
      network = NetworkSummary.of(located.experiment().architecture(), input);
    } catch (NetworkSummary.MismatchException e) {
      return List.of(
          located.problemAt(
              List.of("architecture", e.index()),
              Objects.requireNonNull(e.getMessage()),
              sources(located, e)));
    }
    List<Problem> ofTask = new ArrayList<>();
    checkTask(located, network, targets, ofTask);
    ofTask.addAll(MonitorCheck.check(located, Task.of(targets, network.output()), hasValidation));
    checkClassWeight(located, targets, ofTask);
    List<Problem> problems = new ArrayList<>();
    checkSize(located, network, problems);
    problems.addAll(ofTargets(located, targets, ofTask));
    checkParameters(located, network, problems);
    checkFrozen(located, network, problems);
    return problems;
  }

  /**
   * What is wrong for the task. Classes are often written as numbers, and a table does not say
   * which they are: that is a hint, once.
   */
  private static List<Problem> ofTargets(
      LocatedExperiment located, Targets targets, List<Problem> problems) {
    if (problems.isEmpty()
        || targets instanceof Targets.Classes
        || !located.experiment().dataset().guessesTarget()) {
      return problems;
    }
    List<Problem> hinted = new ArrayList<>(problems);
    hinted.set(
        0,
        problems
            .get(0)
            .withHint("if the numbers of its target are classes, write target_type: classes"));
    return hinted;
  }

  /** Whoever freezes all that could learn trains nothing. */
  private static void checkFrozen(
      LocatedExperiment located, NetworkSummary network, List<Problem> problems) {
    boolean learns =
        IntStream.range(0, network.layers().size())
            .anyMatch(
                i ->
                    network.layers().get(i).parameters()
                        > network.layers().get(i).nonTrainableParameters());
    if (!learns && !network.frozen().isEmpty() && located.experiment().epochs() > 0) {
      problems.add(
          located.problemAt(
              List.of("architecture"),
              "nothing is trained: all layers with weights have trainable: false",
              "leave it out of one, or write epochs: 0 to evaluate the weights as they are"));
    }
  }

  /**
   * Checks that the weights of training samples are known to who trains, and are of one kind.
   *
   * @param located the experiment
   * @return what is wrong; empty if nothing is
   */
  public static List<Problem> checkSampleWeights(LocatedExperiment located) {
    Experiment experiment = located.experiment();
    TrainerClass trainer = experiment.trainer();
    if (trainer != null) {
      return List.of(
          located.problemAt(
              List.of("trainer"),
              "the training samples have weights, of which %s is told nothing"
                  .formatted(trainer.className()),
              "leave sample_weight out, or ignore its column"));
    }
    if (experiment.classWeight() != null) {
      return List.of(
          located.problemAt(
              List.of("class_weight"),
              "class_weight and sample_weight cannot be used at the same time, as in Keras",
              "keep one of them, or multiply the weights of the samples"));
    }
    return List.of();
  }

  /** Where those layers stand that are not the one just before; null if there are none. */
  private static @Nullable String sources(
      LocatedExperiment located, NetworkSummary.MismatchException mismatch) {
    List<String> names = located.experiment().architecture().names();
    boolean several = mismatch.sources().size() > 1;
    String places =
        mismatch.sources().stream()
            .filter(source -> source >= 0 && (several || source < mismatch.index() - 1))
            .distinct()
            .map(
                source ->
                    "'%s' is %s"
                        .formatted(
                            names.get(source),
                            located.problemAt(List.of("architecture", source), "").location()))
            .collect(Collectors.joining("\n"));
    return places.isEmpty() ? null : places;
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

  private static void checkTask(
      LocatedExperiment located, NetworkSummary network, Targets targets, List<Problem> problems) {
    Task task = Task.of(targets, network.output());
    Optional<Task.Mismatch> mismatch = task.mismatch(network.output(), targets);
    if (mismatch.isPresent()) {
      problems.add(wrongOutput(located, network, mismatch.get()));
    }
    ActivationFunction last = ActivationFunction.last(located.experiment().architecture().layers());
    Optional<Task.Mismatch> unfit = task.mismatch(last, located.experiment().loss());
    if (unfit.isPresent()) {
      problems.add(wrongActivation(located, network, last, unfit.get()));
    } else {
      checkLoss(located, network, task, problems);
    }
    checkGate(located, task, problems);
  }

  private static Problem wrongOutput(
      LocatedExperiment located, NetworkSummary network, Task.Mismatch mismatch) {
    LayerSummary layer = last(network);
    return problemAtTheEnd(
        located,
        network,
        String.format(
            Locale.ROOT,
            "the last layer, %s '%s', gives %s, but %s",
            layer.type(),
            layer.name(),
            layer.output(),
            mismatch.need()),
        mismatch.remedy());
  }

  private static Problem wrongActivation(
      LocatedExperiment located,
      NetworkSummary network,
      ActivationFunction activation,
      Task.Mismatch mismatch) {
    LayerSummary layer = last(network);
    return problemAtTheEnd(
        located,
        network,
        String.format(
            Locale.ROOT,
            "the last layer, %s '%s', ends in %s, but %s",
            layer.type(),
            layer.name(),
            EnumType.key(activation),
            mismatch.need()),
        mismatch.remedy());
  }

  private static LayerSummary last(NetworkSummary network) {
    return network.layers().get(network.layers().size() - 1);
  }

  private static Problem problemAtTheEnd(
      LocatedExperiment located, NetworkSummary network, String message, String hint) {
    return located.problemAt(List.of("architecture", network.layers().size() - 1), message, hint);
  }

  private static void checkLoss(
      LocatedExperiment located, NetworkSummary network, Task task, List<Problem> problems) {
    Loss loss = located.experiment().loss();
    if (!located.says("loss")) {
      if (!loss.equals(task.defaultLoss())) {
        problems.add(noDefaultLoss(located, network, task));
      }
    } else if (!task.losses().contains(loss.getClass())) {
      problems.add(
          located.problemAt(
              List.of("loss"),
              "the loss "
                  + ValueTypes.lossName(loss.getClass())
                  + " does not fit: the data is for "
                  + task.name(),
              "its losses are " + losses(task)));
    }
  }

  /** Who forgets the softmax would otherwise get a loss that nobody meant. */
  private static Problem noDefaultLoss(
      LocatedExperiment located, NetworkSummary network, Task task) {
    LayerSummary layer = last(network);
    return problemAtTheEnd(
        located,
        network,
        "the last layer, %s '%s', ends in %s, with which %s has no default loss"
            .formatted(
                layer.type(),
                layer.name(),
                EnumType.key(ActivationFunction.last(located.experiment().architecture().layers())),
                task.name()),
        (task.defaultLoss().equals(Loss.CATEGORICAL_CROSSENTROPY)
                ? "end in softmax for categorical_crossentropy, or say which loss is meant: "
                : "say which loss is meant: ")
            + losses(task));
  }

  private static void checkClassWeight(
      LocatedExperiment located, Targets targets, List<Problem> problems) {
    ClassWeight weight = located.experiment().classWeight();
    if (weight == null) {
      return;
    }
    if (!(targets instanceof Targets.Classes classes)) {
      problems.add(
          located.problemAt(
              List.of("class_weight"),
              "class_weight does not apply: the data has no classes, but numbers to be predicted",
              "leave it out"));
      return;
    }
    if (!(weight instanceof ClassWeight.Given given)) {
      return;
    }
    Map<Integer, String> names = new HashMap<>();
    for (String name : given.byClass().keySet()) {
      int label = ClassWeight.Given.label(name, classes.classNames());
      if (label < 0) {
        problems.add(
            located.problemAt(
                List.of("class_weight", name),
                "the data has no class '" + name + "'",
                NearestName.hint(name, classes.classNames())));
        continue;
      }
      String other = names.putIfAbsent(label, name);
      if (other != null) {
        problems.add(
            located.problemAt(
                List.of("class_weight", name),
                "'" + name + "' and '" + other + "' are the same class",
                "keep one of them"));
      }
    }
  }

  private static String losses(Task task) {
    return task.losses().stream()
        .map(ValueTypes::lossName)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Of the metrics that a file may name, those of the task alone are measured. */
  private static void checkGate(LocatedExperiment located, Task task, List<Problem> problems) {
    List<String> names = task.metrics().stream().sorted().map(Metric::key).toList();
    for (Metric metric : located.experiment().gate().keySet()) {
      if (!names.contains(metric.key())) {
        problems.add(
            located.problemAt(
                List.of("gate", metric.key()),
                "there is no " + metric.key() + " of this data: it is for " + task.name(),
                NearestName.hint(metric.key(), names)));
      }
    }
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
