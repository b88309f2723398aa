package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network that is being built, and what the next layer reads of it.
 *
 * @param name says what it is
 * @param architecture its layers so far
 * @param ends the names of what the next layer reads
 */
record GeneratedGraph(String name, Architecture architecture, List<String> ends) {

  private static final Layer FLATTEN = new Layer.Flatten(null);
  private static final Layer NORMALIZATION = new Layer.BatchNormalization(0.9, 0.001, null);
  private static final GeneratedGraph DATA =
      new GeneratedGraph("of the data", Architecture.chain(List.of()), List.of(Architecture.DATA));
  private static final GeneratedGraph CONVOLVED = DATA.then(conv(2, ActivationFunction.RELU));
  private static final GeneratedGraph VECTOR =
      DATA.then(FLATTEN)
          .then(NetworkFixture.dense(NetworkFixture.CLASSES, ActivationFunction.TANH));

  /** What several layers may read at once. */
  static final List<GeneratedGraph> SHARED =
      List.of(
          DATA,
          CONVOLVED.called("behind Conv2D"),
          DATA.then(NORMALIZATION).called("behind BatchNormalization"),
          DATA.then(FLATTEN).called("behind Flatten"),
          VECTOR.called("behind Dense"));

  /** What a layer that merges may read. */
  static final List<GeneratedGraph> MERGED =
      List.of(
          DATA.and(DATA.ends()).called("of the data twice"),
          CONVOLVED.and(List.of(Architecture.DATA)).called("of Conv2D and the data"),
          CONVOLVED.and(CONVOLVED.ends()).called("of Conv2D twice"),
          CONVOLVED
              .beside(new Layer.Activation(ActivationFunction.TANH, null))
              .called("of Conv2D and an Activation of it"),
          DATA.then(new Layer.Activation(ActivationFunction.SIGMOID, null))
              .beside(conv(2, ActivationFunction.LINEAR))
              .called("of an Activation and a Conv2D of it"),
          DATA.then(NORMALIZATION)
              .beside(new Layer.Activation(ActivationFunction.RELU, null))
              .called("of BatchNormalization and a relu of it"),
          CONVOLVED
              .beside(
                  new Layer.Dropout(0.4, null), new Layer.Activation(ActivationFunction.ELU, null))
              .called("of Conv2D and an Activation of Dropout of it"),
          CONVOLVED
              .beside(new Layer.MaxPooling2D(Size.square(2), Size.square(1), Padding.SAME, null))
              .called("of a relu and MaxPooling2D of it"),
          CONVOLVED
              .beside(NORMALIZATION)
              .beside(conv(2, ActivationFunction.RELU))
              .called("of three"),
          CONVOLVED.beside(conv(3, ActivationFunction.RELU)).called("of unlike channels"),
          VECTOR
              .beside(NetworkFixture.dense(NetworkFixture.CLASSES, ActivationFunction.SOFTMAX))
              .called("of a Dense and a Dense of it"),
          CONVOLVED
              .then(new Layer.GlobalAveragePooling2D(null))
              .beside(new Layer.Activation(ActivationFunction.TANH, null))
              .called("of GlobalAveragePooling2D and an Activation of it"),
          VECTOR.and(VECTOR.ends()).called("of Dense twice"),
          DATA.then(FLATTEN)
              .then(NetworkFixture.dense(1, ActivationFunction.TANH))
              .beside(NetworkFixture.dense(2, ActivationFunction.LINEAR))
              .called("of unlike vectors"));

  /** What a layer that broadcasts may read besides. */
  static final List<GeneratedGraph> BROADCAST =
      List.of(
          CONVOLVED
              .beside(new Layer.GlobalAveragePooling2D(true, null))
              .called("of Conv2D and its means"),
          CONVOLVED
              .then(new Layer.GlobalMaxPooling2D(true, null))
              .and(CONVOLVED.ends())
              .called("of the maxima of Conv2D and itself"),
          CONVOLVED.beside(conv(1, ActivationFunction.SIGMOID)).called("of Conv2D and one channel"),
          CONVOLVED
              .then(new Layer.MaxPooling2D(new Size(8, 1), null, Padding.VALID, null))
              .and(CONVOLVED.ends())
              .then(new Layer.MaxPooling2D(new Size(1, 7), null, Padding.VALID, null))
              .called("of a row and a column"),
          VECTOR
              .beside(NetworkFixture.dense(1, ActivationFunction.TANH))
              .called("of a Dense and one number"));

  private static Layer conv(int filters, ActivationFunction activation) {
    return NetworkFixture.conv(filters, Size.square(2), Size.square(1), Padding.SAME, activation);
  }

  GeneratedGraph called(String other) {
    return new GeneratedGraph(other, architecture, ends);
  }

  private GeneratedGraph and(List<String> others) {
    List<String> all = new ArrayList<>(ends);
    all.addAll(others);
    return new GeneratedGraph(name, architecture, all);
  }

  private GeneratedGraph with(Layer layer, List<String> input) {
    List<Layer> layers = new ArrayList<>(architecture.layers());
    List<List<String>> inputs = new ArrayList<>(architecture.inputs());
    layers.add(layer);
    inputs.add(input);
    Architecture more = new Architecture(layers, inputs);
    return new GeneratedGraph(name, more, List.of(more.names().get(layers.size() - 1)));
  }

  /** With a layer that reads the last of the ends, in its place. */
  GeneratedGraph then(Layer layer) {
    List<String> before = ends.subList(0, ends.size() - 1);
    GeneratedGraph more = with(layer, ends.subList(ends.size() - 1, ends.size()));
    return new GeneratedGraph(name, more.architecture, before).and(more.ends);
  }

  /** With layers one after the other behind the last of the ends, which stays one. */
  private GeneratedGraph beside(Layer... layers) {
    GeneratedGraph more = and(ends.subList(ends.size() - 1, ends.size()));
    for (Layer layer : Arrays.asList(layers)) {
      more = more.then(layer);
    }
    return more;
  }

  /** With the same layer twice behind the only end. */
  GeneratedGraph twice(Layer layer) {
    GeneratedGraph once = with(layer, ends);
    return once.with(layer, ends).and(once.ends);
  }

  /** With a layer that reads all ends. */
  GeneratedGraph merged(Layer layer) {
    return with(layer, ends);
  }

  /** The shapes of the ends. */
  List<Shape> shapes() {
    try {
      NetworkSummary summary = NetworkSummary.of(architecture, GeneratedNetworks.INPUT);
      List<String> names = architecture.names();
      List<Shape> shapes = new ArrayList<>();
      for (String end : ends) {
        int position = names.indexOf(end);
        shapes.add(position < 0 ? summary.input() : summary.layers().get(position).output());
      }
      return shapes;
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException(e);
    }
  }
}
