package io.github.experimentmaven.deeplearning4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A graph from one input to one output. */
final class GraphNetwork implements Network {

  private final ComputationGraph network;

  /**
   * @param name of the class that describes it, for messages
   */
  GraphNetwork(String name, ComputationGraphConfiguration configuration, long seed) {
    int inputs = configuration.getNetworkInputs().size();
    int outputs = configuration.getNetworkOutputs().size();
    if (inputs != 1 || outputs != 1) {
      throw new IllegalArgumentException(
          "the graph of %s has %s inputs and %s outputs; expected one of each"
              .formatted(name, inputs, outputs));
    }
    // Deeplearning4j takes the time of day where the author gives none.
    configuration.getDefaultConfiguration().setSeed(seed);
    configuration.getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .map(LayerVertex.class::cast)
        .forEach(vertex -> vertex.getLayerConf().setSeed(seed));
    network = new ComputationGraph(configuration);
    network.init();
  }

  @Override
  public double step(DataSet batch) {
    network.fit(batch);
    return network.score();
  }

  @Override
  public void endEpoch() {
    network.incrementEpochCount();
  }

  @Override
  public INDArray output(INDArray features) {
    return network.outputSingle(false, features);
  }

  @Override
  public long parameterCount() {
    return network.numParams();
  }

  @Override
  public void save(Path file) throws IOException {
    network.save(file.toFile());
  }
}
