package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the weights of a network, as Keras has them, stand among the parameters that the trainer
 * has in one row, which is Deeplearning4j's. Its images have their channels first, so that kernels
 * have other axes, and so has whatever reads an image that was flattened.
 */
public final class WeightLayout {

  /** With what the names of weights start of which a layer has those of two directions. */
  static final List<String> DIRECTIONS = List.of("forward_", "backward_");

  private final List<List<Weight>> layers = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private int size;

  private WeightLayout() {}

  /**
   * One weight of a layer.
   *
   * @param name as Keras calls it: {@code kernel}
   * @param shape its axes in Keras
   * @param order for each axis in the trainer, the slowest first, which one of Keras it is
   * @param axis the one of Keras along which the trainer may have another order
   * @param rows for each place along it in the trainer, which one of Keras it is; null if they are
   *     the same
   * @param offset where it starts among the trainer's parameters
   */
  public record Weight(
      String name,
      List<Integer> shape,
      List<Integer> order,
      int axis,
      @Nullable List<Integer> rows,
      int offset) {

    public Weight {
      shape = List.copyOf(shape);
      order = List.copyOf(order);
      rows = rows == null ? null : List.copyOf(rows);
    }

    /** How many numbers it has. */
    public int size() {
      return product(shape);
    }

    /**
     * Puts it in its place.
     *
     * @param keras its numbers as Keras has them, the last axis the fastest
     * @param parameters all of the trainer's
     */
    public void toTrainer(float[] keras, float[] parameters) {
      int[] places = places();
      for (int i = 0; i < places.length; i++) {
        parameters[offset + i] = keras[places[i]];
      }
    }

    /**
     * Its numbers as Keras has them.
     *
     * @param parameters all of the trainer's
     */
    public float[] toKeras(float[] parameters) {
      int[] places = places();
      float[] keras = new float[places.length];
      for (int i = 0; i < places.length; i++) {
        keras[places[i]] = parameters[offset + i];
      }
      return keras;
    }

    /** For each number in the trainer, its place in Keras. */
    private int[] places() {
      int axes = shape.size();
      int[] strides = new int[axes];
      int stride = 1;
      for (int each = axes - 1; each >= 0; each--) {
        strides[each] = stride;
        stride *= shape.get(each);
      }
      int[] places = new int[stride];
      int[] at = new int[axes];
      for (int i = 0; i < places.length; i++) {
        int place = 0;
        for (int each = 0; each < axes; each++) {
          place += strides[each] * (each == axis && rows != null ? rows.get(at[each]) : at[each]);
        }
        places[i] = place;
        int k = axes - 1;
        while (k >= 0 && ++at[order.get(k)] == shape.get(order.get(k))) {
          at[order.get(k)] = 0;
          k--;
        }
      }
      return places;
    }
  }

  /**
   * The layout of an architecture.
   *
   * @param summary of it, with the shapes
   */
  public static WeightLayout of(Architecture architecture, NetworkSummary summary) {
    WeightLayout layout = new WeightLayout();
    // Of vectors that were images once: which feature of Keras each of the trainer's is.
    Map<Integer, List<Integer>> features = new HashMap<>();
    for (int i = 0; i < architecture.size(); i++) {
      Layer layer = architecture.get(i);
      int source = architecture.sources().get(i).get(0);
      Shape input =
          source == Architecture.DATA_POSITION
              ? summary.input()
              : summary.layers().get(source).output();
      Shape output = summary.layers().get(i).output();
      List<Integer> before = features.get(source);
      layout.layers.add(layout.weights(layer, input, before));
      List<Integer> after =
          layer instanceof Layer.Merging
              ? merged(architecture, i, summary, features)
              : features(layer, input, output, before);
      if (after != null) {
        features.put(i, after);
      }
    }
    return layout;
  }

  /** The weights of each layer, in Keras' order; empty for one that has none. */
  public List<List<Weight>> layers() {
    return List.copyOf(layers);
  }

  /** How many parameters the trainer has. */
  public int size() {
    return size;
  }

  /** Room for all parameters of the trainer, in which those that Keras does not have are set. */
  public float[] parameters() {
    float[] parameters = new float[size];
    for (Held each : held) {
      Arrays.fill(parameters, each.offset(), each.offset() + each.count(), each.value());
    }
    return parameters;
  }

  /** Parameters that Keras does not have, all of one value. */
  private record Held(int offset, int count, float value) {}

