package io.github.experimentmaven.module;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.failure.Problem;
import java.util.List;

/** Problems with what an experiment file names and that is not to be had. */
final class Unavailable {

  private Unavailable() {}

  /**
   * The problem at the place where it is named.
   *
   * @param path of that place in the file
   * @param cause its first line says what is wrong, further ones what to do
   */
  static Problem at(LocatedExperiment located, List<String> path, Exception cause) {
    String[] message = String.valueOf(cause.getMessage()).split("\\R\\s*", 2);
    return located.problemAt(path, message[0], message.length == 1 ? null : message[1]);
  }
}
