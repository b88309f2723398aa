package io.github.experimentmaven.report.page;

import io.github.experimentmaven.accepted.AcceptedLayer;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.NetworkSummary.MismatchException;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.report.chart.Bar;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.ReportedBaseline;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.report.page.LayerChanges.Change;
import io.github.experimentmaven.result.RunResult.LayerResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network as Keras' {@code summary()} prints it, and how it was trained.
 *
 * @param layers from the input to the output; empty if no run and no data says what the input is
 * @param total parameters of all layers, or null without layers
 * @param trainable those that gradient descent changes, or null without layers
 * @param nonTrainable the others, or null without layers
 * @param multiplyAccumulates of one image through all layers, or null if the layers do not tell
 * @param graph how the layers are connected; null if each reads the one before it
 * @param settings optimizer, loss, epochs, batch size and seeds
 * @param beside how it compares with the baseline's network, in one sentence; empty without a
 *     baseline
 * @param changed whether a layer differs from the baseline's, so that the table says which
 */
public record Network(
    List<Row> layers,
    @Nullable String total,
    @Nullable String trainable,
    @Nullable String nonTrainable,
    @Nullable String multiplyAccumulates,
    @Nullable Markup graph,
    List<Fact> settings,
    String beside,
    boolean changed) {

  private static final double BAR_WIDTH = 90;

  /**
   * One layer.
   *
   * @param name of the layer
   * @param type {@code Conv2D}
   * @param output its shape as Keras writes it: {@code (None, 26, 26, 32)}
   * @param parameters how many
   * @param arguments those that are not the default: {@code filters 32, activation relu}
   * @param share its part of all parameters: {@code 54 %}
   * @param bar the same as a bar
   * @param multiplyAccumulates of one image through it; empty if the layer does not tell
   * @param connectedTo what it reads, by name, if there is a graph; else empty
   * @param change what it was in the baseline, if that is something else: {@code was (None, 256)},
   *     {@code added}, {@code removed}; else empty
   * @param removed whether only the baseline has it; it has no name, parameters and bar then
   */
  public record Row(
      String name,
      String type,
      String output,
      String parameters,
      String arguments,
      String share,
      @Nullable Markup bar,
      String multiplyAccumulates,
      String connectedTo,
      String change,
      boolean removed) {

    private Row with(String otherChange) {
      return new Row(
          name,
          type,
          output,
          parameters,
          arguments,
          share,
          bar,
          multiplyAccumulates,
          connectedTo,
          otherChange,
          removed);
    }
  }

  static Network of(ReportedExperiment reported) {
    Experiment experiment = reported.experiment();
    List<LayerSummary> layers = layers(reported);
    List<Fact> settings = settings(experiment);
    if (layers.isEmpty()) {
      return new Network(List.of(), null, null, null, null, null, settings, "", false);
    }
    long total = layers.stream().mapToLong(LayerSummary::parameters).sum();
    long fixed = layers.stream().mapToLong(LayerSummary::nonTrainableParameters).sum();
    NetworkSummary written = written(reported, layers);
    Architecture architecture = experiment.architecture();
    List<Long> costs = written == null ? List.of() : written.multiplyAccumulates(architecture);
    List<Row> rows =
        IntStream.range(0, layers.size())
            .mapToObj(i -> row(layers, i, experiment, costs, total, written))
            .toList();
    ReportedBaseline baseline = reported.baseline();
    List<Change> changes =
        baseline == null ? List.of() : LayerChanges.of(baseline.facts().layers(), layers);
    return new Network(
        baseline == null ? rows : changes.stream().map(each -> compared(each, rows)).toList(),
        NumberText.count(total),
        NumberText.count(total - fixed),
        NumberText.count(fixed),
        costs.isEmpty() ? null : NumberText.count(costs.stream().mapToLong(Long::longValue).sum()),
        written == null ? null : NetworkGraph.of(architecture, written),
        settings,
        baseline == null ? "" : beside(changes, baseline.facts().parameters()),
        changes.stream().anyMatch(each -> !each.isSame()));
  }

  private static Row compared(Change change, List<Row> rows) {
    AcceptedLayer before = change.before();
    if (change.now() < 0 && before != null) {
      String output = new Shape(before.outputShape()).withBatch();
      return new Row(
          "", PlainText.of(before.type()), output, "", "", "", null, "", "", "removed", true);
    }
    Row row = rows.get(change.now());
    if (change.isSame()) {
      return row;
    }
    return row.with(
        before == null ? "added" : "was " + new Shape(before.outputShape()).withBatch());
  }

  private static String beside(List<Change> changes, @Nullable Long parameters) {
    long changed = changes.stream().filter(each -> !each.isSame()).count();
    return changed == 0
        ? "All layers are as in the baseline."
        : NumberText.counted(changed, "layer")
            + (changed == 1 ? " differs" : " differ")
            + " from the baseline"
            + (parameters == null
                ? "."
                : ", which has " + NumberText.counted(parameters, "parameter") + ".");
  }

  /** As trained; before there is a run, as the data set's shape gives it. */
  private static List<LayerSummary> layers(ReportedExperiment reported) {
    if (!reported.runs().isEmpty()) {
      return reported.runs().get(0).layers().stream().map(Network::summary).toList();
    }
    if (reported.dataset() == null || reported.experiment().trainer() != null) {
      return List.of();
    }
    try {
      Architecture architecture = reported.experiment().architecture();
      return NetworkSummary.of(architecture, reported.dataset().dataset().shape()).layers();
    } catch (MismatchException e) {
      return List.of();
    }
  }

  private static LayerSummary summary(LayerResult layer) {
    return new LayerSummary(
        layer.name(),
        layer.type(),
        new Shape(layer.outputShape()),
        layer.parameters(),
        layer.nonTrainableParameters());
  }

  /** The network of the experiment file; null if recorded layers are not those of the file. */
  private static @Nullable NetworkSummary written(
      ReportedExperiment reported, List<LayerSummary> layers) {
    Architecture architecture = reported.experiment().architecture();
    Shape input = input(reported);
    if (input == null || !isOf(architecture, layers)) {
      return null;
    }
    try {
      return NetworkSummary.of(architecture, input);
    } catch (MismatchException e) {
      return null;
    }
  }

  private static boolean isOf(Architecture architecture, List<LayerSummary> layers) {
    return architecture.layers().stream()
        .map(Layer::type)
        .toList()
        .equals(layers.stream().map(LayerSummary::type).toList());
  }

  private static @Nullable Shape input(ReportedExperiment reported) {
    if (!reported.runs().isEmpty()) {
      return reported.runs().get(0).dataset().features().shape();
    }
    return reported.dataset() == null ? null : reported.dataset().dataset().shape();
  }

  private static Row row(
      List<LayerSummary> layers,
      int index,
      Experiment experiment,
      List<Long> costs,
      long total,
      @Nullable NetworkSummary written) {
    LayerSummary layer = layers.get(index);
    double share = total == 0 ? 0 : (double) layer.parameters() / total;
    return new Row(
        PlainText.of(layer.name()),
        PlainText.of(layer.type()),
        layer.output().withBatch(),
        NumberText.count(layer.parameters()),
        arguments(experiment, layers, index),
        layer.parameters() == 0 ? "" : NumberText.share(share),
        Bar.of(share, BAR_WIDTH, "xr-barref"),
        costs.isEmpty() || costs.get(index) == 0 ? "" : NumberText.count(costs.get(index)),
        written == null || !written.branches()
            ? ""
            : PlainText.of(String.join(", ", written.connectedTo(index))),
        "",
        false);
  }

  private static List<Fact> settings(Experiment experiment, TrainerClass trainer) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Trainer", PlainText.of(trainer.className())));
    trainer
        .parameters()
        .forEach(
            (name, value) ->
                facts.add(new Fact(PlainText.of(name), PlainText.of(value.toString()))));
    facts.add(seeds(experiment));
    return facts;
  }

  private static Fact seeds(Experiment experiment) {
    String seeds =
        experiment.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new Fact(experiment.seeds().size() == 1 ? "Seed" : "Seeds", seeds);
  }

  /** Recorded layers may stem from an older experiment file: arguments only where both agree. */
  private static String arguments(Experiment experiment, List<LayerSummary> layers, int index) {
    Architecture architecture = experiment.architecture();
    boolean same =
        architecture.size() == layers.size()
            && architecture.get(index).type().equals(layers.get(index).type());
    if (!same || !(architecture.get(index) instanceof Record layer)) {
      return "";
    }
    return Stream.of(
            ArgumentText.withoutDefaults(layer),
            ArgumentText.withoutDefaults(architecture.training().get(index)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** What decides something after each epoch, and by what. */
  private static void addValidation(List<Fact> facts, Experiment experiment) {
    Validation validation = experiment.validation();
    if (validation != null) {
      facts.add(new Fact("Validation", ArgumentText.all(validation)));
    }
    Callbacks callbacks = experiment.callbacks();
    if (callbacks.earlyStopping() != null) {
      facts.add(new Fact("Early stopping", ArgumentText.all(callbacks.earlyStopping())));
    }
    if (callbacks.reduceLrOnPlateau() != null) {
      facts.add(new Fact("Reduction on plateau", ArgumentText.all(callbacks.reduceLrOnPlateau())));
    }
    if (callbacks.bestWeights() != null) {
      facts.add(new Fact("Best weights", ArgumentText.all(callbacks.bestWeights())));
    }
    if (callbacks.timeLimit() != null) {
      facts.add(new Fact("Time limit", Decimal.plain(callbacks.timeLimit()) + " s"));
    }
  }

  private static List<Fact> settings(Experiment experiment) {
    TrainerClass trainer = experiment.trainer();
    if (trainer != null) {
      return settings(experiment, trainer);
    }
    String optimizer = experiment.optimizer().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String arguments =
        experiment.optimizer() instanceof Record record ? ArgumentText.all(record) : "";
    List<Fact> facts = new ArrayList<>();
    Collections.addAll(
        facts,
        new Fact("Optimizer", optimizer + ": " + arguments),
        new Fact("Loss", ArgumentText.named((Record) experiment.loss())),
        new Fact("Epochs", NumberText.count(experiment.epochs())),
        new Fact("Batch size", NumberText.count(experiment.batchSize())),
        seeds(experiment));
    addValidation(facts, experiment);
    ClassWeight classWeight = experiment.classWeight();
    if (classWeight != null) {
      facts.add(new Fact("Class weights", text(classWeight)));
    }
    Folds folds = experiment.folds();
    if (folds != null) {
      facts.add(new Fact("Folds", folds.count() + ", dealt with seed " + folds.seed()));
    }
    return facts;
  }

  private static String text(ClassWeight weight) {
    return weight instanceof ClassWeight.Given given
        ? given.byClass().entrySet().stream()
            .map(each -> PlainText.of(each.getKey()) + " " + each.getValue())
            .collect(Collectors.joining(", "))
        : "balanced";
  }
}