  private List<Weight> weights(Layer layer, Shape input, @Nullable List<Integer> rows) {
    if (layer instanceof Layer.Conv2D conv) {
      // Deeplearning4j has the bias before the kernel.
      List<Weight> bias = bias(conv.useBias(), conv.filters());
      Weight kernel =
          next(
              "kernel",
              window(conv.kernelSize(), input.channels(), conv.filters()),
              List.of(3, 2, 0, 1),
              null);
      return with(kernel, bias);
    }
    if (layer instanceof Layer.Conv2DTranspose conv) {
      // Of these Keras has the filters before the channels.
      List<Weight> bias = bias(conv.useBias(), conv.filters());
      List<Integer> shape = window(conv.kernelSize(), conv.filters(), input.channels());
      return with(next("kernel", shape, List.of(3, 2, 0, 1), null), bias);
    }
    if (layer instanceof Layer.Conv1D conv) {
      // Of sequences it has the axes of Keras.
      List<Weight> bias = bias(conv.useBias(), conv.filters());
      List<Integer> shape = List.of(conv.kernelSize(), input.channels(), conv.filters());
      return with(next("kernel", shape, List.of(0, 1, 2), null), bias);
    }
    if (layer instanceof Layer.Embedding embedding) {
      List<Integer> shape = List.of(embedding.inputDim(), embedding.outputDim());
      return List.of(next("embeddings", shape, List.of(1, 0), null));
    }
    if (layer instanceof Layer.Recurrent recurrent) {
      return recurrent(recurrent, input.channels(), "");
    }
    if (layer instanceof Layer.Bidirectional both) {
      return DIRECTIONS.stream()
          .flatMap(direction -> recurrent(both.layer(), input.channels(), direction).stream())
          .toList();
    }
    if (layer instanceof Layer.DepthwiseConv2D conv) {
      List<Weight> bias =
          bias(conv.useBias(), Math.multiplyExact(input.channels(), conv.depthMultiplier()));
      Weight kernel =
          next(
              "kernel",
              window(conv.kernelSize(), input.channels(), conv.depthMultiplier()),
              List.of(0, 1, 2, 3),
              null);
      return with(kernel, bias);
    }
    if (layer instanceof Layer.SeparableConv2D conv) {
      List<Weight> weights = new ArrayList<>(bias(conv.useBias(), conv.filters()));
      int channels = Math.multiplyExact(input.channels(), conv.depthMultiplier());
      weights.add(
          0,
          next(
              "depthwise_kernel",
              window(conv.kernelSize(), input.channels(), conv.depthMultiplier()),
              List.of(3, 2, 0, 1),
              null));
      weights.add(
          1,
          next(
              "pointwise_kernel",
              List.of(1, 1, channels, conv.filters()),
              List.of(3, 2, 0, 1),
              null));
      return List.copyOf(weights);
    }
    if (layer instanceof Layer.Dense dense) {
      Weight kernel = next("kernel", List.of(input.size(), dense.units()), List.of(1, 0), rows);
      return with(kernel, bias(dense.useBias(), dense.units()));
    }
    if (layer instanceof Layer.BatchNormalization normalization) {
      return normalization(normalization, input.channels(), rows);
    }
    if (layer instanceof Layer.LayerNormalization normalization) {
      return gammaAndBeta(
          normalization.scale(), normalization.center(), true, input.channels(), rows);
    }
    if (layer instanceof Layer.PReLU prelu) {
      List<Integer> shape = prelu.alpha(input).dimensions();
      // Deeplearning4j has the first axis of channels, height and width as the fastest.
      List<Integer> order =
          switch (shape.size()) {
            case 3 -> List.of(1, 0, 2);
            case 2 -> List.of(0, 1);
            default -> List.of(0);
          };
      return List.of(next("alpha", shape, order, rows));
    }
    if (layer.parameters(input) != 0) {
      throw new IllegalStateException("nobody knows where the weights of " + layer.type() + " are");
    }
    return List.of();
  }

  private static List<Integer> window(Size size, int channels, int outputs) {
    return List.of(size.height(), size.width(), channels, outputs);
  }

  /** Deeplearning4j has the gates in another order, and a bias in any case. */
  private List<Weight> recurrent(Layer.Recurrent layer, int features, String direction) {
    int width = layer.gates() * layer.units();
    List<Integer> gates = layer instanceof Layer.LSTM lstm ? lstmGates(lstm.units()) : null;
    List<Weight> weights = new ArrayList<>();
    weights.add(next(direction + "kernel", List.of(features, width), List.of(1, 0), 1, gates));
    weights.add(
        next(
            direction + "recurrent_kernel",
            List.of(layer.units(), width),
            List.of(1, 0),
            1,
            gates));
    if (layer.useBias()) {
      weights.add(next(direction + "bias", List.of(width), List.of(0), 0, gates));
    } else {
      hold(width, 0);
    }
    return List.copyOf(weights);
  }

