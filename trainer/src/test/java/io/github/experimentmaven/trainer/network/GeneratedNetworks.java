package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.dense;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.FlipMode;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.SequencePadding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.ShapeException;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.storage.SealedTypes;
import io.github.experimentmaven.task.MulticlassClassification;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Small networks made from the language itself: every kind of layer, with the {@link
 * ArgumentValues} of every argument, in every position that the language allows: as the first
 * layer, behind and before layers that compute together with it or on their own, and as the last.
 * The same for the optimizers and the losses.
 *
 * <p>Where all combinations of a layer's arguments and positions are too many, they are a covering
 * array: with strength 3, of any three of them every combination is tried.
 */
public final class GeneratedNetworks {

  /** The shape of an image. */
  public static final Shape INPUT = Shape.of(8, 7, 2);

  /** The shape of a sequence. */
  static final Shape SEQUENCE = Shape.of(7, 3);

  /** The shape of a row of whole numbers. */
  static final Shape ROW = Shape.of(6);

  /** How many whole numbers there are. */
  static final int WORDS = 5;

  private static final Layer FLATTEN = new Layer.Flatten(null);
  private static final Layer NORMALIZATION = new Layer.BatchNormalization(0.9, 0.001, null);
  private static final Optimizer ADAM = new Optimizer.Adam(0.01, 0.9, 0.999, 1e-7, false);

  private static final Map<String, List<Layer>> BEFORE_IMAGE =
      Map.of(
          "first", List.of(),
          "after Conv2D", List.of(conv(3, 2, ActivationFunction.RELU)),
          "after BatchNormalization", List.of(NORMALIZATION),
          "after MaxPooling2D", List.of(pooling(2, 1, Padding.SAME)));

  /** Those without parameters. */
  private static final Map<String, List<Layer>> BEFORE_AUGMENTATION =
      Map.of(
          "first", List.of(),
          "after MaxPooling2D", List.of(pooling(2, 1, Padding.SAME)),
          "after RandomFlip", List.of(new Layer.RandomFlip(FlipMode.HORIZONTAL, null)),
          "after Activation", List.of(new Layer.Activation(ActivationFunction.TANH, null)));

  private static final Map<String, List<Layer>> BEFORE_SEQUENCE =
      Map.of(
          "first of a sequence", List.of(),
          "after Conv1D", List.of(sequenceConv(4, 2, ActivationFunction.RELU)),
          "after MaxPooling1D", List.of(new Layer.MaxPooling1D(2, 1, Padding.SAME, null)));

  private static final Map<String, List<Layer>> BEFORE_LOOKING_UP = Map.of("of a row", List.of());

  private static final Map<String, List<Layer>> BEFORE_VECTOR =
      Map.of(
          "after Flatten", List.of(FLATTEN),
          "after Dense", List.of(FLATTEN, dense(4, ActivationFunction.TANH)),
          "after GlobalAveragePooling2D",
              List.of(conv(4, 2, ActivationFunction.RELU), new Layer.GlobalAveragePooling2D(null)));

  /** Those whose numbers are in Keras' order. */
  private static final Map<String, List<Layer>> BEFORE_ORDERED =
      BEFORE_VECTOR.entrySet().stream()
          .filter(before -> !before.getKey().equals("after Flatten"))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, List<Layer>> AFTER_IMAGE =
      Map.of(
          "before Flatten", List.of(),
          "before Conv2D", List.of(conv(2, 2, ActivationFunction.TANH)),
          "before BatchNormalization", List.of(NORMALIZATION),
          "before MaxPooling2D side by side", List.of(pooling(2, 2, Padding.VALID)),
          "before MaxPooling2D with overlap", List.of(pooling(2, 1, Padding.VALID)),
          "before Activation", List.of(new Layer.Activation(ActivationFunction.RELU, null)));

  private static final Map<String, List<Layer>> AFTER_SEQUENCE =
      Map.of(
          "before Flatten", List.of(),
          "before Conv1D", List.of(sequenceConv(2, 2, ActivationFunction.TANH)),
          "before MaxPooling1D", List.of(new Layer.MaxPooling1D(2, null, Padding.SAME, null)),
          "before GlobalMaxPooling1D", List.of(new Layer.GlobalMaxPooling1D(null)),
          "before Activation", List.of(new Layer.Activation(ActivationFunction.RELU, null)));

