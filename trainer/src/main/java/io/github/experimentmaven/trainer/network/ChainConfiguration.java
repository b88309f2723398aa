package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;

/** Layers of which each reads the one before it. */
final class ChainConfiguration implements LibraryConfiguration {

  private final NeuralNetConfiguration.ListBuilder list;
  private int index;
  private @Nullable Shape flattened;

  ChainConfiguration(NeuralNetConfiguration.ListBuilder list) {
    this.list = list;
  }

  MultiLayerConfiguration build() {
    return list.build();
  }

  @Override
  public void next(int position) {}

  @Override
  public void add(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
    if (flattened != null) {
      list.inputPreProcessor(index, LibraryConfiguration.flattening(flattened));
      flattened = null;
    }
    list.layer(index, layer);
    index++;
  }

  @Override
  public void flatten(String name, Shape input) {
    if (!input.isVector()) {
      flattened = input;
    }
  }

  @Override
  public void merge(String name, Layer.Merging layer, List<Shape> inputs) {
    throw new IllegalStateException("'" + name + "' merges what there is none of in a chain");
  }
}