  /**
   * Keras has the input gate, the forget gate, the candidate and the output gate one after the
   * other, the trainer candidate, forget gate, output gate and input gate.
   */
  private static List<Integer> lstmGates(int units) {
    List<Integer> places = new ArrayList<>();
    for (int gate : new int[] {2, 1, 3, 0}) {
      for (int unit = 0; unit < units; unit++) {
        places.add(gate * units + unit);
      }
    }
    return List.copyOf(places);
  }

  /** With one of gamma and beta Deeplearning4j has the other, too, which stays as it is. */
  private List<Weight> normalization(
      Layer.BatchNormalization layer, int channels, @Nullable List<Integer> rows) {
    List<Weight> weights = new ArrayList<>();
    boolean either = layer.scale() || layer.center();
    weights.addAll(gammaAndBeta(layer.scale(), layer.center(), either, channels, rows));
    weights.add(next("moving_mean", List.of(channels), List.of(0), rows));
    weights.add(next("moving_variance", List.of(channels), List.of(0), rows));
    return List.copyOf(weights);
  }

  /**
   * @param isHeld whether Deeplearning4j has what Keras has not
   */
  private List<Weight> gammaAndBeta(
      boolean scale, boolean center, boolean isHeld, int channels, @Nullable List<Integer> rows) {
    List<Weight> weights = new ArrayList<>();
    if (scale) {
      weights.add(next("gamma", List.of(channels), List.of(0), rows));
    } else if (isHeld) {
      hold(channels, 1);
    }
    if (center) {
      weights.add(next("beta", List.of(channels), List.of(0), rows));
    } else if (isHeld) {
      hold(channels, 0);
    }
    return weights;
  }

  private void hold(int count, float value) {
    held.add(new Held(size, count, value));
    size = Math.addExact(size, count);
  }

  private List<Weight> bias(boolean used, int count) {
    return used ? List.of(next("bias", List.of(count), List.of(0), null)) : List.of();
  }

  private static List<Weight> with(Weight kernel, List<Weight> bias) {
    List<Weight> both = new ArrayList<>(List.of(kernel));
    both.addAll(bias);
    return List.copyOf(both);
  }

  private Weight next(
      String name, List<Integer> shape, List<Integer> order, @Nullable List<Integer> rows) {
    return next(name, shape, order, 0, rows);
  }

  private Weight next(
      String name,
      List<Integer> shape,
      List<Integer> order,
      int axis,
      @Nullable List<Integer> rows) {
    Weight weight = new Weight(name, shape, order, axis, rows, size);
    size = Math.addExact(size, weight.size());
    return weight;
  }

  private static @Nullable List<Integer> features(
      Layer layer, Shape input, Shape output, @Nullable List<Integer> before) {
    if (layer instanceof Layer.Flatten && !input.isVector()) {
      return Arrays.stream(input.places()).boxed().toList();
    }
    boolean passes = input.isVector() && output.equals(input) && !(layer instanceof Layer.Dense);
    return passes ? before : null;
  }

  /** Of vectors that are joined one after the other, else of any of them, which must agree. */
  private static @Nullable List<Integer> merged(
      Architecture architecture,
      int position,
      NetworkSummary summary,
      Map<Integer, List<Integer>> features) {
    List<Integer> sources = architecture.sources().get(position);
    if (sources.stream().noneMatch(features::containsKey)) {
      return null;
    }
    if (!(architecture.get(position) instanceof Layer.Concatenate)) {
      // One number that stands for all of a vector is in any order.
      List<Integer> whole = sources.stream().filter(source -> size(source, summary) > 1).toList();
      List<Integer> first = whole.isEmpty() ? null : features.get(whole.get(0));
      if (!whole.stream().allMatch(source -> Objects.equals(features.get(source), first))) {
        throw new IllegalStateException(
            architecture.names().get(position) + " merges images of different shapes, flattened");
      }
      return summary.layers().get(position).output().size() == 1 ? null : first;
    }
    List<Integer> all = new ArrayList<>();
    for (int source : sources) {
      int from = all.size();
      int size = size(source, summary);
      List<Integer> own = features.get(source);
      for (int i = 0; i < size; i++) {
        all.add(from + (own == null ? i : own.get(i)));
      }
    }
    return List.copyOf(all);
  }

  private static int size(int source, NetworkSummary summary) {
    return source == Architecture.DATA_POSITION
        ? summary.input().size()
        : summary.layers().get(source).output().size();
  }

  private static int product(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
