package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.CifarLabel;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.Described;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.FanMode;
import io.github.experimentmaven.experiment.FillMode;
import io.github.experimentmaven.experiment.FlipMode;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Interpolation;
import io.github.experimentmaven.experiment.LayerKeys;
import io.github.experimentmaven.experiment.MergeMode;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.PictureColor;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Repeat;
import io.github.experimentmaven.experiment.SavedWeights;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.experiment.SequencePadding;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.experiment.TargetType;
import io.github.experimentmaven.experiment.TextColumn;
import io.github.experimentmaven.experiment.TextOutput;
import io.github.experimentmaven.experiment.TextSplitting;
import io.github.experimentmaven.experiment.TextStandardization;
import io.github.experimentmaven.experiment.TrainerClass;
import io.github.experimentmaven.experiment.UnknownCategory;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.experiment.ValidationPlace;
import io.github.experimentmaven.experiment.WeightDistribution;
import io.github.experimentmaven.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The language as Markdown tables, for the manual. */
public final class LanguageReference {

  private static final List<Class<? extends Enum<?>>> VOCABULARIES_OF_TRAINING =
      List.of(Numerics.class);

  private static final List<Class<? extends Enum<?>>> VOCABULARIES_OF_TABLES =
      List.of(
          TargetType.class,
          MissingPolicy.class,
          Scaling.class,
          UnknownCategory.class,
          TextStandardization.class,
          TextSplitting.class,
          TextOutput.class);

  private static final List<Class<? extends Enum<?>>> VOCABULARIES =
      List.of(
          InconclusivePolicy.class,
          ActivationFunction.class,
          Padding.class,
          SequencePadding.class,
          FlipMode.class,
          FillMode.class,
          MergeMode.class,
          Interpolation.class,
          FanMode.class,
          WeightDistribution.class,
          PictureColor.class,
          CifarLabel.class);

  /** What comes before the tables in the manual. */
  private static final String BEGIN =
      "<!-- Generated: 'mvn -Pmanual -pl plugin -am process-classes' writes these tables anew. -->\n";

  /** What comes after them. */
  private static final String END = "<!-- End of what is generated. -->";

  private final StringBuilder text = new StringBuilder();

  private LanguageReference() {}

  /** All tables, each under a heading of the third level. */
  public static String markdown() {
    LanguageReference reference = new LanguageReference();
    reference.heading("Keys of an experiment");
    reference.keyTable(ExperimentDecoder.LANGUAGE);
    reference.heading("Keys of `sample`");
    reference.keyTable(FileKeys.SAMPLING);
    reference.vocabulary(SamplingMethod.class);
    reference.heading("Keys of `halving`");
    reference.keyTable(FileKeys.HALVING_TYPE);
    reference.heading("Keys of `dataset`");
    reference.sourceTable(new DatasetType());
    reference.sharedKeys(TableColumns.class);
    reference.heading("Keys of a column in `text`");
    reference.keyTable(new RecordType(TextColumn.class));
    VOCABULARIES_OF_TABLES.forEach(reference::vocabulary);
    reference.heading("Keys of `trainer`");
    reference.keyTable(new RecordType(TrainerClass.class));
    reference.heading("Keys of `initial_weights`");
    reference.keyTable(new RecordType(SavedWeights.class));
    reference.heading("Keys of `validation`");
    reference.keyTable(new RecordType(Validation.class));
    reference.vocabulary(ValidationPlace.class);
    reference.heading("Keys of `early_stopping`");
    reference.keyTable(new RecordType(EarlyStopping.class));
    reference.heading("Keys of `reduce_lr_on_plateau`");
    reference.keyTable(new RecordType(ReduceLrOnPlateau.class));
    reference.heading("Keys of `best_weights`");
    reference.keyTable(new RecordType(BestWeights.class));
    reference.vocabulary(MonitorMode.class);
    reference.heading("Keys of a metric in `gate`");
    reference.keyTable(new RecordType(Bounds.class));
    reference.heading("Keys of `baseline`");
    reference.keyTable(new RecordType(BaselinePolicy.class));
    reference.heading("Layers");
    reference.kindTable("Layer", ValueTypes.layers());
    reference.sharedKeys(LayerKeys.class);
    reference.heading("Keys of `repeat`");
    reference.keyTable(new RecordType(Repeat.class));
    reference.heading("Initializers");
    reference.kindTable("Initializer", ValueTypes.initializers(Initializer.class));
    reference.heading("Constraints");
    reference.kindTable("Constraint", ValueTypes.constraints());
    reference.heading("Optimizers");
    reference.kindTable("Optimizer", ValueTypes.optimizers());
    reference.sharedKeys(Clipping.class);
    reference.sharedKeys(MovingAverages.class);
    reference.heading("Learning rate schedules");
    reference.kindTable("Schedule", ValueTypes.schedules());
    reference.heading("Losses");
    reference.kindTable("Loss", ValueTypes.losses());
    VOCABULARIES_OF_TRAINING.forEach(reference::vocabulary);
    reference.metrics();
    VOCABULARIES.forEach(reference::vocabulary);
    return reference.text.toString();
  }

