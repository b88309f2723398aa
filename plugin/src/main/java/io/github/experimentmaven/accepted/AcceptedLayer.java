package io.github.experimentmaven.accepted;

import io.github.experimentmaven.result.RunResult.LayerResult;
import java.util.List;
import java.util.Objects;

/**
 * One layer of the network that a baseline is of; its name does not matter.
 *
 * @param type the kind of layer: {@code Conv2D}
 * @param outputShape of one sample
 */
public record AcceptedLayer(String type, List<Integer> outputShape) {

  public AcceptedLayer {
    Objects.requireNonNull(type, "type");
    outputShape = List.copyOf(outputShape);
  }

  /** What a baseline keeps of a layer. */
  public static AcceptedLayer of(LayerResult layer) {
    return new AcceptedLayer(layer.type(), layer.outputShape());
  }

  /** {@code Dense [512]}. */
  @Override
  public String toString() {
    return type + " " + outputShape;
  }
}
