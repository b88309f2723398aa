package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Experiment;

/** The ends of messages that say how to make a result the baseline. */
final class AcceptCommand {

  private AcceptCommand() {}

  /** For a change that may be intended. */
  static String toAccept(Experiment experiment) {
    return "; if it is intended, accept it: " + command(experiment);
  }

  /** The command itself. */
  static String command(Experiment experiment) {
    return "mvn experiment:accept -Dexperiment.names="
        + experiment.name()
        + " -Dexperiment.reason=\"...\"";
  }
}
