package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Training;
import java.util.List;

/**
 * A small network that tries one choice of arguments.
 *
 * @param name says all of it
 * @param tried the layer, the optimizer or the loss whose arguments these are
 * @param layers from the input to the output
 * @param optimizer trains it
 * @param loss is minimised
 */
public record GeneratedNetwork(
    String name, Record tried, List<Layer> layers, Optimizer optimizer, Loss loss) {

  public GeneratedNetwork {
    layers = List.copyOf(layers);
  }

  /** A training of this network. */
  Training training() {
    return NetworkFixture.training(loss, optimizer, layers.toArray(new Layer[0]));
  }

  /** Whether two passes in training differ by what dropout draws. */
  boolean drawsNumbers() {
    return layers.stream()
        .anyMatch(layer -> layer instanceof Layer.Dropout dropout && dropout.rate() > 0);
  }

  @Override
  public String toString() {
    return name;
  }
}
