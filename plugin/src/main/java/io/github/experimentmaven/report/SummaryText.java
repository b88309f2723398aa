package io.github.experimentmaven.report;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetStatistics;
import io.github.experimentmaven.experiment.MemoryPlan;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.numbers.Decimal;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.report.page.NumberText;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Networks and data sets as text for a console; ASCII but for names from outside.
 *
 * <p>A network looks as Keras' {@code summary()} prints it; columns are as wide as their longest
 * entry, where Keras would cut it off.
 */
public final class SummaryText {

  // Keras 2.2.4: columns end at .45, .85 and 1 of a line of 65.
  private static final int LAYER_WIDTH = 29;
  private static final int SHAPE_WIDTH = 26;
  private static final int PARAMETERS_WIDTH = 10;
  private static final int INPUTS_WIDTH = 20;

  /** More columns or classes would not be read. */
  private static final int MOST_NAMES = 20;

  /** Digits that count of what a column is scaled by. */
  private static final int FIGURES = 4;

  private SummaryText() {}

  /** The table of layers and the totals below it; lines end with {@code \n}, the last one too. */
  public static String of(NetworkSummary network) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSummary layer = network.layers().get(i);
      rows.add(
          new String[] {
            layer.name() + " (" + layer.type() + ")",
            layer.output().withBatch(),
            Long.toString(layer.parameters()),
            String.join(", ", network.connectedTo(i))
          });
    }
    String[] head = {"Layer (type)", "Output Shape", "Param #", "Connected to"};
    // Of layers in a row the last column would tell nothing.
    int[] widths = widths(head, rows, network.branches() ? head.length : head.length - 1);
    int width = Arrays.stream(widths).sum();
    String thin = "_".repeat(width);
    String thick = "=".repeat(width);

    StringBuilder text = new StringBuilder();
    line(text, thin);
    line(text, row(head, widths));
    line(text, thick);
    for (int i = 0; i < rows.size(); i++) {
      line(text, row(rows.get(i), widths));
      line(text, i == rows.size() - 1 ? thick : thin);
    }
    long fixed = network.nonTrainableParameters();
    line(text, "Total params: " + count(network.parameters()));
    line(text, "Trainable params: " + count(network.parameters() - fixed));
    line(text, "Non-trainable params: " + count(fixed));
    line(text, thin);
    return text.toString();
  }

  /** A class of the project and what it is told; lines end with {@code \n}, the last one too. */
  public static String of(TrainerClass trainer) {
    StringBuilder text = new StringBuilder();
    line(text, "Trainer: " + trainer.className());
    trainer.parameters().forEach((name, value) -> fact(text, name, value.toString()));
    return text.toString();
  }

  /** What a training takes of memory, a line each; lines end with {@code \n}, the last one too. */
  public static String of(MemoryPlan memory) {
    StringBuilder text = new StringBuilder();
    line(text, "Memory of a run: about " + Decimal.grouped(inMebibytes(memory.process())) + " MiB");
    amount(text, "weights", memory.weights().bytes(), "");
    amount(text, "gradients", memory.gradients().bytes(), "");
    amount(text, "optimizer", memory.optimizer().bytes(), "");
    amount(text, "activations", memory.activations().bytes(), "");
    amount(text, "their gradients", memory.activationGradients().bytes(), "");
    amount(text, "scratch", memory.scratch().bytes(), "");
    amount(text, "samples", memory.samples().bytes(), "");
    amount(text, "overhead", memory.overhead(), ", whatever the network");
    amount(text, "data", memory.data(), ", shared by all runs and not in the sum");
    return text.toString();
  }

  /** The facts of a data set, a line each; lines end with {@code \n}, the last one too. */
  public static String of(DatasetProfile profile) {
    Dataset dataset = profile.dataset();
    DatasetStatistics statistics = profile.statistics();
    StringBuilder text = new StringBuilder();
    line(text, "Data set: " + dataset.name());
    fact(text, "about", dataset.description());
    String samples = dataset.features().noun() + "s";
    dataset
        .counts()
        .forEach((part, count) -> fact(text, part.words() + " " + samples, count(count)));
    fact(text, dataset.features().noun(), features(dataset.shape()));
    if (dataset.features() instanceof Features.Rows rows) {
      fact(text, "columns", columns(rows));
      rows.vocabularies().forEach(words -> fact(text, "vocabulary", vocabulary(words)));
      fact(text, "constant", shortened(profile.constantColumns()));
    }
    fact(
        text,
        "weights",
        dataset.hasWeights() ? "one for each training " + dataset.features().noun() : "");
    if (statistics == null) {
      fact(text, targets(dataset.targets()), named(dataset.targets()));
    } else {
      fact(
          text,
          "classes",
          dataset.targets().classes().count()
              + " ("
              + shortened(dataset.targets().classes().classNames())
              + "), the largest "
              + Decimal.fixed(statistics.imbalance(), 2)
              + " times the smallest");
    }
    DatasetStatistics.Pixels pixels = statistics == null ? null : statistics.pixels();
    if (pixels != null) {
      fact(
          text,
          "pixels",
          "mean "
              + Decimal.fixed(pixels.mean(), 4)
              + ", standard deviation "
              + Decimal.fixed(pixels.standardDeviation(), 4)
              + " on a scale from 0 to 1");
    }
    fact(text, "licence", dataset.licence());
    fact(text, "origin", dataset.origin());
    return text.toString();
  }

  private static String columns(Features.Rows rows) {
    return shortened(
        IntStream.of(rows.places())
            .mapToObj(rows.columns()::get)
            .map(SummaryText::column)
            .toList());
  }

  private static String vocabulary(Vocabulary words) {
    return "%s of %s (%s), numbers 0 to %s"
        .formatted(
            NumberText.counted(words.learned().size(), "word"),
            words.column(),
            shortened(words.learned()),
            words.words().size() - 1);
  }

  private static String column(Column column) {
    return column.hasScaling()
        ? "%s (less %s, divided by %s)"
            .formatted(column.name(), figure(column.shift()), figure(column.scale()))
        : column.name();
  }

  private static String figure(double value) {
    return Decimal.significant(Decimal.of(value), FIGURES).toPlainString();
  }

  private static String targets(Targets targets) {
    return targets instanceof Targets.Classes ? "classes" : "targets";
  }

  private static String named(Targets targets) {
    return targets instanceof Targets.Numbers numbers
        ? shortened(numbers.names())
        : "%s (%s)".formatted(targets.classes().count(), shortened(targets.classes().classNames()));
  }

  private static String shortened(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
        + (more > 0 ? " and " + count(more) + " more" : "");
  }

  private static String features(Shape shape) {
    if (shape.isSequence()) {
      return NumberText.counted(shape.height(), "step")
          + ", "
          + NumberText.counted(shape.channels(), "feature")
          + " each";
    }
    return shape.isImage()
        ? shape.height()
            + " x "
            + shape.width()
            + ", "
            + NumberText.counted(shape.channels(), "channel")
        : NumberText.counted(shape.size(), "feature");
  }

  private static int[] widths(String[] head, List<String[]> rows, int columns) {
    int[] widths =
        Arrays.copyOf(
            new int[] {LAYER_WIDTH, SHAPE_WIDTH, PARAMETERS_WIDTH, INPUTS_WIDTH}, columns);
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], head[column].length() + 1);
      for (String[] row : rows) {
        widths[column] = Math.max(widths[column], row[column].length() + 1);
      }
    }
    return widths;
  }

  private static String row(String[] cells, int[] widths) {
    StringBuilder row = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      row.append(cells[column]);
      row.append(" ".repeat(widths[column] - cells[column].length()));
    }
    return row.toString();
  }

  /** As Keras and Python group thousands; pages have a space that a console may not know. */
  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A line, unless there is hardly anything. */
  private static void amount(StringBuilder text, String name, long bytes, String remark) {
    String mebibytes = Decimal.fixed(inMebibytes(bytes), 1);
    fact(text, name, mebibytes.equals("0.0") ? "" : mebibytes + " MiB" + remark);
  }

  private static double inMebibytes(long bytes) {
    return bytes / (double) (1 << 20);
  }

  private static void fact(StringBuilder text, String name, String value) {
    if (!value.isBlank()) {
      line(text, "  " + name + " ".repeat(Math.max(1, 17 - name.length())) + value.strip());
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
