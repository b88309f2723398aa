package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * What of an experiment a trainer must know: the network and how it learns. The data and the seed
 * are told apart from it.
 *
 * @param architecture the layers, from the input to the output
 * @param optimizer how weights are changed
 * @param loss what is minimised
 * @param epochs how many times the training set is gone through
 * @param batchSize samples a step
 */
public record Training(
    List<Layer> architecture, Optimizer optimizer, Loss loss, int epochs, int batchSize) {

  public Training {
    architecture = List.copyOf(architecture);
  }
}
