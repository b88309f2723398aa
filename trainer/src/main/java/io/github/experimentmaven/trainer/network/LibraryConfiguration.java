package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;

/** A configuration of Deeplearning4j that layers are added to in the order of an architecture. */
interface LibraryConfiguration {

  /**
   * Goes on to the next layer.
   *
   * @param position of it; behind the last one, what computes the loss
   */
  void next(int position);

  /** Adds a layer of Deeplearning4j. */
  void add(String name, org.deeplearning4j.nn.conf.layers.Layer layer);

  /** Makes images vectors; vectors remain what they are. */
  void flatten(String name, Shape input);

  /** Merges several inputs of the given shapes. */
  void merge(String name, Layer.Merging layer, List<Shape> inputs);
}
