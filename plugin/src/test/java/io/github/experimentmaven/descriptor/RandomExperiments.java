package io.github.experimentmaven.descriptor;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.Axes;
import io.github.experimentmaven.experiment.BaselinePolicy;
import io.github.experimentmaven.experiment.BestWeights;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Bounds;
import io.github.experimentmaven.experiment.Callbacks;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.Constraint;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.experiment.Expectations;
import io.github.experimentmaven.experiment.Experiment;
import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.InconclusivePolicy;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LayerTraining;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Metric;
import io.github.experimentmaven.experiment.MissingPolicies;
import io.github.experimentmaven.experiment.MissingPolicy;
import io.github.experimentmaven.experiment.Monitor;
import io.github.experimentmaven.experiment.MonitorMode;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.PerPart;
import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.SavedWeights;
import io.github.experimentmaven.experiment.Scaling;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.TableColumns;
import io.github.experimentmaven.experiment.TargetType;
import io.github.experimentmaven.experiment.TextColumn;
import io.github.experimentmaven.experiment.TextOutput;
import io.github.experimentmaven.experiment.TextSplitting;
import io.github.experimentmaven.experiment.TextStandardization;
import io.github.experimentmaven.experiment.UnknownCategory;
import io.github.experimentmaven.storage.SealedTypes;
import io.github.experimentmaven.task.Task;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Experiments of every kind of layer, optimizer and loss with arguments at random, within bounds.
 */
final class RandomExperiments {

  private final Random random;

  RandomExperiments(long seed) {
    this.random = new Random(seed);
  }

  /** With layers that name what they read, and such that merge. */
  Experiment next() {
    return next(SealedTypes.records(Layer.class).toList(), true);
  }

  /** With layers one after another. */
  Experiment nextChain() {
    return next(
        SealedTypes.records(Layer.class)
            .filter(kind -> !Layer.Merging.class.isAssignableFrom(kind))
            .toList(),
        false);
  }

  private Experiment next(List<Class<?>> kinds, boolean connected) {
    List<Layer> layers = new ArrayList<>();
    List<List<String>> inputs = new ArrayList<>();
    List<LayerTraining> training = new ArrayList<>();
    for (Class<?> kind : kinds) {
      boolean merges = Layer.Merging.class.isAssignableFrom(kind);
      inputs.add(connected ? inputs(merges ? random.nextInt(2, 5) : random.nextInt(2)) : List.of());
      layers.add((Layer) record(kind));
      training.add((LayerTraining) record(LayerTraining.class));
    }
    Class<?>[] losses = Loss.class.getPermittedSubclasses();
    Class<?>[] optimizers = Optimizer.class.getPermittedSubclasses();
    Optimizer optimizer = (Optimizer) record(optimizers[random.nextInt(optimizers.length)]);
    return new Experiment(
        text(),
        random.nextBoolean() ? "" : "any text: \"quoted\", ${not.filled}\n" + text(),
        dataset(),
        new Architecture(layers, inputs, training),
        null,
        weights(),
        optimizer,
        (Loss) record(losses[random.nextInt(losses.length)]),
        null,
        random.nextInt(1, 1_000),
        random.nextInt(1, Integer.MAX_VALUE),
        null,
        callbacks(optimizer.learningRate() instanceof LearningRate.Schedule),
        List.of(random.nextLong(0, Long.MAX_VALUE - 10_001), 0L, Long.MAX_VALUE - 10_000),
        null,
        Numerics.PORTABLE,
        new Expectations(random.nextBoolean() ? null : random.nextLong(0, Long.MAX_VALUE)),
        gate(),
        new BaselinePolicy(
            random.nextBoolean() ? null : "group:" + text(),
            random.nextDouble(0.6, 0.99),
            constant(InconclusivePolicy.values()),
            random.nextInt(4, 100)));
  }

  /** Names, which need not be those of layers for the file to be read and written. */
  private List<String> inputs(int count) {
    return Stream.generate(() -> random.nextBoolean() ? Architecture.DATA : text())
        .limit(count)
        .toList();
  }

  private @Nullable SavedWeights weights() {
    return switch (random.nextInt(3)) {
      case 0 -> new SavedWeights(text(), List.of());
      case 1 -> new SavedWeights(text(), List.of(text(), text()));
      default -> null;
    };
  }

  private DatasetSource dataset() {
    Class<?>[] sources = DatasetSource.class.getPermittedSubclasses();
    Class<?> source = sources[random.nextInt(sources.length)];
    if (source == DatasetSource.Artifact.class) {
      return new DatasetSource.Artifact("group:" + text());
    }
    if (source == DatasetSource.OfClass.class) {
      return new DatasetSource.OfClass(
          "com.acme.A" + random.nextInt(9), Map.of("n", random.nextLong(), "text", text()));
    }
    return source == DatasetSource.Csv.class
        ? csv()
        : source == DatasetSource.Arff.class ? arff() : (DatasetSource) record(source);
  }