  private static final Map<String, List<Layer>> AFTER_VECTOR =
      Map.of(
          "before Dense", List.of(),
          "before BatchNormalization", List.of(NORMALIZATION),
          "before Dropout", List.of(new Layer.Dropout(0.3, null)),
          "before Activation", List.of(new Layer.Activation(ActivationFunction.ELU, null)));

  /** An image or a vector of as many numbers as there are classes. */
  private static final Map<String, List<Layer>> BEFORE_LAST =
      Map.of(
          "last after Dense", List.of(FLATTEN, dense(CLASSES, ActivationFunction.LINEAR)),
          "last after Conv2D",
              List.of(
                  NetworkFixture.conv(
                      CLASSES,
                      new Size(INPUT.height(), INPUT.width()),
                      Size.square(1),
                      Padding.VALID,
                      ActivationFunction.LINEAR)));

  private static final Map<String, List<Layer>> BEFORE_LAST_OF_SEQUENCE =
      Map.of(
          "last after Conv1D",
          List.of(sequenceConv(CLASSES, SEQUENCE.height(), ActivationFunction.LINEAR)));

  private static final Map<String, List<Layer>> BEFORE_LAST_OF_RECURRENT =
      Map.of("last of a sequence", List.of());

  /** Each of them with every optimizer; all others are among {@link #losses(int)}. */
  private static final List<Loss> FIRST_LOSSES =
      List.of(Loss.CATEGORICAL_CROSSENTROPY, Loss.MEAN_SQUARED_ERROR);

  private GeneratedNetworks() {}

  /**
   * The networks of all kinds of layers.
   *
   * @param strength of covering arrays
   */
  public static List<GeneratedNetwork> layers(int strength) {
    Stream<GeneratedNetwork> kinds = chained().flatMap(kind -> layers(kind, strength));
    return Stream.of(kinds, pointwise(), merging(strength), shared())
        .flatMap(networks -> networks)
        .distinct()
        .toList();
  }

  /** The kinds of layers that read one other. */
  private static Stream<Class<?>> chained() {
    return SealedTypes.records(Layer.class)
        .filter(kind -> !Layer.Merging.class.isAssignableFrom(kind));
  }

  /** Layers that merge, with all arguments, and all that they may read and be read by. */
  private static Stream<GeneratedNetwork> merging(int strength) {
    return SealedTypes.records(Layer.Merging.class).flatMap(kind -> merging(kind, strength));
  }

  private static Stream<GeneratedNetwork> merging(Class<?> kind, int strength) {
    Map<Merge, List<GeneratedGraph>> alike = alike(kind, GeneratedGraph.MERGED);
    Map<Merge, List<GeneratedGraph>> later =
        Layer.ElementWise.class.isAssignableFrom(kind)
            ? alike(kind, GeneratedGraph.BROADCAST)
            : new LinkedHashMap<>();
    Stream<GeneratedNetwork> networks =
        alike.entrySet().stream()
            .flatMap(
                each -> {
                  List<GeneratedGraph> others = later.remove(each.getKey());
                  Factor of =
                      new Factor(
                          "of", each.getValue(), others == null ? List.of() : List.of(others));
                  return merging(kind, each.getKey(), of, strength);
                });
    return Stream.concat(
        networks.toList().stream(),
        later.entrySet().stream()
            .flatMap(
                each -> merging(kind, each.getKey(), new Factor("of", each.getValue()), strength)));
  }

  /** Graphs that a layer may merge, by what it may be and put out. */
  private static Map<Merge, List<GeneratedGraph>> alike(
      Class<?> kind, List<GeneratedGraph> graphs) {
    Map<Merge, List<GeneratedGraph>> alike = new LinkedHashMap<>();
    for (GeneratedGraph graph : graphs) {
      List<Factor> arguments = accepted(kind, graph.shapes());
      if (!arguments.isEmpty()) {
        Shape output = output(example(kind, arguments), graph.shapes());
        alike.computeIfAbsent(new Merge(arguments, output), any -> new ArrayList<>()).add(graph);
      }
    }
    return alike;
  }

  /** What a layer may be and put out. */
  private record Merge(List<Factor> arguments, Shape output) {}

