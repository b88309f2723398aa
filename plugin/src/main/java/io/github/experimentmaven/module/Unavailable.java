package io.github.experimentmaven.module;

import io.github.experimentmaven.descriptor.LocatedExperiment;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    String[] message = lines(cause);
    return located.problemAt(path, message[0], hint(message));
  }

  /** The problem with the data, at the setting that names what is not there, or at the data set. */
  static Problem data(LocatedExperiment located, DatasetException cause) {
    if (cause.namedBy().isEmpty()) {
      return at(located, List.of(cause.key()), cause);
    }
    DatasetException.NamedBy namedBy = cause.namedBy().get();
    List<String> setting = new ArrayList<>(List.of("dataset"));
    if (located.experiment().dataset() instanceof DatasetSource.Subset) {
      setting.add("subset");
    }
    setting.add(namedBy.key());
    String[] message = lines(cause);
    return located.problemAtName(setting, namedBy.name(), message[0], hint(message));
  }

  private static String[] lines(Exception cause) {
    return String.valueOf(cause.getMessage()).split("\\R\\s*", 2);
  }

  private static @Nullable String hint(String[] message) {
    return message.length == 1 ? null : message[1];
  }
}