  private DatasetSource csv() {
    boolean isOne = random.nextBoolean();
    return new DatasetSource.Csv(
        files(isOne),
        "\t;| ".charAt(random.nextInt(4)),
        random.nextBoolean(),
        "iso-8859-1",
        '\'',
        random.nextBoolean() ? ',' : '.',
        columns(isOne),
        null);
  }

  private DatasetSource arff() {
    boolean isOne = random.nextBoolean();
    return new DatasetSource.Arff(files(isOne), "utf-8", columns(isOne), null);
  }

  private PerPart files(boolean isOne) {
    return isOne
        ? PerPart.one(text())
        : new PerPart(null, text(), random.nextBoolean() ? null : text(), text());
  }

  private TableColumns columns(boolean isOne) {
    return new TableColumns(
        List.of(text()),
        constant(TargetType.values()),
        random.nextBoolean() ? List.of() : List.of(text(), text()),
        List.of(),
        random.nextBoolean() ? List.of() : List.of(text()),
        random.nextBoolean() ? Map.of() : Map.of(text(), List.of(text(), text())),
        random.nextBoolean() ? Map.of() : Map.of(text(), textColumn()),
        random.nextBoolean()
            ? MissingPolicies.all(constant(MissingPolicy.values()))
            : new MissingPolicies(
                MissingPolicy.ERROR, Map.of(text(), constant(MissingPolicy.values()))),
        List.of(text()),
        constant(Scaling.values()),
        constant(UnknownCategory.values()),
        isOne ? 1 - random.nextDouble() * 0.9 - 0.01 : null,
        random.nextLong(0, Long.MAX_VALUE),
        null,
        random.nextBoolean() ? null : text());
  }

  private TextColumn textColumn() {
    TextOutput output = constant(TextOutput.values());
    return new TextColumn(
        random.nextBoolean() ? null : random.nextInt(3, 100),
        output == TextOutput.INT ? random.nextInt(1, 100) : null,
        constant(TextStandardization.values()),
        constant(TextSplitting.values()),
        output);
  }

  /** A rate that follows a schedule cannot be reduced, and the best weights are kept once. */
  private Callbacks callbacks(boolean scheduled) {
    boolean restores = random.nextBoolean();
    MonitorMode mode = constant(MonitorMode.values());
    EarlyStopping stopping =
        new EarlyStopping(
            monitor(),
            random.nextDouble(),
            random.nextInt(100),
            random.nextBoolean() ? null : random.nextDouble(),
            mode,
            random.nextInt(100),
            restores);
    ReduceLrOnPlateau plateau =
        new ReduceLrOnPlateau(
            monitor(),
            random.nextDouble() * 0.99,
            random.nextInt(100),
            random.nextDouble(),
            mode,
            random.nextInt(100),
            random.nextDouble());
    return new Callbacks(
        restores || random.nextBoolean() ? stopping : null,
        scheduled ? null : plateau,
        restores ? null : new BestWeights(monitor(), mode),
        random.nextBoolean() ? null : random.nextDouble(0.1, 1e6));
  }

  private Monitor monitor() {
    return new Monitor(random.nextBoolean() ? "train_loss" : "val_loss");
  }

