package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.ShapeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/**
 * Layers that read any before them, as vertices of the same names. What Deeplearning4j has no
 * vertex for becomes several, the last of which has the name.
 */
final class GraphConfiguration implements LibraryConfiguration {

  /** Keras' l2_normalize takes at least this for the sum of the squares. */
  private static final double LEAST_SQUARES = 1e-12;

  private final ComputationGraphConfiguration.GraphBuilder graph;
  private final NetworkSummary summary;
  private final FormulaVertices formulas;
  private final Set<String> taken = new HashSet<>();

  /** What is read in the place of a layer: nothing has its name, or a formula is behind it. */
  private final Map<String, String> passedOn = new HashMap<>();

  /** What puts out arrays of its own, which one who reads them alone may overwrite. */
  private final Set<String> owners = new HashSet<>();

  private List<String> inputs = List.of();
  private String output = Architecture.DATA;

  GraphConfiguration(ComputationGraphConfiguration.GraphBuilder graph, NetworkSummary summary) {
    this.graph = graph.addInputs(Architecture.DATA);
    this.summary = summary;
    formulas = new FormulaVertices(graph, this::free);
    summary.layers().forEach(layer -> taken.add(layer.name()));
  }

  ComputationGraphConfiguration build() {
    return graph.setOutputs(output).build();
  }

  @Override
  public void next(int position) {
    inputs =
        position < summary.layers().size()
            ? summary.connectedTo(position).stream()
                .map(name -> passedOn.getOrDefault(name, name))
                .toList()
            : List.of(passedOn.getOrDefault(output, output));
  }

  @Override
  public void add(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
    // Who computes the loss is no layer of the summary.
    output =
        summary.layers().stream().anyMatch(each -> each.name().equals(layer.getLayerName()))
                || taken.add(name)
            ? name
            : free(name);
    graph.addLayer(output, layer, read(layer));
    if (!(layer instanceof DropoutLayer) && isReadOnce(output)) {
      owners.add(output);
    }
  }

  /** Deeplearning4j's activations overwrite what they read, whoever else reads it, too. */
  private String[] read(org.deeplearning4j.nn.conf.layers.Layer layer) {
    boolean overwrites =
        layer instanceof ActivationLayer
            || layer instanceof PReLULayer
            || layer instanceof LossLayer;
    if (!overwrites || owners.contains(inputs.get(0))) {
      return inputs.toArray(new String[0]);
    }
    String copy = free(output + "_copy");
    vertex(copy, new ScaleVertex(1), inputs);
    return new String[] {copy};
  }

  private boolean isReadOnce(String name) {
    return IntStream.range(0, summary.layers().size())
            .mapToObj(summary::connectedTo)
            .flatMap(List::stream)
            .filter(name::equals)
            .count()
        <= 1;
  }

  @Override
  public void before(String name, InputPreProcessor preprocessor) {
    inputs = each("column", new PreprocessorVertex(preprocessor));
  }

  @Override
  public void after(String name, InputPreProcessor preprocessor) {
    String steps = free(name + "_steps");
    vertex(steps, new PreprocessorVertex(preprocessor), List.of(name));
    passedOn.put(name, steps);
  }

  @Override
  public void reverse(String name) {
    inputs = each("reversed", new ReverseTimeSeriesVertex());
  }

  @Override
  public void apply(String name, ActivationFunction function) {
    // A layer that does nothing else has no vertex yet.
    boolean isBehind = output.equals(name);
    String from = isBehind ? name : inputs.get(0);
    output = isBehind ? free(name + "_" + function.name().toLowerCase(Locale.ROOT)) : name;
    formulas.apply(function, from, output);
    if (isBehind) {
      passedOn.put(name, output);
    }
    if (isReadOnce(name)) {
      owners.add(output);
    }
  }

  @Override
  public void addFormula(String name, Layer layer, Shape input, Shape result) {
    output = formulas.add(layer, inputs.get(0), name, input, result);
    if (!output.equals(name)) {
      passedOn.put(name, output);
    }
    // Axes in another order may be another's memory.
    boolean isOwn = layer instanceof Layer.Rescaling || layer instanceof Layer.Normalization;
    if (isOwn && isReadOnce(name)) {
      owners.add(name);
    }
  }

