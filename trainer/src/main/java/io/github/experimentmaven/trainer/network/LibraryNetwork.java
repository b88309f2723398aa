package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Training;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of Deeplearning4j: a {@link MultiLayerNetwork} if each layer reads the one before it
 * and is one layer there, and no sequence is turned around, else a {@link ComputationGraph}.
 */
final class LibraryNetwork {

  private final Model model;
  private final Function<String, @Nullable Layer> layers;
  private final Map<String, Integer> offsets = new HashMap<>();

  private LibraryNetwork(Model model, Function<String, @Nullable Layer> layers) {
    this.model = model;
    this.layers = layers;
  }

  /** Builds the network of a training, with memory for its gradients. */
  static LibraryNetwork of(Training training, NetworkSummary summary, long seed) {
    return summary.branches()
            || turnsSequences(training)
            || Formulas.isAnyIn(training.architecture().layers())
        ? graph(training, summary, seed)
        : chain(training, summary, seed);
  }

  private static boolean turnsSequences(Training training) {
    return training.architecture().layers().stream()
        .anyMatch(
            layer ->
                layer instanceof io.github.experimentmaven.experiment.Layer.Recurrent each
                    && each.goBackwards());
  }

  private static LibraryNetwork chain(Training training, NetworkSummary summary, long seed) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(NetworkBuilder.chain(training, summary, seed));
    network.init();
    network.initGradientsView();
    LibraryNetwork library = new LibraryNetwork(network, network::getLayer);
    int offset = 0;
    for (Layer layer : network.getLayers()) {
      offset = library.place(layer.conf().getLayer().getLayerName(), offset, layer.numParams());
    }
    return library;
  }

  /** A graph has the parameters of its layers in an order of its own. */
  private static LibraryNetwork graph(Training training, NetworkSummary summary, long seed) {
    ComputationGraph network = new ComputationGraph(NetworkBuilder.graph(training, summary, seed));
    network.init();
    network.initGradientsView();
    LibraryNetwork library =
        new LibraryNetwork(
            network,
            name -> {
              GraphVertex vertex = network.getVertex(name);
              return vertex == null ? null : vertex.getLayer();
            });
    int offset = 0;
    for (int index : network.topologicalSortOrder()) {
      GraphVertex vertex = network.getVertices()[index];
      offset = library.place(vertex.getVertexName(), offset, vertex.numParams());
    }
    return library;
  }

  private int place(String name, int offset, long count) {
    offsets.put(name, offset);
    return Math.toIntExact(offset + count);
  }

  /** What Deeplearning4j saves. */
  Model model() {
    return model;
  }

  /** All parameters. */
  INDArray parameters() {
    return model.params();
  }

  /** The gradients of all parameters, in the same order. */
  INDArray gradients() {
    return model.getGradientsViewArray();
  }

  /** Gives the layers other memory for their gradients. */
  void useForGradients(INDArray memory) {
    model.setBackpropGradientsViewArray(memory);
  }

  /** The layer of that name. */
  Layer layer(String name) {
    Layer layer = layers.apply(name);
    if (layer == null) {
      throw new IllegalStateException("Deeplearning4j has no layer '" + name + "'");
    }
    return layer;
  }

  /** Where the parameters of a layer begin among all; 0 if it has none. */
  int offset(String name) {
    return offsets.getOrDefault(name, 0);
  }
}
