package io.github.experimentmaven.gate;

import io.github.experimentmaven.experiment.Experiment;

/** The ends of messages that say how to make a result the baseline. */
final class AcceptCommand {

  private AcceptCommand() {}

  /** For a change that may be intended. */
  static String toAccept(Experiment experiment) {
    String artifact = experiment.baseline().artifact();
    return "; if it is intended, accept it"
        + (artifact == null ? ": " + command(experiment) : " " + there(artifact));
  }

  /** For what is better. */
  static String toHold(Experiment experiment) {
    String artifact = experiment.baseline().artifact();
    return "; to hold later builds to it"
        + (artifact == null ? ": " + command(experiment) : ", accept it " + there(artifact));
  }

  /** What an artifact holds is not changed here. */
  private static String there(String artifact) {
    return "where " + artifact + " is built, and name the version that has it";
  }

  /** The command itself. */
  static String command(Experiment experiment) {
    return "mvn experiment:accept -Dexperiment.names="
        + experiment.name()
        + " -Dexperiment.reason=\"...\"";
  }
}
