package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;

/** {@link Formulas} as vertices of Deeplearning4j. */
final class FormulaVertices {

  private final ComputationGraphConfiguration.GraphBuilder graph;
  private final UnaryOperator<String> free;

  /**
   * @param graph takes the vertices
   * @param free makes a name of one that nobody has
   */
  FormulaVertices(ComputationGraphConfiguration.GraphBuilder graph, UnaryOperator<String> free) {
    this.graph = graph;
    this.free = free;
  }

  /**
   * Applies a function.
   *
   * @param from the vertex that is read
   * @param to the name of the last vertex
   */
  void apply(ActivationFunction function, String from, String to) {
    switch (function) {
      case HARD_SIGMOID -> hardSigmoid(from, to);
      case HARD_SILU -> {
        String gate = free.apply(to + "_gate");
        hardSigmoid(from, gate);
        vertex(to, new ElementWiseVertex(ElementWiseVertex.Op.Product), List.of(from, gate));
      }
      case LOG_SIGMOID -> {
        String softplus = function(new ActivationSoftPlus(), from, new ScaleVertex(-1), to);
        vertex(to, new ScaleVertex(-1), List.of(softplus));
      }
      default -> throw new IllegalStateException(function + " is no formula");
    }
  }

  private void hardSigmoid(String from, String to) {
    String clipped = function(new ActivationReLU6(), from, new ShiftVertex(3), to);
    vertex(to, new ScaleVertex(1.0 / 6), List.of(clipped));
  }

  /** A function of what a vertex of one's own gives, as it overwrites that. */
  private String function(IActivation function, String from, GraphVertex before, String to) {
    String changed = free.apply(to + "_input");
    vertex(changed, before, List.of(from));
    String applied = free.apply(to + "_function");
    graph.addLayer(applied, new ActivationLayer.Builder().activation(function).build(), changed);
    return applied;
  }

  /**
   * Adds a layer.
   *
   * @param from the vertex that is read
   * @param name of the layer: that of the vertex that has its parameters, or of the last one
   * @param input the shape of a sample before it
   * @param output the shape of a sample after it
   * @return the name of the last vertex
   */
  String add(Layer layer, String from, String name, Shape input, Shape output) {
    if (layer instanceof Layer.LayerNormalization normalization) {
      return normalize(normalization, from, name, input);
    }
    if (layer instanceof Layer.Reshape) {
      String ordered = free.apply(name + "_input");
      String reshaped = free.apply(name + "_shape");
      permute(ordered, from, channelsLast(input));
      vertex(reshaped, new ReshapeVertex('c', batched(output), null), List.of(ordered));
      permute(name, reshaped, channelsFirst(output));
    } else if (layer instanceof Layer.Permute permute) {
      permute(name, from, axes(permute.dims()));
    } else {
      scale(name, from, ScalingFunction.Constants.of(layer));
    }
    return name;
  }

