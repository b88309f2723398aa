package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * What of an experiment a trainer must know: the network and how it learns. The data and the seed
 * are told apart from it.
 *
 * @param architecture the layers, and what each of them reads
 * @param optimizer how weights are changed
 * @param loss what is minimised
 * @param epochs how many times the training set is gone through
 * @param batchSize samples a step
 * @param callbacks what is decided after each epoch
 */
public record Training(
    Architecture architecture,
    Optimizer optimizer,
    Loss loss,
    int epochs,
    int batchSize,
    Callbacks callbacks) {

  /** A training of all epochs. */
  public Training(
      Architecture architecture, Optimizer optimizer, Loss loss, int epochs, int batchSize) {
    this(architecture, optimizer, loss, epochs, batchSize, Callbacks.NONE);
  }

  /** The training of a chain of layers. */
  public Training(List<Layer> layers, Optimizer optimizer, Loss loss, int epochs, int batchSize) {
    this(Architecture.chain(layers), optimizer, loss, epochs, batchSize);
  }
}
