package io.github.experimentmaven.deeplearning4j;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A network of a project's own, of layers one after the other: a public class with a public
 * constructor without arguments, named by {@code trainer.parameters.network} of an experiment that
 * {@link NetworkTrainer} trains. Those with branches are a {@link GraphConfiguration}.
 */
public interface NetworkConfiguration {

  /**
   * Describes the network: its layers, its losses, its updater. Its seed is that of the task,
   * whatever it says.
   *
   * @param task the shapes of the data and the parameters
   */
  MultiLayerConfiguration configuration(NetworkTask task);
}
