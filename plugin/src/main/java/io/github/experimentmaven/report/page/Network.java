package io.github.experimentmaven.report.page;

import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.NetworkSummary.MismatchException;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.report.chart.Bar;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.result.RunResult.LayerResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The network as Keras' {@code summary()} prints it, and how it was trained.
 *
 * @param layers from the input to the output; empty if no run and no data says what the input is
 * @param total parameters of all layers, or null without layers
 * @param trainable those that gradient descent changes, or null without layers
 * @param nonTrainable the others, or null without layers
 * @param settings how it was trained
 */
public record Network(
    List<Row> layers,
    @Nullable String total,
    @Nullable String trainable,
    @Nullable String nonTrainable,
    List<Fact> settings) {

  private static final double BAR_WIDTH = 120;

  /**
   * One layer.
   *
   * @param output as Keras writes it: {@code (None, 26, 26, 32)}
   * @param arguments those that are not the default
   * @param share its part of all parameters
   */
  public record Row(
      String name, String type, String output, String parameters, String arguments, Markup share) {}

  static Network of(ReportedExperiment reported) {
    Experiment experiment = reported.experiment();
    List<LayerSummary> layers = layers(reported);
    List<Fact> settings = settings(experiment);
    if (layers.isEmpty()) {
      return new Network(List.of(), null, null, null, settings);
    }
    long total = layers.stream().mapToLong(LayerSummary::parameters).sum();
    long fixed = layers.stream().mapToLong(LayerSummary::nonTrainableParameters).sum();
    return new Network(
        IntStream.range(0, layers.size())
            .mapToObj(i -> row(layers.get(i), arguments(experiment, layers, i), total))
            .toList(),
        Figures.count(total),
        Figures.count(total - fixed),
        Figures.count(fixed),
        settings);
  }

  /** As trained; before there is a run, as the data set's shape gives it. */
  private static List<LayerSummary> layers(ReportedExperiment reported) {
    if (!reported.runs().isEmpty()) {
      return reported.runs().get(0).layers().stream().map(Network::summary).toList();
    }
    if (reported.dataset() == null) {
      return List.of();
    }
    try {
      List<Layer> architecture = reported.experiment().architecture();
      return NetworkSummary.of(architecture, reported.dataset().dataset().imageShape()).layers();
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

  private static Row row(LayerSummary layer, String arguments, long total) {
    return new Row(
        PlainText.of(layer.name()),
        PlainText.of(layer.type()),
        layer.output().withBatch(),
        Figures.count(layer.parameters()),
        arguments,
        Bar.of(total == 0 ? 0 : (double) layer.parameters() / total, BAR_WIDTH, "xr-barref"));
  }

  /** Recorded layers may stem from an older experiment file: arguments only where both agree. */
  private static String arguments(Experiment experiment, List<LayerSummary> layers, int index) {
    List<Layer> architecture = experiment.architecture();
    boolean same =
        architecture.size() == layers.size()
            && architecture.get(index).type().equals(layers.get(index).type());
    return same && architecture.get(index) instanceof Record layer
        ? ArgumentText.withoutDefaults(layer)
        : "";
  }

  private static List<Fact> settings(Experiment experiment) {
    String optimizer = experiment.optimizer().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String arguments =
        experiment.optimizer() instanceof Record record ? ArgumentText.all(record) : "";
    String seeds =
        experiment.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return List.of(
        new Fact("Optimizer", optimizer + ": " + arguments),
        new Fact("Loss", experiment.loss().name().toLowerCase(Locale.ROOT)),
        new Fact("Epochs", Figures.count(experiment.epochs())),
        new Fact("Batch size", Figures.count(experiment.batchSize())),
        new Fact(experiment.seeds().size() == 1 ? "Seed" : "Seeds", seeds));
  }
}