  private Map<Metric, Bounds> gate() {
    Map<Metric, Bounds> gate = new TreeMap<>();
    for (Metric metric : Task.allMetrics()) {
      double min = random.nextDouble();
      switch (random.nextInt(5)) {
        case 0 -> gate.put(metric, new Bounds(min, null));
        case 1 -> gate.put(metric, new Bounds(null, min));
        case 2 -> gate.put(metric, new Bounds(min, min + (1 - min) * random.nextDouble()));
        case 3 -> gate.put(metric, new Bounds(random.nextBoolean() ? null : min, null, min));
        default -> {}
      }
    }
    // How a baseline is compared is only said where one is.
    if (gate.values().stream().allMatch(bounds -> bounds.maxDrop() == null)) {
      gate.put(Metric.TEST_LOSS, new Bounds(null, null, random.nextDouble()));
    }
    return gate;
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(Arrays.stream(components).map(this::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot create " + type, e);
    }
  }

  private @Nullable Object value(RecordComponent component) {
    if (component.getType() == Clipping.class) {
      return clipping();
    }
    if (component.getType() == MovingAverages.class) {
      return averages();
    }
    Argument argument = component.getAnnotation(Argument.class);
    if (component.getName().equals("sha256")) {
      return ""; // of a path
    }
    if (argument.optional() && !component.getType().isPrimitive() && random.nextBoolean()) {
      return component.getType() == List.class ? List.of() : null;
    }
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return constant(type.getEnumConstants());
    }
    return switch (type.getSimpleName()) {
      case "DatasetSource" -> new DatasetSource.Folder("some folder/" + text());
      case "int", "Integer" -> random.nextInt(1, (int) Math.min(argument.max() + 1, 10_000));
      case "long" -> random.nextLong(0, Long.MAX_VALUE);
      case "double", "Double" -> number(argument);
      case "boolean" -> random.nextBoolean();
      case "String" -> text();
      case "Size" -> new Size(random.nextInt(1, 9), random.nextInt(1, 9));
      case "Border" -> new Border(random.nextInt(4), 0, 1, random.nextInt(4));
      case "Factor" -> new Factor(random.nextDouble() / 2, 0.5 + random.nextDouble() / 2);
      case "LearningRate" -> learningRate();
      case "List" ->
          component.getName().equals("values")
              ? List.of(random.nextDouble(), random.nextDouble(), 0.0)
              : list(component.getName());
      case "Initializer" -> initializer(Initializer.class);
      case "OfEach" -> initializer(Initializer.OfEach.class);
      case "Constraint" -> constraint();
      case "Recurrent" -> recurrent();
      case "Axes" -> Axes.of(0);
      case "Regularizer" -> new Regularizer(random.nextDouble(), 1e-9 * random.nextDouble());
      default -> throw new AssertionError("no random " + type);
    };
  }

  private List<?> list(String name) {
    return switch (name) {
      case "sharedAxes" -> random.nextBoolean() ? List.of(2) : List.of(2, 1);
      case "targetShape" -> random.nextBoolean() ? List.of(-1) : List.of(7, -1, 2);
      case "dims" -> random.nextBoolean() ? List.of(1) : List.of(2, 3, 1);
      case "mean", "variance" ->
          random.nextBoolean() ? List.of(0.25) : List.of(random.nextDouble(), 4.0);
      default -> List.of(3L, 40_000_000_000L);
    };
  }

  private double number(Argument argument) {
    double least = Math.max(argument.min(), -1);
    return least + (Math.min(argument.max(), 10) - least) * (1 - random.nextDouble()) * 0.999;
  }

  private Clipping clipping() {
    double most = 0.1 + random.nextDouble();
    return switch (random.nextInt(4)) {
      case 0 -> new Clipping(most, null, null);
      case 1 -> new Clipping(null, most, null);
      case 2 -> new Clipping(null, null, most);
      default -> Clipping.NONE;
    };
  }

  private MovingAverages averages() {
    return switch (random.nextInt(3)) {
      case 0 -> MovingAverages.of(random.nextDouble());
      case 1 -> new MovingAverages(true, random.nextDouble(), random.nextInt(1, 1000));
      default -> MovingAverages.NONE;
    };
  }

  private LearningRate learningRate() {
    Class<?>[] schedules = LearningRate.Schedule.class.getPermittedSubclasses();
    int kind = random.nextInt(schedules.length + 1);
    if (kind == schedules.length) {
      return new LearningRate.Constant(random.nextDouble());
    }
    return schedules[kind] == LearningRate.CosineDecay.class
        ? new LearningRate.CosineDecay(0, random.nextLong(1, Long.MAX_VALUE), 0.5, 0.25, 7)
        : (LearningRate) record(schedules[kind]);
  }

  private Layer.Recurrent recurrent() {
    return new Layer.LSTM(
        random.nextInt(1, 100),
        constant(ActivationFunction.values()),
        constant(ActivationFunction.values()),
        random.nextBoolean(),
        initializer(Initializer.class),
        initializer(Initializer.class),
        (Initializer.OfEach) initializer(Initializer.OfEach.class),
        random.nextBoolean(),
        null,
        new Regularizer(random.nextDouble(), 0),
        null,
        constraint(),
        null,
        constraint(),
        random.nextBoolean(),
        false,
        null);
  }

  private Constraint constraint() {
    return random.nextBoolean()
        ? new Constraint.MaxNorm(random.nextDouble(), Axes.of(random.nextBoolean() ? 0 : -1))
        : new Constraint.NonNeg();
  }

  private Initializer initializer(Class<?> family) {
    Class<?> kind = constant(SealedTypes.records(family).toArray(Class<?>[]::new));
    return kind == Initializer.RandomUniform.class
        ? new Initializer.RandomUniform(-random.nextDouble(), random.nextDouble())
        : (Initializer) record(kind);
  }

  private <T> T constant(T[] constants) {
    return constants[random.nextInt(constants.length)];
  }

  private String text() {
    return "t" + Long.toString(random.nextLong(0, Long.MAX_VALUE), 36);
  }
}