  private static Stream<GeneratedNetwork> merging(
      Class<?> kind, Merge merge, Factor of, int strength) {
    Map<String, List<Layer>> after = after(merge.output());
    List<String> places = new ArrayList<>(after.keySet().stream().sorted().toList());
    if (merge.output().equals(Shape.of(CLASSES))) {
      places.add("last");
    }
    List<Factor> factors = new ArrayList<>(merge.arguments());
    factors.add(of);
    factors.add(new Factor("after", places));
    return choices(factors, strength)
        .map(
            choice -> {
              Layer layer = (Layer) create(kind, choice);
              String back = (String) choice.get("after");
              GeneratedGraph merged = (GeneratedGraph) choice.get("of");
              GeneratedGraph graph = merged.merged(layer);
              for (Layer next : after.getOrDefault(back, List.of())) {
                graph = graph.then(next);
              }
              return network(graph, layer, back.equals("last"), merged.name() + " " + back);
            });
  }

  /** Every kind twice behind the same layer: what it reads is read by others, too. */
  private static Stream<GeneratedNetwork> shared() {
    return chained()
        .flatMap(
            kind ->
                GeneratedGraph.SHARED.stream()
                    .filter(graph -> !augments(kind) || graph.architecture().size() == 0)
                    .filter(graph -> !looksUp(kind))
                    .filter(
                        graph ->
                            !readsInOrder(kind)
                                || graph.architecture().layers().stream()
                                    .noneMatch(Layer.Flatten.class::isInstance))
                    .filter(graph -> !accepted(kind, graph.shapes().get(0), false).isEmpty())
                    .map(
                        graph -> {
                          List<Factor> factors = accepted(kind, graph.shapes().get(0), false);
                          Layer layer = example(kind, factors);
                          return network(
                              graph.twice(layer).merged(new Layer.Add(null)),
                              layer,
                              false,
                              "twice " + graph.name());
                        }));
  }

  private static GeneratedNetwork network(
      GeneratedGraph graph, Layer layer, boolean last, String position) {
    GeneratedGraph whole = graph;
    if (!last && !whole.shapes().get(0).isVector()) {
      whole = whole.then(FLATTEN);
    }
    if (!last) {
      whole = whole.then(dense(CLASSES, ActivationFunction.SOFTMAX));
    }
    return new GeneratedNetwork(
        described((Record) layer) + " " + position,
        (Record) layer,
        whole.architecture(),
        ADAM,
        last ? Loss.MEAN_SQUARED_ERROR : Loss.CATEGORICAL_CROSSENTROPY);
  }

  /** Convolutions of 1 x 1, which are computed in their own way, by all that this depends on. */
  private static Stream<GeneratedNetwork> pointwise() {
    List<Factor> factors =
        List.of(
            new Factor("strides", List.of(Size.square(1), Size.square(2))),
            new Factor("padding", List.of(Padding.values())),
            new Factor("useBias", List.of(true, false)),
            new Factor("before", BEFORE_IMAGE.keySet().stream().sorted().toList()));
    return choices(factors, factors.size())
        .map(
            choice -> {
              Layer layer =
                  new Layer.Conv2D(
                      3,
                      Size.square(1),
                      (Size) choice.get("strides"),
                      (Padding) choice.get("padding"),
                      Size.square(1),
                      ActivationFunction.RELU,
                      (boolean) choice.get("useBias"),
                      Initializer.GLOROT_UNIFORM,
                      Initializer.GLOROT_UNIFORM,
                      null,
                      null,
                      null,
                      null,
                      null);
              String front = (String) choice.get("before");
              return network(
                  layer, INPUT, BEFORE_IMAGE.get(front), List.of(), front + " before Flatten");
            });
  }

  /**
   * The same two layers with every optimizer and the first losses.
   *
   * @param strength of covering arrays
   */
  public static List<GeneratedNetwork> optimizers(int strength) {
    List<Layer> layers =
        List.of(
            conv(2, 2, ActivationFunction.RELU),
            NORMALIZATION,
            FLATTEN,
            dense(CLASSES, ActivationFunction.SOFTMAX));
    return Arrays.stream(Optimizer.class.getPermittedSubclasses())
        .flatMap(
            kind -> {
              List<Factor> factors = arguments(kind);
              factors.add(new Factor("loss", FIRST_LOSSES));
              return choices(factors, strength)
                  .map(
                      choice -> {
                        Optimizer optimizer = (Optimizer) create(kind, choice);
                        Loss loss = (Loss) choice.get("loss");
                        return new GeneratedNetwork(
                            described((Record) optimizer) + " " + name(loss),
                            (Record) optimizer,
                            layers,
                            optimizer,
                            loss);
                      });
            })
        .toList();
  }

