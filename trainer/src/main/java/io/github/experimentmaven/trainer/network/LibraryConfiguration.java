package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.preprocessors.KerasFlattenRnnPreprocessor;

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

  /** Lets what the next layer, which has that name, reads go through something first. */
  void before(String name, InputPreProcessor preprocessor);

  /** Lets what the layer of that name, which was the last, puts out go through something. */
  void after(String name, InputPreProcessor preprocessor);

  /** Turns the sequences around that the next layer, which has that name, reads. */
  void reverse(String name);

  /**
   * Applies a formula.
   *
   * @param name of the layer whose function it is: that which was added last, or one that does
   *     nothing else
   */
  void apply(String name, ActivationFunction function);

  /**
   * Adds a layer that is a formula.
   *
   * @param input the shape of a sample before it
   * @param output the shape of a sample after it
   */
  void addFormula(String name, Layer layer, Shape input, Shape output);

  /** Makes images and sequences vectors; vectors remain what they are. */
  void flatten(String name, Shape input);

  /**
   * What makes vectors of images or sequences.
   *
   * @param input the shape of a sample that is no vector
   */
  static InputPreProcessor flattening(Shape input) {
    return input.isSequence()
        ? new KerasFlattenRnnPreprocessor(input.channels(), input.height())
        : new CnnToFeedForwardPreProcessor(input.height(), input.width(), input.channels());
  }

  /**
   * The shape of a sample in Deeplearning4j: {@code [channels, height, width]}, {@code [features,
   * steps]} or {@code [features]}.
   */
  static long[] shape(Shape input) {
    return input.isSequence()
        ? new long[] {input.channels(), input.height()}
        : Assembly.batchedShape(input);
  }

  /** Merges several inputs of the given shapes. */
  void merge(String name, Layer.Merging layer, List<Shape> inputs);
}
