package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/** Layers of which each reads the one before it. */
final class ChainConfiguration implements LibraryConfiguration {

  private final NeuralNetConfiguration.ListBuilder list;
  private int index;
  private @Nullable InputPreProcessor before;

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
    if (before != null) {
      list.inputPreProcessor(index, before);
      before = null;
    }
    list.layer(index, layer);
    index++;
  }

  @Override
  public void before(String name, InputPreProcessor preprocessor) {
    before = preprocessor;
  }

  /** A layer of its own, as the next one may have something before it, too. */
  @Override
  public void after(String name, InputPreProcessor preprocessor) {
    before = preprocessor;
    ActivationLayer nothing = new ActivationLayer.Builder().activation(Activation.IDENTITY).build();
    nothing.setLayerName(name + "_steps");
    add(name + "_steps", nothing);
  }

  @Override
  public void reverse(String name) {
    throw new IllegalStateException(
        "no layer turns the sequences around that '" + name + "' reads");
  }

  @Override
  public void apply(String name, ActivationFunction function) {
    throw hasNoVertices(name);
  }

  @Override
  public void addFormula(String name, Layer layer, Shape input, Shape output) {
    throw hasNoVertices(name);
  }

  private static IllegalStateException hasNoVertices(String name) {
    return new IllegalStateException("'" + name + "' is a formula, but a chain has no vertices");
  }

  @Override
  public void flatten(String name, Shape input) {
    if (!input.isVector()) {
      before = LibraryConfiguration.flattening(input);
    }
  }

  @Override
  public void merge(String name, Layer.Merging layer, List<Shape> inputs) {
    throw new IllegalStateException("'" + name + "' merges what there is none of in a chain");
  }
}
