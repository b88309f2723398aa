package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A small network that tries one choice of arguments.
 *
 * @param name says all of it
 * @param tried the layer, the optimizer or the loss whose arguments these are
 * @param input the shape of a sample
 * @param architecture its layers
 * @param optimizer trains it
 * @param loss is minimised
 */
public record GeneratedNetwork(
    String name,
    Record tried,
    Shape input,
    Architecture architecture,
    Optimizer optimizer,
    Loss loss) {

  /** One that reads images. */
  GeneratedNetwork(
      String name, Record tried, Architecture architecture, Optimizer optimizer, Loss loss) {
    this(name, tried, GeneratedNetworks.INPUT, architecture, optimizer, loss);
  }

  /** Its shapes. */
  public NetworkSummary summary() {
    try {
      return NetworkSummary.of(architecture, input);
    } catch (NetworkSummary.MismatchException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** A chain of layers. */
  GeneratedNetwork(String name, Record tried, List<Layer> layers, Optimizer optimizer, Loss loss) {
    this(name, tried, Architecture.chain(layers), optimizer, loss);
  }

  /** The layers in their order. */
  List<Layer> layers() {
    return architecture.layers();
  }

  /** A training of this network. */
  Training training() {
    return new Training(architecture, optimizer, loss, null, 1, NetworkFixture.BATCH);
  }

  /** Whether two passes in training differ by what dropout draws. */
  boolean drawsNumbers() {
    return layers().stream().anyMatch(GeneratedNetwork::drawsNumbers);
  }

  private static boolean drawsNumbers(Layer layer) {
    if (layer instanceof Layer.Dropout dropout) {
      return dropout.rate() > 0;
    }
    if (layer instanceof Layer.SpatialDropout2D dropout) {
      return dropout.rate() > 0;
    }
    if (layer.augments()) {
      return true;
    }
    return layer instanceof Layer.GaussianNoise noise && noise.stddev() > 0;
  }

  /**
   * Whether weights are all the same at first, so that maxima are those of several numbers whatever
   * the seed.
   */
  boolean startsAlike() {
    return layers().stream().anyMatch(GeneratedNetwork::startsAlike);
  }

  private static boolean startsAlike(Layer layer) {
    return Arrays.stream(layer.getClass().getRecordComponents())
        .filter(argument -> argument.getType() == Initializer.class)
        .map(argument -> ArgumentValues.value(argument, (Record) layer))
        .anyMatch(each -> each instanceof Initializer.Zeros || each instanceof Initializer.Ones);
  }

  /** Whether Deeplearning4j differentiates all of it as it computes it. */
  boolean isDifferentiatedByTheLibrary() {
    return layers().stream().allMatch(GeneratedNetwork::isDifferentiatedByTheLibrary);
  }

  /**
   * In its backward pass of 1.0.0-M2.1 ELU has an alpha of one whatever it is, and that of shared
   * alphas of PReLU fails, and so does that of two directions of which the last state is passed on;
   * both kernels of a separable convolution and of a recurrent layer have the same penalty.
   */
  static boolean isDifferentiatedByTheLibrary(Layer layer) {
    return !(layer instanceof Layer.ELU elu && elu.alpha() != 1)
        && !(layer instanceof Layer.PReLU prelu && !prelu.sharedAxes().isEmpty())
        && !(layer instanceof Layer.SeparableConv2D convolution
            && !Objects.equals(
                convolution.depthwiseRegularizer(), convolution.pointwiseRegularizer()))
        && !(layer instanceof Layer.Bidirectional both
            && !(both.layer().returnSequences() && isDifferentiatedByTheLibrary(both.layer())))
        && !(layer instanceof Layer.Recurrent recurrent
            && !Objects.equals(recurrent.kernelRegularizer(), recurrent.recurrentRegularizer()));
  }

  @Override
  public String toString() {
    return name;
  }
}