  /**
   * The manual with its tables as they should be.
   *
   * @param manual with the tables, old ones or none, between two comments
   * @throws IllegalArgumentException if the comments are not there
   */
  static String insertInto(String manual) {
    int begin = manual.indexOf(BEGIN);
    int end = manual.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "the place of the tables is not marked by the lines\n" + BEGIN + END);
    }
    return manual.substring(0, begin + BEGIN.length())
        + "\n"
        + markdown()
        + "\n"
        + manual.substring(end);
  }

  private void heading(String heading) {
    text.append(text.isEmpty() ? "" : "\n").append("### ").append(heading).append("\n\n");
  }

  private void keyTable(RecordType type) {
    row("Key", "Value", "Default", "Meaning");
    row("---", "---", "---", "---");
    for (Key key : type.keys()) {
      row(code(key.name()), value(key.type()), absent(key), key.meaning());
    }
  }

  private void sourceTable(DatasetType sources) {
    row("Data set", "Key", "Value", "Default", "Meaning");
    row("---", "---", "---", "---", "---");
    for (RecordType source : sources.sources()) {
      row("**" + code(source.keyNames().get(0)) + "**", "", "", "", description(source.type()));
      keyRows(source);
    }
  }

  private void kindTable(String title, KindType kinds) {
    row(title, "Argument", "Value", "Default", "Meaning");
    row("---", "---", "---", "---", "---");
    kinds
        .records()
        .forEach(
            (name, type) -> {
              row("**" + code(name) + "**", "", "", "", description(type.type()));
              keyRows(type);
            });
  }

  /** Its own keys, and where those are that others have, too. */
  private void keyRows(RecordType type) {
    Set<Class<?>> shared = new LinkedHashSet<>();
    for (Key key : type.keys()) {
      if (key.component().getDeclaringRecord() == type.type()) {
        row("", code(key.name()), value(key.type()), absent(key), key.meaning());
      } else {
        shared.add(holder(key, type));
      }
    }
    for (Class<?> holder : shared) {
      String heading = description(holder);
      String anchor = heading.toLowerCase(Locale.ROOT).replace(' ', '-');
      row("", "", "", "", "And [" + heading.toLowerCase(Locale.ROOT) + "](#" + anchor + ").");
    }
  }

  /** The record of keys that stand beside, all that is unwrapped in it included. */
  private static Class<?> holder(Key key, RecordType type) {
    boolean isBeside = !type.ownKeyNames().contains(key.name()) && !key.holders().isEmpty();
    return (isBeside ? key.holders().get(0) : key.component()).getDeclaringRecord();
  }

  private void sharedKeys(Class<?> holder) {
    heading(description(holder));
    keyTable(new RecordType(holder));
  }

  private void vocabulary(Class<? extends Enum<?>> type) {
    heading(plural(words(type)));
    row("Name", "Meaning");
    row("---", "---");
    for (Enum<?> constant : type.getEnumConstants()) {
      row(code(EnumType.key(constant)), description(constant));
    }
  }

  private void metrics() {
    heading("Metrics");
    row("Name", "Meaning");
    row("---", "---");
    for (Metric metric : Task.allMetrics()) {
      row(code(metric.key()), metric.description());
    }
  }

  private static String value(ValueType type) {
    if (type instanceof EnumType named) {
      return words(named.type());
    }
    Range range = Range.ANY;
    if (type instanceof WholeNumberType number) {
      range = number.range();
    } else if (type instanceof RealNumberType number) {
      range = number.range();
    } else if (type instanceof LearningRateType rate) {
      range = rate.range();
    } else if (type instanceof SizeType size) {
      range = size.range();
    } else if (type instanceof BorderType border) {
      range = border.range();
    } else if (type instanceof FactorType factor) {
      range = factor.range();
    } else if (type instanceof KindType || type instanceof ArchitectureType) {
      return type.noun();
    } else if (type instanceof MapType map) {
      return "a map from " + map.keys().noun() + " to " + map.values().noun();
    }
    return range.manual().isEmpty() ? type.noun() : type.noun() + " " + range.manual();
  }

  private static String absent(Key key) {
    if (key.isRequired()) {
      String other = key.argument().unless();
      return other.isEmpty() ? "required" : "required without " + code(other);
    }
    if (!key.argument().defaultNote().isEmpty()) {
      return key.argument().defaultNote();
    }
    return key.argument().defaultValue().isEmpty() ? "" : code(key.argument().defaultValue());
  }

  private static String description(Class<?> type) {
    Described described = type.getAnnotation(Described.class);
    return described == null ? "" : described.value();
  }

  private static String description(Enum<?> constant) {
    try {
      Described described =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(Described.class);
      return described == null ? "" : described.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code ActivationFunction} to "activation function". */
  private static String words(Class<?> type) {
    return ValueTypes.snakeCase(type.getSimpleName()).replace('_', ' ');
  }

  private static String plural(String words) {
    String capital = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    if (capital.endsWith("ics")) {
      return capital;
    }
    if (capital.endsWith("cy")) {
      return capital.substring(0, capital.length() - 1) + "ies";
    }
    if (capital.endsWith("gory")) {
      return capital.substring(0, capital.length() - 1) + "ies";
    }
    return capital.endsWith("s") ? capital + "es" : capital + "s";
  }

  private static String code(String code) {
    return "`" + code + "`";
  }

  private void row(String... cells) {
    text.append("| ");
    for (String cell : cells) {
      text.append(cell.replace("|", "\\|")).append(" | ");
    }
    text.setLength(text.length() - 1);
    text.append("\n");
  }

  /**
   * Writes the tables into the manual.
   *
   * @param arguments the manual's file
   * @throws IOException if it cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Path manual = GeneratedFile.named(arguments);
    GeneratedFile.write(manual, insertInto(Files.readString(manual)));
  }
}
