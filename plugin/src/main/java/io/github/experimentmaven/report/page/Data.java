package io.github.experimentmaven.report.page;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetStatistics;
import io.github.experimentmaven.dataset.ImageBytes;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.report.chart.Bar;
import io.github.experimentmaven.report.chart.InkDrawing;
import io.github.experimentmaven.report.chart.Markup;
import io.github.experimentmaven.report.model.DatasetProfile;
import io.github.experimentmaven.report.model.ReportedExperiment;
import io.github.experimentmaven.result.RunResult;
import io.github.experimentmaven.result.RunResult.ClassResult;
import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a network was trained and tested on.
 *
 * @param facts size, image format, classes, licence and origin, in a few words each
 * @param classes how many images there are of each class; of many classes the largest and the
 *     smallest
 * @param shortened what is left out; empty if nothing is
 * @param samples some training images; none if the data is not at hand, or no images
 * @param augmented some training images, each with what augmentation made of it; none if nothing is
 *     augmented
 * @param augmentation what these are; empty if there are none
 * @param columns of rows of numbers; of many the first
 * @param columnsShortened what is left out of them; empty if nothing is
 */
public record Data(
    List<Fact> facts,
    List<ClassRow> classes,
    String shortened,
    List<Picture> samples,
    List<AugmentedRow> augmented,
    String augmentation,
    List<ColumnRow> columns,
    String columnsShortened) {

  private static final int MOST_COLUMNS = 40;

  /**
   * One column.
   *
   * @param name of it
   * @param shift what was subtracted from its numbers; empty if they are shown as they are
   * @param scale what the rest was divided by; empty if they are shown as they are
   */
  public record ColumnRow(String name, String shift, String scale) {}

  private static final double BAR_WIDTH = 140;

  /**
   * One class.
   *
   * @param name of the class
   * @param train how many training images there are, or null if they were not counted
   * @param bar the training images as a bar, or null; the largest class fills it
   * @param test how many test images there are
   */
  public record ClassRow(String name, @Nullable String train, @Nullable Markup bar, String test) {}

  /**
   * One image.
   *
   * @param label its class
   * @param description the image in words
   * @param drawing the image, if it is small and gray
   * @param file otherwise the file it is in
   */
  public record Picture(
      String label, String description, @Nullable Markup drawing, @Nullable String file) {}

  /** The data of an experiment, or null if neither a run nor a data set says anything about it. */
  static @Nullable Data of(ReportedExperiment reported, PageNames names) {
    DatasetProfile profile = reported.dataset();
    if (profile != null) {
      List<ClassRow> classes = classes(profile);
      return new Data(
          facts(profile, reported.experiment().folds()),
          classes.isEmpty() ? tested(reported) : classes,
          shortened(profile),
          samples(reported.title(), profile, names),
          AugmentedRow.of(reported, names),
          augmentation(reported),
          columns(profile.dataset().features()),
          columnsShortened(profile.dataset().features()));
    }
    return reported.runs().isEmpty() ? null : recorded(reported, names);
  }

  private static Data recorded(ReportedExperiment reported, PageNames names) {
    RunResult run = reported.runs().get(0);
    DatasetFacts dataset = run.dataset();
    List<Fact> facts = new ArrayList<>();
    Collections.addAll(
        facts,
        new Fact("Name", PlainText.of(dataset.name())),
        sizes(dataset.features(), dataset::count),
        features(dataset.features().shape()));
    int classes = run.classes().size();
    if (classes > 0) {
      facts.add(new Fact("Classes", NumberText.count(classes)));
    }
    addVocabularies(facts, dataset.features());
    addTargets(facts, dataset.targets());
    String shortened =
        classes <= ClassTable.MOST_CLASSES
            ? ""
            : "The first " + ClassTable.MOST_CLASSES + " of " + classes + " classes.";
    return new Data(
        facts,
        run.classes().stream().limit(ClassTable.MOST_CLASSES).map(Data::tested).toList(),
        shortened,
        List.of(),
        AugmentedRow.of(reported, names),
        augmentation(reported),
        columns(dataset.features()),
        columnsShortened(dataset.features()));
  }

  private static String augmentation(ReportedExperiment reported) {
    return reported.augmented() == null
        ? ""
        : "Each as it is, and as the network of "
            + reported.runs().get(0).key().label()
            + " was trained with it in its first epochs.";
  }

  private static List<ColumnRow> columns(Features features) {
    return features instanceof Features.Rows rows
        ? IntStream.of(rows.places())
            .limit(MOST_COLUMNS)
            .mapToObj(rows.columns()::get)
            .map(Data::row)
            .toList()
        : List.of();
  }

  private static ColumnRow row(Column column) {
    return new ColumnRow(
        PlainText.of(column.name()),
        column.hasScaling() ? NumberText.loss(column.shift()) : "",
        column.hasScaling() ? NumberText.loss(column.scale()) : "");
  }

  private static String columnsShortened(Features features) {
    int columns = features instanceof Features.Rows rows ? rows.places().length : 0;
    return columns > MOST_COLUMNS
        ? "The first " + MOST_COLUMNS + " of " + columns + " columns."
        : "";
  }

  /** The classes as a run was tested with them, where nobody counted those of the training part. */
  private static List<ClassRow> tested(ReportedExperiment reported) {
    return reported.runs().isEmpty()
        ? List.of()
        : reported.runs().get(0).classes().stream()
            .limit(ClassTable.MOST_CLASSES)
            .map(Data::tested)
            .toList();
  }

  private static ClassRow tested(ClassResult result) {
    return new ClassRow(
        PlainText.of(result.name()), null, null, NumberText.count(result.support()));
  }

  private static List<Fact> facts(DatasetProfile profile, @Nullable Folds folds) {
    Dataset dataset = profile.dataset();
    DatasetStatistics statistics = profile.statistics();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Name", PlainText.of(dataset.name())));
    add(facts, "Description", dataset.description());
    if (folds == null) {
      facts.add(sizes(dataset.features(), part -> dataset.counts().getOrDefault(part, 0)));
    } else {
      facts.add(
          new Fact(
              "In folds",
              NumberText.counted(dataset.count(Part.TEST), dataset.features().noun())
                  + " in "
                  + folds.count()
                  + ", each in the test set of one; what is said of training samples is of fold 1"));
    }
    facts.add(features(dataset.shape()));
    if (statistics != null) {
      facts.add(
          new Fact(
              "Classes",
              NumberText.count(dataset.targets().classes().count())
                  + ", the largest "
                  + NumberText.fixed(statistics.imbalance(), 2)
                  + " times the smallest"));
    }
    DatasetStatistics.Pixels pixels = statistics == null ? null : statistics.pixels();
    if (pixels != null) {
      facts.add(
          new Fact(
              "Pixels (0 to 1)",
              "mean "
                  + NumberText.fixed(pixels.mean(), 4)
                  + ", standard deviation "
                  + NumberText.fixed(pixels.standardDeviation(), 4)));
    }
    addVocabularies(facts, dataset.features());
    add(facts, "Constant columns", named(profile.constantColumns()));
    add(
        facts,
        "Weights",
        dataset.hasWeights() ? "one for each training " + dataset.features().noun() : "");
    addTargets(facts, dataset.targets());
    add(facts, "Licence", dataset.licence());
    add(facts, "Origin", dataset.origin());
    return facts;
  }

  private static void addVocabularies(List<Fact> facts, Features features) {
    if (features instanceof Features.Rows rows) {
      for (Vocabulary each : rows.vocabularies()) {
        add(
            facts,
            "Words of " + each.column(),
            NumberText.counted(each.learned().size(), "word")
                + ", the most frequent first: "
                + named(each.learned()));
      }
    }
  }

  private static void addTargets(List<Fact> facts, Targets targets) {
    if (targets instanceof Targets.Numbers numbers) {
      add(facts, numbers.names().size() == 1 ? "Target" : "Targets", named(numbers.names()));
    }
  }

  private static String named(List<String> names) {
    int more = names.size() - MOST_COLUMNS;
    return String.join(", ", names.subList(0, Math.min(names.size(), MOST_COLUMNS)))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(name, PlainText.of(value)));
    }
  }

  private static Fact sizes(Features features, ToIntFunction<Part> counts) {
    List<Part> parts =
        Stream.of(Part.values()).filter(part -> counts.applyAsInt(part) > 0).toList();
    String names = parts.stream().map(Part::words).collect(Collectors.joining(" / "));
    return new Fact(
        Character.toUpperCase(names.charAt(0)) + names.substring(1) + " " + features.noun() + "s",
        parts.stream()
            .map(part -> NumberText.count(counts.applyAsInt(part)))
            .collect(Collectors.joining(" / ")));
  }

  private static Fact features(Shape shape) {
    if (shape.isSequence()) {
      return new Fact(
          "Sequence",
          NumberText.counted(shape.height(), "step")
              + ", "
              + NumberText.counted(shape.channels(), "feature")
              + " each");
    }
    return shape.isImage()
        ? new Fact(
            "Image",
            NumberText.size(shape.dimensions())
                + ", "
                + NumberText.counted(shape.channels(), "channel"))
        : new Fact("Features", NumberText.count(shape.size()));
  }

  private static List<ClassRow> classes(DatasetProfile profile) {
    DatasetStatistics statistics = profile.statistics();
    if (statistics == null) {
      return List.of();
    }
    List<String> names = profile.dataset().targets().classes().classNames();
    // At least 1: a data set has training images.
    double largest = Collections.max(statistics.trainPerClass());
    return shown(statistics.trainPerClass())
        .mapToObj(
            i -> {
              int train = statistics.trainPerClass().get(i);
              return new ClassRow(
                  PlainText.of(names.get(i)),
                  NumberText.count(train),
                  Bar.of(train / largest, BAR_WIDTH, "xr-barref"),
                  NumberText.count(statistics.testPerClass().get(i)));
            })
        .toList();
  }

  /** All classes in their order, or of many the largest and the smallest, the largest first. */
  private static IntStream shown(List<Integer> sizes) {
    IntStream all = IntStream.range(0, sizes.size());
    if (sizes.size() <= ClassTable.MOST_CLASSES) {
      return all;
    }
    List<Integer> sorted =
        all.boxed().sorted(Comparator.comparing(sizes::get, Comparator.reverseOrder())).toList();
    int half = ClassTable.MOST_CLASSES / 2;
    return IntStream.concat(
        sorted.stream().limit(half).mapToInt(Integer::intValue),
        sorted.stream().skip(sorted.size() - half).mapToInt(Integer::intValue));
  }

  private static String shortened(DatasetProfile profile) {
    DatasetStatistics statistics = profile.statistics();
    int classes = statistics == null ? 0 : statistics.trainPerClass().size();
    return classes <= ClassTable.MOST_CLASSES
        ? ""
        : "The " + ClassTable.MOST_CLASSES + " largest and smallest of " + classes + " classes.";
  }

  private static List<Picture> samples(String experiment, DatasetProfile profile, PageNames names) {
    return IntStream.range(0, profile.samples().size())
        .mapToObj(
            i -> {
              SampleImage image = profile.samples().get(i);
              String label =
                  PlainText.of(
                      profile.dataset().targets().classes().classNames().get(image.label()));
              String description = "training image " + image.index() + ": " + label;
              return picture(image.image(), label, description, names.sample(experiment, i));
            })
        .toList();
  }

  /**
   * An image as it is best shown.
   *
   * @param file where it goes if it is not drawn
   */
  static Picture picture(ImageBytes image, String label, String description, String file) {
    return InkDrawing.suits(image.shape())
        ? new Picture(label, description, drawing(image, description), null)
        : new Picture(label, description, null, file);
  }

  private static Markup drawing(ImageBytes image, String description) {
    return InkDrawing.of(
        image.pixels(), image.shape().width(), image.shape().height(), description);
  }
}