  /**
   * A row for each pixel: less its mean, and then at length 1 together with one number more, whose
   * square is as many times epsilon as there are channels.
   */
  private String normalize(Layer.LayerNormalization layer, String from, String name, Shape input) {
    int channels = input.channels();
    String rows = input.isVector() ? from : rows(name, from, input);
    String columns = free.apply(name + "_columns");
    String mean = free.apply(name + "_mean");
    String centered = free.apply(name + "_centered");
    vertex(columns, new ReshapeVertex('c', new int[] {-1, 1, channels, 1}, null), List.of(rows));
    graph.addLayer(mean, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), columns);
    vertex(centered, new ElementWiseVertex(ElementWiseVertex.Op.Subtract), List.of(rows, mean));
    String first = free.apply(name + "_first");
    String zero = free.apply(name + "_zero");
    String least = free.apply(name + "_epsilon");
    vertex(first, new SubsetVertex(0, 0), List.of(centered));
    vertex(zero, new ScaleVertex(0), List.of(first));
    vertex(least, new ShiftVertex(Math.sqrt(channels * layer.epsilon())), List.of(zero));
    String both = free.apply(name + "_both");
    String unit = free.apply(name + "_unit");
    String part = free.apply(name + "_part");
    String normalized = free.apply(name + "_normalized");
    vertex(both, merge(), List.of(centered, least));
    vertex(unit, new L2NormalizeVertex(new int[] {1}, Float.MIN_NORMAL), List.of(both));
    vertex(part, new SubsetVertex(0, channels - 1), List.of(unit));
    vertex(normalized, new ScaleVertex(Math.sqrt(channels)), List.of(part));
    graph.addLayer(name, gammaAndBeta(name, channels), normalized);
    if (input.isVector()) {
      return name;
    }
    String last = free.apply(name + "_channels");
    String shaped = free.apply(name + "_shape");
    vertex(shaped, new ReshapeVertex('c', batched(input), null), List.of(name));
    permute(last, shaped, channelsFirst(input));
    return last;
  }

  private static ElementWiseMultiplicationLayer gammaAndBeta(String name, int channels) {
    ElementWiseMultiplicationLayer.Builder builder = new ElementWiseMultiplicationLayer.Builder();
    builder
        .nIn(channels)
        .nOut(channels)
        .activation(Activation.IDENTITY)
        .weightInit(WeightInit.ONES)
        .biasInit(0)
        .name(name);
    return builder.build();
  }

  private String rows(String name, String from, Shape input) {
    String ordered = free.apply(name + "_input");
    String rows = free.apply(name + "_rows");
    permute(ordered, from, channelsLast(input));
    vertex(rows, new ReshapeVertex('c', new int[] {-1, input.channels()}, null), List.of(ordered));
    return rows;
  }

  /** As many samples as there are. */
  private static int[] batched(Shape shape) {
    return IntStream.concat(
            IntStream.of(-1), shape.dimensions().stream().mapToInt(Integer::intValue))
        .toArray();
  }

  /** The axes of Keras' order of an array of Deeplearning4j. */
  private static int[] channelsLast(Shape shape) {
    return switch (shape.dimensions().size()) {
      case 3 -> new int[] {0, 2, 3, 1};
      case 2 -> new int[] {0, 2, 1};
      default -> new int[] {0, 1};
    };
  }

  /** The axes of Deeplearning4j's order of an array of Keras. */
  private static int[] channelsFirst(Shape shape) {
    return switch (shape.dimensions().size()) {
      case 3 -> new int[] {0, 3, 1, 2};
      case 2 -> new int[] {0, 2, 1};
      default -> new int[] {0, 1};
    };
  }

  /** Of each axis of the result which one of the input it is, both as Deeplearning4j has them. */
  private static int[] axes(List<Integer> dims) {
    int rank = dims.size();
    int[] axes = new int[rank + 1];
    for (int i = 1; i <= rank; i++) {
      // Keras' last axis is the first here.
      int keras = dims.get((i + rank - 2) % rank);
      axes[i] = keras % rank + 1;
    }
    return axes;
  }

  /**
   * Two axes change places at a time: Deeplearning4j's way back is the way there, which is wrong of
   * any other order.
   */
  private void permute(String name, String from, int[] axes) {
    List<int[]> steps = new ArrayList<>();
    int[] order = IntStream.range(0, axes.length).toArray();
    for (int i = 0; i < axes.length; i++) {
      int j = i;
      while (order[j] != axes[i]) {
        j++;
      }
      if (j != i) {
        int[] step = IntStream.range(0, axes.length).toArray();
        step[i] = j;
        step[j] = i;
        steps.add(step);
        order[j] = order[i];
        order[i] = axes[i];
      }
    }
    if (steps.isEmpty()) {
      vertex(name, new ScaleVertex(1), List.of(from));
      return;
    }
    String before = from;
    for (int i = 0; i < steps.size(); i++) {
      String after = i == steps.size() - 1 ? name : free.apply(name + "_axes");
      vertex(after, new PreprocessorVertex(new PermutePreprocessor(steps.get(i))), List.of(before));
      before = after;
    }
  }

  /** Channel by channel, unless all are treated alike. */
  private void scale(String name, String from, List<ScalingFunction.Constants> constants) {
    if (constants.size() == 1) {
      scale(name, from, constants.get(0));
      return;
    }
    List<String> channels = new ArrayList<>();
    for (int i = 0; i < constants.size(); i++) {
      String channel = free.apply(name + "_channel");
      vertex(channel, new SubsetVertex(i, i), List.of(from));
      String scaled = free.apply(name + "_scaled");
      scale(scaled, channel, constants.get(i));
      channels.add(scaled);
    }
    vertex(name, merge(), channels);
  }

  /** Of channels or features. */
  private static MergeVertex merge() {
    MergeVertex merge = new MergeVertex();
    merge.setMergeAxis(1);
    // Else it takes the axis of images for the one that it is used to.
    merge.setModified(true);
    return merge;
  }

  private void scale(String name, String from, ScalingFunction.Constants constants) {
    String shifted = free.apply(name + "_shifted");
    String multiplied = free.apply(name + "_multiplied");
    vertex(shifted, new ShiftVertex(constants.before()), List.of(from));
    vertex(multiplied, new ScaleVertex(constants.factor()), List.of(shifted));
    vertex(name, new ShiftVertex(constants.after()), List.of(multiplied));
  }

  private void vertex(String name, GraphVertex vertex, List<String> from) {
    graph.addVertex(name, vertex, from.toArray(new String[0]));
  }
}
