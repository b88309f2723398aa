package io.github.experimentmaven.deeplearning4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A network of a project's own that has branches, with one input and one output: otherwise what
 * {@link NetworkConfiguration} is.
 */
public interface GraphConfiguration {

  /**
   * Describes the network: its vertices, its loss, its updater. Its seed is that of the task,
   * whatever it says.
   *
   * @param task the shapes of the data and the parameters
   */
  ComputationGraphConfiguration configuration(NetworkTask task);
}