  /**
   * The other losses, each behind every last activation that the language lets it have.
   *
   * @param strength of covering arrays of a loss's arguments
   */
  public static List<GeneratedNetwork> losses(int strength) {
    return allLosses(strength).stream()
        .filter(network -> !FIRST_LOSSES.contains(network.loss()))
        .toList();
  }

  /** All losses, likewise. */
  static List<GeneratedNetwork> allLosses(int strength) {
    return Arrays.stream(Loss.class.getPermittedSubclasses())
        .flatMap(kind -> losses(kind, strength))
        .flatMap(
            loss ->
                Arrays.stream(ActivationFunction.values())
                    .filter(last -> fits(loss, last))
                    .map(last -> ending(loss, last)))
        .toList();
  }

  /**
   * A loss with its arguments.
   *
   * @param strength of covering arrays of them
   */
  private static Stream<Loss> losses(Class<?> kind, int strength) {
    List<Factor> arguments = arguments(kind);
    return arguments.isEmpty()
        ? Stream.of((Loss) create(kind, Map.of()))
        : choices(arguments, Math.min(strength, arguments.size()))
            .map(choice -> (Loss) create(kind, choice));
  }

  /** The losses of numbers alone are not for shares of 1. */
  private static boolean fits(Loss loss, ActivationFunction last) {
    return loss.needs().allows(last)
        && (last != ActivationFunction.SOFTMAX
            || new MulticlassClassification().losses().contains(loss.getClass()));
  }

