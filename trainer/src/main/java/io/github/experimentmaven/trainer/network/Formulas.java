package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import java.util.List;

/**
 * What Deeplearning4j has no single layer or function for and is written in several vertices of a
 * graph: a network with any of it is a graph, whether it has branches or not.
 */
final class Formulas {

  private Formulas() {}

  /** Whether any of the layers is, or has, a formula. */
  static boolean isAnyIn(List<Layer> layers) {
    return layers.stream().anyMatch(layer -> isFormula(layer) || function(layer).isFormula());
  }

  /** Whether a layer itself is several vertices, or one that is none of layers. */
  static boolean isFormula(Layer layer) {
    return layer instanceof Layer.Reshape
        || layer instanceof Layer.Permute
        || layer instanceof Layer.Rescaling
        || layer instanceof Layer.Normalization
        || layer instanceof Layer.LayerNormalization;
  }

  /** What a layer applies to its outputs. */
  static ActivationFunction function(Layer layer) {
    if (layer instanceof Layer.Conv2D conv) {
      return conv.activation();
    }
    if (layer instanceof Layer.Conv2DTranspose conv) {
      return conv.activation();
    }
    if (layer instanceof Layer.Conv1D conv) {
      return conv.activation();
    }
    if (layer instanceof Layer.DepthwiseConv2D conv) {
      return conv.activation();
    }
    if (layer instanceof Layer.SeparableConv2D conv) {
      return conv.activation();
    }
    if (layer instanceof Layer.Dense dense) {
      return dense.activation();
    }
    return layer instanceof Layer.Activation function
        ? function.activation()
        : ActivationFunction.LINEAR;
  }
}