  @Override
  public void flatten(String name, Shape input) {
    output = name;
    if (!input.isVector()) {
      vertex(name, new PreprocessorVertex(LibraryConfiguration.flattening(input)), inputs);
    } else {
      passedOn.put(name, inputs.get(0));
    }
  }

  @Override
  public void merge(String name, Layer.Merging layer, List<Shape> shapes) {
    output = name;
    if (layer instanceof Layer.Concatenate concatenate) {
      MergeVertex merge = new MergeVertex();
      merge.setMergeAxis(1 + memoryDimension(concatenate, shapes.get(0)));
      // Else it takes the axis of images for the one that it is used to.
      merge.setModified(true);
      vertex(name, merge, inputs);
    } else if (layer instanceof Layer.Dot dot) {
      dot(name, dot, shapes.get(0).size());
    } else if (layer instanceof Layer.Minimum) {
      // The least is the greatest of the negatives, negated.
      List<String> negatives = each("negative", new ScaleVertex(-1));
      String greatest = free(name);
      vertex(greatest, new ElementWiseVertex(ElementWiseVertex.Op.Max), negatives);
      vertex(name, new ScaleVertex(-1), List.of(greatest));
    } else if (layer instanceof Layer.Subtract && !shapes.get(0).equals(shapes.get(1))) {
      // The gradient of a vertex that subtracts has the shape of its input only if one input has
      // that of the output: else layers before it write past their arrays.
      String negative = free(inputs.get(1) + "_negative");
      vertex(negative, new ScaleVertex(-1), List.of(inputs.get(1)));
      ElementWiseVertex sum = new ElementWiseVertex(ElementWiseVertex.Op.Add);
      vertex(name, sum, List.of(inputs.get(0), negative));
    } else {
      vertex(name, new ElementWiseVertex(operation(layer)), inputs);
    }
    if (isReadOnce(name)) {
      owners.add(name);
    }
  }

  /** The sum of products: as of an image of one column. */
  private void dot(String name, Layer.Dot dot, int features) {
    List<String> factors =
        dot.normalize()
            ? each("normalized", new L2NormalizeVertex(new int[] {1}, LEAST_SQUARES))
            : inputs;
    String products = free(name);
    vertex(products, new ElementWiseVertex(ElementWiseVertex.Op.Product), factors);
    String column = free(name);
    vertex(column, new ReshapeVertex('c', new int[] {-1, 1, features, 1}, null), List.of(products));
    graph.addLayer(name, new GlobalPoolingLayer.Builder(PoolingType.SUM).build(), column);
  }

  private static ElementWiseVertex.Op operation(Layer.Merging layer) {
    if (layer instanceof Layer.Add) {
      return ElementWiseVertex.Op.Add;
    }
    if (layer instanceof Layer.Subtract) {
      return ElementWiseVertex.Op.Subtract;
    }
    if (layer instanceof Layer.Multiply) {
      return ElementWiseVertex.Op.Product;
    }
    if (layer instanceof Layer.Average) {
      return ElementWiseVertex.Op.Average;
    }
    if (layer instanceof Layer.Maximum) {
      return ElementWiseVertex.Op.Max;
    }
    throw new IllegalStateException("no Deeplearning4j vertex for " + layer.type());
  }

  /** Channels are the last dimension to people and the first in memory. */
  static int memoryDimension(Layer.Concatenate layer, Shape input) {
    try {
      int rank = input.dimensions().size();
      return (layer.dimension(input) + 1) % rank;
    } catch (ShapeException e) {
      throw new IllegalStateException("an architecture has been checked", e);
    }
  }

  /** A vertex of its own behind each input. */
  private List<String> each(String what, GraphVertex vertex) {
    List<String> names = new ArrayList<>();
    for (String input : inputs) {
      String name = free(input + "_" + what);
      vertex(name, vertex, List.of(input));
      names.add(name);
    }
    return names;
  }

  private void vertex(String name, GraphVertex vertex, List<String> from) {
    graph.addVertex(name, vertex, from.toArray(new String[0]));
  }

  /** A name that nobody has. */
  private String free(String base) {
    String name = base;
    for (int i = 1; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }
}