  /** How a loss is called: in capitals, with the arguments that are not the default. */
  public static String name(Loss loss) {
    String kind = loss.getClass().getSimpleName();
    String described = described((Record) loss).substring(kind.length());
    return kind.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)
        + (described.equals("[]") ? "" : described);
  }

  private static GeneratedNetwork ending(Loss loss, ActivationFunction last) {
    Layer end = dense(CLASSES, last);
    return new GeneratedNetwork(
        name(loss) + " behind " + last,
        (Record) loss,
        List.of(FLATTEN, dense(5, ActivationFunction.TANH), end),
        ADAM,
        loss);
  }

  private static Stream<GeneratedNetwork> layers(Class<?> kind, int strength) {
    List<GeneratedNetwork> networks = new ArrayList<>();
    if (looksUp(kind)) {
      networks.addAll(inside(kind, ROW, BEFORE_LOOKING_UP, strength));
      return networks.stream();
    }
    networks.addAll(
        inside(kind, INPUT, augments(kind) ? BEFORE_AUGMENTATION : BEFORE_IMAGE, strength));
    networks.addAll(
        inside(kind, INPUT, readsInOrder(kind) ? BEFORE_ORDERED : BEFORE_VECTOR, strength));
    if (Layer.Recurrent.class.isAssignableFrom(kind) || kind == Layer.Bidirectional.class) {
      networks.addAll(recurrent(kind, strength));
      return networks.stream();
    }
    networks.addAll(inside(kind, SEQUENCE, BEFORE_SEQUENCE, strength));
    BEFORE_LAST.keySet().stream()
        .sorted()
        .forEach(before -> networks.addAll(last(kind, INPUT, before, BEFORE_LAST, strength)));
    BEFORE_LAST_OF_SEQUENCE
        .keySet()
        .forEach(
            before ->
                networks.addAll(last(kind, SEQUENCE, before, BEFORE_LAST_OF_SEQUENCE, strength)));
    return networks.stream();
  }

  /** What stands behind one depends on what it returns; to be last it has to return vectors. */
  private static List<GeneratedNetwork> recurrent(Class<?> kind, int strength) {
    List<GeneratedNetwork> networks = new ArrayList<>();
    for (boolean sequences : new boolean[] {false, true}) {
      List<Factor> factors =
          arguments(kind).stream().map(factor -> returning(factor, sequences)).toList();
      networks.addAll(inside(kind, factors, SEQUENCE, BEFORE_SEQUENCE, strength));
      for (String before : BEFORE_LAST_OF_RECURRENT.keySet()) {
        networks.addAll(last(kind, factors, SEQUENCE, before, BEFORE_LAST_OF_RECURRENT, strength));
      }
    }
    return networks;
  }

  /** Of what says whether a layer returns sequences, the values that say so, or say not. */
  private static Factor returning(Factor factor, boolean sequences) {
    if (factor.name().equals("returnSequences")) {
      return new Factor(factor.name(), List.of(sequences));
    }
    return factor.values().get(0) instanceof Layer.Recurrent
        ? new Factor(
            factor.name(),
            factor.values().stream()
                .filter(layer -> ((Layer.Recurrent) layer).returnSequences() == sequences)
                .toList())
        : factor;
  }

  private static boolean augments(Class<?> kind) {
    return ((Layer) create(kind, first(arguments(kind)))).augments();
  }

  /** Whether it is refused behind a Flatten. */
  private static boolean readsInOrder(Class<?> kind) {
    return ((Layer) create(kind, first(arguments(kind)))).readsInOrder();
  }

  /** Whether it looks up what the data has, and stands nowhere else. */
  private static boolean looksUp(Class<?> kind) {
    return !augments(kind) && ((Layer) create(kind, first(arguments(kind)))).readsDataAlone();
  }

  private static Map<String, List<Layer>> after(Shape shape) {
    return shape.isImage() ? AFTER_IMAGE : shape.isSequence() ? AFTER_SEQUENCE : AFTER_VECTOR;
  }

  /** Somewhere before the last layer. */
  private static List<GeneratedNetwork> inside(
      Class<?> kind, Shape data, Map<String, List<Layer>> before, int strength) {
    return inside(kind, arguments(kind), data, before, strength);
  }

  private static List<GeneratedNetwork> inside(
      Class<?> kind,
      List<Factor> arguments,
      Shape data,
      Map<String, List<Layer>> before,
      int strength) {
    List<Shape> inputs = before.values().stream().map(front -> output(front, data)).toList();
    List<Factor> factors = accepted(kind, arguments, layer -> isAcceptedByAny(layer, inputs));
    if (factors.isEmpty()) {
      return List.of();
    }
    return byAxes(kind, factors, inputs).stream()
        .flatMap(each -> inside(kind, data, before, inputs, each, strength))
        .toList();
  }

  /** The same with arguments that all give images, or all sequences, or all vectors. */
  private static Stream<GeneratedNetwork> inside(
      Class<?> kind,
      Shape data,
      Map<String, List<Layer>> before,
      List<Shape> inputs,
      List<Factor> arguments,
      int strength) {
    Map<String, List<Layer>> after = after(firstOutput(example(kind, arguments), inputs));
    List<Factor> factors = new ArrayList<>(arguments);
    factors.add(new Factor("before", before.keySet().stream().sorted().toList()));
    factors.add(new Factor("after", after.keySet().stream().sorted().toList()));
    return choices(factors, strength)
        .filter(
            choice -> {
              List<Layer> layers = new ArrayList<>(before.get((String) choice.get("before")));
              layers.add((Layer) create(kind, choice));
              layers.addAll(after.get((String) choice.get("after")));
              return isChain(layers, data);
            })
        .map(
            choice -> {
              String front = (String) choice.get("before");
              String back = (String) choice.get("after");
              return network(
                  (Layer) create(kind, choice),
                  data,
                  before.get(front),
                  after.get(back),
                  front + " " + back);
            });
  }

  /** Whether the language accepts each layer behind the one before it. */
  private static boolean isChain(List<Layer> layers, Shape data) {
    Shape shape = data;
    for (Layer layer : layers) {
      try {
        shape = layer.outputShape(shape);
      } catch (ShapeException e) {
        return false;
      }
    }
    return true;
  }

  /** Whether the language accepts it behind one of these. */
  private static boolean isAcceptedByAny(Layer layer, List<Shape> inputs) {
    return inputs.stream()
        .anyMatch(input -> isAccepted(layer, each -> each.outputShape(input).size() > 0));
  }

  /** Of the first of these that the layer accepts. */
  private static Shape firstOutput(Layer layer, List<Shape> inputs) {
    return output(
        List.of(layer),
        inputs.stream()
            .filter(input -> isAcceptedByAny(layer, List.of(input)))
            .findFirst()
            .orElseThrow());
  }

  /** The arguments in parts, if one of them decides how many axes an output has. */
  private static List<List<Factor>> byAxes(
      Class<?> kind, List<Factor> factors, List<Shape> inputs) {
    for (int f = 0; f < factors.size(); f++) {
      Factor factor = factors.get(f);
      Map<Integer, List<Object>> values = new LinkedHashMap<>();
      List<Object> all = new ArrayList<>(factor.values());
      factor.later().forEach(all::addAll);
      for (Object value : all) {
        Map<String, Object> choice = first(factors);
        choice.put(factor.name(), value);
        int axes = firstOutput((Layer) create(kind, choice), inputs).dimensions().size();
        values.computeIfAbsent(axes, any -> new ArrayList<>()).add(value);
      }
      if (values.size() > 1) {
        int place = f;
        return values.values().stream()
            .map(
                own -> {
                  List<Factor> part = new ArrayList<>(factors);
                  part.set(place, new Factor(factor.name(), own));
                  return part;
                })
            .toList();
      }
    }
    return List.of(factors);
  }

  private static GeneratedNetwork network(
      Layer layer, Shape data, List<Layer> before, List<Layer> after, String position) {
    List<Layer> layers = new ArrayList<>(before);
    layers.add(layer);
    layers.addAll(after);
    if (!output(layers, data).isVector()) {
      layers.add(FLATTEN);
    }
    layers.add(dense(CLASSES, ActivationFunction.SOFTMAX));
    String name = described((Record) layer) + " " + position;
    return new GeneratedNetwork(
        name,
        (Record) layer,
        data,
        Architecture.chain(layers),
        ADAM,
        Loss.CATEGORICAL_CROSSENTROPY);
  }

  /** As the last layer, if the language lets a network end so. */
  private static List<GeneratedNetwork> last(
      Class<?> kind, Shape data, String before, Map<String, List<Layer>> fronts, int strength) {
    return last(kind, arguments(kind), data, before, fronts, strength);
  }

  private static List<GeneratedNetwork> last(
      Class<?> kind,
      List<Factor> arguments,
      Shape data,
      String before,
      Map<String, List<Layer>> fronts,
      int strength) {
    List<Layer> front = fronts.get(before);
    List<Factor> factors = accepted(kind, arguments, output(front, data), true);
    if (factors.isEmpty()) {
      return List.of();
    }
    return choices(factors, strength)
        .map(
            choice -> {
              Layer layer = (Layer) create(kind, choice);
              List<Layer> layers = new ArrayList<>(front);
              layers.add(layer);
              String name = described((Record) layer) + " " + before;
              return new GeneratedNetwork(
                  name,
                  (Record) layer,
                  data,
                  Architecture.chain(layers),
                  ADAM,
                  Loss.MEAN_SQUARED_ERROR);
            })
        .toList();
  }

  /**
   * Something with values: an argument or a position.
   *
   * @param values all of which are combined with others
   * @param later those that are tried apart from the others, and from those that came before them
   */
  private record Factor(String name, List<?> values, List<List<?>> later) {

    Factor(String name, List<?> values) {
      this(name, values, List.of());
    }

    /** Those that came in a place of their order; none if there are no more. */
    List<?> later(int stage) {
      return stage < later.size() ? later.get(stage) : List.of();
    }

    boolean hasLater() {
      return later.stream().anyMatch(values -> !values.isEmpty());
    }

    /** Whether there is nothing to choose of it until after a place of their order. */
    boolean isNewAfter(int stage) {
      return hasLater()
          && values.size() == 1
          && later.stream().limit(stage + 1L).allMatch(List::isEmpty);
    }
  }

  private static List<Factor> arguments(Class<?> kind) {
    List<Factor> factors = new ArrayList<>();
    for (RecordComponent argument : kind.getRecordComponents()) {
      factors.add(
          new Factor(
              argument.getName(), ArgumentValues.first(argument), ArgumentValues.later(argument)));
    }
    return factors;
  }

  /**
   * The arguments with those of their values that the language accepts for that input; empty if it
   * accepts no layer of the kind.
   *
   * @param last whether the output has to be a number for each class
   */
  private static List<Factor> accepted(Class<?> kind, Shape input, boolean last) {
    return accepted(kind, arguments(kind), input, last);
  }

  private static List<Factor> accepted(
      Class<?> kind, List<Factor> arguments, Shape input, boolean last) {
    return accepted(
        kind,
        arguments,
        layer -> {
          Shape output = layer.outputShape(input);
          return !last || output.equals(Shape.of(CLASSES));
        });
  }

  /** The same of a layer that merges. */
  private static List<Factor> accepted(Class<?> kind, List<Shape> inputs) {
    return accepted(
        kind,
        arguments(kind),
        layer ->
            inputs.size() <= ((Layer.Merging) layer).mostInputs()
                && layer.outputShape(inputs).size() > 0);
  }

  /** Whether the language accepts a layer. */
  private interface Acceptance {

    boolean of(Layer layer) throws ShapeException;
  }

  private static List<Factor> accepted(Class<?> kind, List<Factor> all, Acceptance acceptance) {
    Map<String, Object> usual = firstAccepted(kind, all, acceptance);
    List<Factor> accepted = new ArrayList<>();
    for (Factor factor : all) {
      List<?> values = accepted(kind, usual, factor.name(), factor.values(), acceptance);
      if (values.isEmpty()) {
        return List.of();
      }
      List<List<?>> later =
          factor.later().stream()
              .<List<?>>map(own -> accepted(kind, usual, factor.name(), own, acceptance))
              .toList();
      accepted.add(new Factor(factor.name(), values, later));
    }
    return accepted;
  }

  /** The first of all arguments, but for one if these are not accepted. */
  private static Map<String, Object> firstAccepted(
      Class<?> kind, List<Factor> all, Acceptance acceptance) {
    for (Factor factor : all) {
      for (Object value : factor.values()) {
        Map<String, Object> choice = first(all);
        choice.put(factor.name(), value);
        if (isAccepted((Layer) create(kind, choice), acceptance)) {
          return choice;
        }
      }
    }
    return first(all);
  }

  /** Those values of an argument that the language accepts with usual ones of all others. */
  private static List<?> accepted(
      Class<?> kind,
      Map<String, Object> usual,
      String name,
      List<?> values,
      Acceptance acceptance) {
    List<Object> accepted = new ArrayList<>();
    for (Object value : values) {
      Map<String, Object> choice = new LinkedHashMap<>(usual);
      choice.put(name, value);
      if (isAccepted((Layer) create(kind, choice), acceptance)) {
        accepted.add(value);
      }
    }
    return accepted;
  }

  private static boolean isAccepted(Layer layer, Acceptance acceptance) {
    try {
      return acceptance.of(layer);
    } catch (ShapeException e) {
      return false;
    }
  }

  private static Layer example(Class<?> kind, List<Factor> factors) {
    return (Layer) create(kind, first(factors));
  }

  private static Map<String, Object> first(List<Factor> factors) {
    Map<String, Object> choice = new LinkedHashMap<>();
    factors.forEach(factor -> choice.put(factor.name(), factor.values().get(0)));
    return choice;
  }

  private static Stream<Map<String, Object>> choices(List<Factor> factors, int strength) {
    // Without those of which there has been nothing to choose, so that they change no choice.
    List<Factor> before =
        factors.stream()
            .filter(factor -> !factor.hasLater() || factor.values().size() > 1)
            .toList();
    int[] sizes = before.stream().mapToInt(factor -> factor.values().size()).toArray();
    Stream<Map<String, Object>> first =
        Combinations.of(sizes, strength).stream()
            .map(
                row -> {
                  Map<String, Object> choice = first(factors);
                  choice.putAll(choice(before, f -> before.get(f).values().get(row[f])));
                  return choice;
                });
    int stages = factors.stream().mapToInt(factor -> factor.later().size()).max().orElse(0);
    Stream<Map<String, Object>> later =
        IntStream.range(0, stages).boxed().flatMap(stage -> later(factors, stage));
    return Stream.concat(first, later);
  }

  /**
   * Of any two factors all of what has come later, with each other and with two values of each that
   * has been there before.
   */
  private static Stream<Map<String, Object>> later(List<Factor> factors, int stage) {
    if (factors.stream().allMatch(factor -> factor.later(stage).isEmpty())) {
      return Stream.empty();
    }
    // Without those that came even later, so that they change no choice.
    List<Factor> there = factors.stream().filter(factor -> !factor.isNewAfter(stage)).toList();
    List<List<?>> values =
        there.stream().<List<?>>map(factor -> usualAndLater(factor, stage)).toList();
    int[] sizes = values.stream().mapToInt(List::size).toArray();
    return Combinations.covering(sizes, 2).stream()
        .filter(
            row ->
                IntStream.range(0, row.length)
                    .anyMatch(f -> row[f] > 0 && !there.get(f).later(stage).isEmpty()))
        .map(
            row -> {
              Map<String, Object> choice = first(factors);
              choice.putAll(choice(there, f -> values.get(f).get(row[f])));
              return choice;
            });
  }

  private static List<?> usualAndLater(Factor factor, int stage) {
    if (factor.later(stage).isEmpty()) {
      return factor.values().subList(0, Math.min(2, factor.values().size()));
    }
    List<Object> values = new ArrayList<>(factor.values().subList(0, 1));
    values.addAll(factor.later(stage));
    return values;
  }

  private static Map<String, Object> choice(List<Factor> factors, IntFunction<?> values) {
    Map<String, Object> choice = new LinkedHashMap<>();
    for (int f = 0; f < factors.size(); f++) {
      choice.put(factors.get(f).name(), values.apply(f));
    }
    return choice;
  }

  private static Object create(Class<?> kind, Map<String, Object> choice) {
    RecordComponent[] components = kind.getRecordComponents();
    try {
      return kind.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(Arrays.stream(components).map(c -> choice.get(c.getName())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Its arguments but for those left at their defaults, so that a new one renames nothing that is
   * without it.
   */
  private static String described(Record record) {
    return record.getClass().getSimpleName()
        + Arrays.stream(record.getClass().getRecordComponents())
            .filter(argument -> !isDefault(argument, ArgumentValues.value(argument, record)))
            .map(
                argument ->
                    argument.getName() + "=" + written(ArgumentValues.value(argument, record)))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static boolean isDefault(RecordComponent argument, @Nullable Object value) {
    if (value instanceof Clipping clipping) {
      return clipping.equals(Clipping.NONE);
    }
    if (value instanceof MovingAverages averages) {
      return averages.equals(MovingAverages.NONE);
    }
    String byDefault = argument.getAnnotation(Argument.class).defaultValue();
    if (value == null || byDefault.isEmpty()) {
      return value == null || value.equals(List.of());
    }
    if (value instanceof LearningRate.Constant rate) {
      return rate.value() == Double.parseDouble(byDefault);
    }
    if (value instanceof Double number) {
      return number == Double.parseDouble(byDefault);
    }
    if (value instanceof Size size) {
      return size.equals(Size.square(size.width())) && byDefault.equals("" + size.width());
    }
    if (value instanceof Border border) {
      return border.equals(Border.all(Integer.parseInt(byDefault)));
    }
    return byDefault.equals(written(value).toLowerCase(Locale.ROOT));
  }

  /** An initializer by its name alone, if that says all. */
  private static String written(@Nullable Object value) {
    if (value instanceof Initializer) {
      for (Field constant : Initializer.class.getFields()) {
        if (value.equals(constant(constant))) {
          return constant.getName();
        }
      }
    }
    return String.valueOf(value);
  }

  private static @Nullable Object constant(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Shape output(Layer layer, List<Shape> inputs) {
    try {
      return layer.outputShape(inputs);
    } catch (ShapeException e) {
      throw new IllegalStateException(layer + " " + e.getMessage(), e);
    }
  }

  private static Shape output(List<Layer> layers, Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      try {
        shape = layer.outputShape(shape);
      } catch (ShapeException e) {
        throw new IllegalStateException(layer + " " + e.getMessage(), e);
      }
    }
    return shape;
  }

  private static Layer conv(int filters, int size, ActivationFunction activation) {
    return NetworkFixture.conv(
        filters, Size.square(size), Size.square(1), Padding.SAME, activation);
  }

  private static Layer sequenceConv(int filters, int size, ActivationFunction activation) {
    return new Layer.Conv1D(
        filters,
        size,
        1,
        size == SEQUENCE.height() ? SequencePadding.VALID : SequencePadding.SAME,
        1,
        activation,
        true,
        Initializer.GLOROT_UNIFORM,
        Initializer.GLOROT_UNIFORM,
        null,
        null,
        null,
        null,
        null);
  }

  private static Layer pooling(int size, int stride, Padding padding) {
    return new Layer.MaxPooling2D(Size.square(size), Size.square(stride), padding, null);
  }
}
