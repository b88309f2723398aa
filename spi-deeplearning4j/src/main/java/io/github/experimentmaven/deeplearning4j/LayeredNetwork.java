package io.github.experimentmaven.deeplearning4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Layers one after the other. */
final class LayeredNetwork implements Network {

  private final MultiLayerNetwork network;

  LayeredNetwork(MultiLayerConfiguration configuration, long seed) {
    // Deeplearning4j takes the time of day where the author gives none.
    configuration.getConfs().forEach(layer -> layer.setSeed(seed));
    network = new MultiLayerNetwork(configuration);
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
    return network.output(features, false);
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
