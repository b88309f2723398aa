package io.github.experimentmaven.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network as Keras' {@code summary()} shows it: every layer with its output shape and its number
 * of parameters.
 *
 * @param input the shape of a sample
 * @param layers in the order in which they are computed
 * @param sources of each layer the positions of what it reads; {@link Architecture#DATA_POSITION}
 *     is the data
 * @param frozen the positions of layers whose weights stay as they are
 */
public record NetworkSummary(
    Shape input, List<LayerSummary> layers, List<List<Integer>> sources, Set<Integer> frozen) {

  public NetworkSummary {
    layers = List.copyOf(layers);
    sources = sources.stream().map(List::copyOf).toList();
    frozen = Set.copyOf(frozen);
  }

  /**
   * One line of the summary.
   *
   * @param name the layer's name, unique in the network; as Keras makes them: {@code conv2d},
   *     {@code conv2d_1}
   * @param type the kind of layer: {@code Conv2D}
   * @param output the shape of a sample after it
   * @param parameters trainable or not
   * @param nonTrainableParameters those that gradient descent leaves alone: all of a layer that is
   *     frozen
   */
  public record LayerSummary(
      String name, String type, Shape output, long parameters, long nonTrainableParameters) {}

  /** Thrown when a layer cannot take what the layer before it gives. */
  public static final class MismatchException extends Exception {

    private static final long serialVersionUID = 1L;
    private final int index;
    private final transient List<Integer> sources;

    MismatchException(int index, List<Integer> sources, String message) {
      super(message);
      this.index = index;
      this.sources = sources;
    }

    /** The position of the layer, from 0. */
    public int index() {
      return index;
    }

    /**
     * The positions of the layers that it reads; {@link Architecture#DATA_POSITION} is the data.
     */
    public List<Integer> sources() {
      return sources;
    }
  }

  /**
   * Infers every layer's output.
   *
   * @param architecture the layers
   * @param input the shape of a sample
   * @throws MismatchException at the first layer that cannot take its inputs; the message names the
   *     layers and the shapes on both sides
   */
  public static NetworkSummary of(Architecture architecture, Shape input) throws MismatchException {
    List<String> names = architecture.names();
    List<List<Integer>> sources = architecture.sources();
    List<LayerSummary> layers = new ArrayList<>();
    for (int i = 0; i < architecture.size(); i++) {
      List<Shape> inputs = new ArrayList<>();
      for (int source : sources.get(i)) {
        inputs.add(source < 0 ? input : layers.get(source).output());
      }
      Layer layer = architecture.get(i);
      if (layer.augments()) {
        requireNoParameters(layer, names.get(i), layers, sources.get(i));
      } else if (layer.readsDataAlone()) {
        requireData(layer, names.get(i), layers, sources);
      } else if (layer.readsInOrder()) {
        requireOrder(architecture, i, input, layers);
      }
      try {
        layers.add(summary(layer, names.get(i), inputs, architecture.isFrozen(i)));
      } catch (ShapeException e) {
        List<String> given = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
          given.add(called(sources.get(i).get(j), i, names) + " gives " + inputs.get(j));
        }
        throw new MismatchException(
            i,
            sources.get(i),
            "%s '%s' %s (%s)"
                .formatted(layer.type(), names.get(i), e.getMessage(), String.join(", ", given)));
      }
    }
    Set<Integer> frozen =
        IntStream.range(0, layers.size())
            .filter(architecture::isFrozen)
            .boxed()
            .collect(Collectors.toSet());
    return new NetworkSummary(input, layers, sources, frozen);
  }

  private static String called(int source, int layer, List<String> names) {
    if (source < 0) {
      return "the input";
    }
    return source == layer - 1
        ? "the layer before it, '" + names.get(source) + "',"
        : "'" + names.get(source) + "'";
  }

  /** No gradient goes through it: what it reads is not learned. */
  private static void requireData(
      Layer layer, String name, List<LayerSummary> before, List<List<Integer>> sources)
      throws MismatchException {
    List<Integer> own = sources.get(before.size());
    Deque<Integer> read = new ArrayDeque<>(own);
    Set<Integer> seen = new HashSet<>(own);
    while (!read.isEmpty()) {
      int source = read.pop();
      if (source >= 0 && before.get(source).parameters() > 0) {
        LayerSummary learned = before.get(source);
        throw new MismatchException(
            before.size(),
            own,
            ("%s '%s' looks numbers of the data up: it must not stand behind layers with"
                    + " parameters, such as %s '%s'")
                .formatted(layer.type(), name, learned.type(), learned.name()));
      }
      if (source >= 0) {
        // Each once: where ways part and meet again, their number doubles each time.
        sources.get(source).stream().filter(seen::add).forEach(read::add);
      }
    }
  }

  /** Vectors that were images have their numbers channel by channel, as Deeplearning4j has them. */
  private static void requireOrder(
      Architecture architecture, int position, Shape input, List<LayerSummary> before)
      throws MismatchException {
    List<List<Integer>> sources = architecture.sources();
    Deque<Integer> read = new ArrayDeque<>(sources.get(position));
    Set<Integer> seen = new HashSet<>(read);
    while (!read.isEmpty()) {
      int source = read.pop();
      if (source < 0 || !before.get(source).output().isVector()) {
        continue;
      }
      Layer layer = architecture.get(source);
      int first = sources.get(source).get(0);
      Shape its = first < 0 ? input : before.get(first).output();
      if (layer instanceof Layer.Flatten && isInAnotherOrder(its)) {
        throw new MismatchException(
            position,
            sources.get(position),
            ("%s '%s' reads a vector that Flatten '%s' has made of %s: Deeplearning4j has its numbers"
                    + " channel by channel, in another order than Keras; write Reshape:"
                    + " {target_shape: [-1]} in the place of Flatten")
                .formatted(
                    architecture.get(position).type(),
                    architecture.names().get(position),
                    before.get(source).name(),
                    its));
      }
      boolean passes = its.isVector() && !(layer instanceof Layer.Dense);
      if (passes) {
        sources.get(source).stream().filter(seen::add).forEach(read::add);
      }
    }
  }

  private static boolean isInAnotherOrder(Shape flattened) {
    return !flattened.isVector()
        && flattened.channels() > 1
        && flattened.size() > flattened.channels();
  }

  /** It changes the data, and has no way back for a gradient. */
  private static void requireNoParameters(
      Layer layer, String name, List<LayerSummary> before, List<Integer> sources)
      throws MismatchException {
    for (LayerSummary each : before) {
      if (each.parameters() > 0) {
        throw new MismatchException(
            before.size(),
            sources,
            ("%s '%s' is augmentation, which is of the data alone: it must stand before all layers"
                    + " with parameters, such as %s '%s'")
                .formatted(layer.type(), name, each.type(), each.name()));
      }
    }
  }

  /** As {@link #of(Architecture, Shape)}, of a chain of layers. */
  public static NetworkSummary of(List<Layer> layers, Shape input) throws MismatchException {
    return of(Architecture.chain(layers), input);
  }

  private static LayerSummary summary(
      Layer layer, String name, List<Shape> inputs, boolean isFrozen) throws ShapeException {
    Shape input = inputs.get(0);
    Shape output = layer.outputShape(inputs);
    for (ConstrainedWeight weight : layer.constrainedWeights(input)) {
      weight.reduced();
    }
    if (!fitsArrays(layer, input, output)) {
      throw new ShapeException(
          "is too large: more than 2,147,483,647 parameters, or as many outputs a sample");
    }
    long parameters = layer.parameters(input);
    return new LayerSummary(
        name,
        layer.type(),
        output,
        parameters,
        isFrozen ? parameters : layer.nonTrainableParameters(input));
  }

  private static boolean fitsArrays(Layer layer, Shape input, Shape output) {
    try {
      return output.size() > 0 && layer.parameters(input) <= Integer.MAX_VALUE;
    } catch (ArithmeticException e) {
      return false; // too many even to count
    }
  }

  /** The number of parameters of all layers, trainable or not. */
  public long parameters() {
    return layers.stream().mapToLong(LayerSummary::parameters).sum();
  }

  /** The number of parameters that gradient descent leaves alone. */
  public long nonTrainableParameters() {
    return layers.stream().mapToLong(LayerSummary::nonTrainableParameters).sum();
  }

  /** Whether training changes anything of a layer, its moving averages among it. */
  public boolean learns(int layer) {
    return layers.get(layer).parameters() > 0 && !frozen.contains(layer);
  }

  /** The shapes of a sample of all that a layer reads, in their order. */
  public List<Shape> inputs(int layer) {
    return sources.get(layer).stream()
        .map(source -> source < 0 ? input : layers.get(source).output())
        .toList();
  }

  /**
   * Multiplications with an addition that a sample takes in each layer.
   *
   * @param architecture that this is the summary of
   */
  public List<Long> multiplyAccumulates(Architecture architecture) {
    return IntStream.range(0, layers.size())
        .mapToObj(
            i -> architecture.get(i).multiplyAccumulates(inputs(i).get(0), layers.get(i).output()))
        .toList();
  }

  /** Whether some layer reads anything else than the layer before it. */
  public boolean branches() {
    return IntStream.range(0, layers.size()).anyMatch(i -> !sources.get(i).equals(List.of(i - 1)));
  }

  /**
   * What a layer reads, by name.
   *
   * @return {@link Architecture#DATA} for the data
   */
  public List<String> connectedTo(int layer) {
    return sources.get(layer).stream()
        .map(source -> source < 0 ? Architecture.DATA : layers.get(source).name())
        .toList();
  }

  /** The shape of what the network gives for a sample. */
  public Shape output() {
    return layers.isEmpty() ? input : layers.get(layers.size() - 1).output();
  }
}
