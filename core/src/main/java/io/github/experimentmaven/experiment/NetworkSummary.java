package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as Keras' {@code summary()} shows it: every layer with its output shape and its number
 * of parameters.
 *
 * @param input the shape of a sample
 * @param layers from the input to the output
 */
public record NetworkSummary(Shape input, List<LayerSummary> layers) {

  public NetworkSummary {
    layers = List.copyOf(layers);
  }

  /**
   * One line of the summary.
   *
   * @param name the layer's name, unique in the network; as Keras makes them: {@code conv2d},
   *     {@code conv2d_1}
   * @param type the kind of layer: {@code Conv2D}
   * @param output the shape of a sample after it
   * @param parameters trainable or not
   * @param nonTrainableParameters those that gradient descent leaves alone
   */
  public record LayerSummary(
      String name, String type, Shape output, long parameters, long nonTrainableParameters) {}

  /** Thrown when a layer cannot take what the layer before it gives. */
  public static final class MismatchException extends Exception {

    private static final long serialVersionUID = 1L;
    private final int index;

    MismatchException(int index, String message) {
      super(message);
      this.index = index;
    }

    /** The position of the layer, from 0. */
    public int index() {
      return index;
    }
  }

  /**
   * Infers every layer's output.
   *
   * @param architecture the layers
   * @param input the shape of a sample
   * @throws MismatchException at the first layer that cannot take its input; the message names the
   *     layer and the shapes on both sides
   */
  public static NetworkSummary of(Architecture architecture, Shape input) throws MismatchException {
    List<String> names = architecture.names();
    List<LayerSummary> layers = new ArrayList<>();
    Shape shape = input;
    for (int i = 0; i < architecture.size(); i++) {
      if (architecture.get(i).augments()) {
        requireNoParameters(architecture.get(i), names.get(i), layers);
      }
      try {
        layers.add(summary(architecture.get(i), names.get(i), shape));
      } catch (ShapeException e) {
        String before = i == 0 ? "the input" : "the layer before it, '" + names.get(i - 1) + "',";
        throw new MismatchException(
            i,
            architecture.get(i).type()
                + " '"
                + names.get(i)
                + "' "
                + e.getMessage()
                + " ("
                + before
                + " gives "
                + shape
                + ")");
      }
      shape = layers.get(i).output();
    }
    return new NetworkSummary(input, layers);
  }

  /** It changes the data, and has no way back for a gradient. */
  private static void requireNoParameters(Layer layer, String name, List<LayerSummary> before)
      throws MismatchException {
    for (LayerSummary each : before) {
      if (each.parameters() > 0) {
        throw new MismatchException(
            before.size(),
            ("%s '%s' is augmentation, which is of the data alone: it must stand before all layers"
                    + " with parameters, such as %s '%s'")
                .formatted(layer.type(), name, each.type(), each.name()));
      }
    }
  }

  /** As {@link #of(Architecture, Shape)}, of a chain of layers. */
  public static NetworkSummary of(List<Layer> layers, Shape input) throws MismatchException {
    return of(Architecture.chain(layers), input);
  }

  private static LayerSummary summary(Layer layer, String name, Shape input) throws ShapeException {
    Shape output = layer.outputShape(input);
    if (!fitsArrays(layer, input, output)) {
      throw new ShapeException(
          "is too large: more than 2,147,483,647 parameters, or as many outputs a sample");
    }
    return new LayerSummary(
        name, layer.type(), output, layer.parameters(input), layer.nonTrainableParameters(input));
  }

  private static boolean fitsArrays(Layer layer, Shape input, Shape output) {
    try {
      return output.size() > 0 && layer.parameters(input) <= Integer.MAX_VALUE;
    } catch (ArithmeticException e) {
      return false; // too many even to count
    }
  }

  /** The number of parameters of all layers, trainable or not. */
  public long parameters() {
    return layers.stream().mapToLong(LayerSummary::parameters).sum();
  }

  /** The number of parameters that gradient descent leaves alone. */
  public long nonTrainableParameters() {
    return layers.stream().mapToLong(LayerSummary::nonTrainableParameters).sum();
  }

  /** The shape of what the network gives for a sample. */
  public Shape output() {
    return layers.isEmpty() ? input : layers.get(layers.size() - 1).output();
  }
}
