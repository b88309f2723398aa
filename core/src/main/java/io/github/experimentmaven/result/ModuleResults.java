package io.github.experimentmaven.result;

import java.util.List;

/**
 * All results of a module: {@code results.json}.
 *
 * @param formatVersion {@link #FORMAT_VERSION} of the plugin that wrote it
 * @param experiments in the order of their names
 */
public record ModuleResults(int formatVersion, List<ExperimentResult> experiments) {

  /** Raised when a field is added, removed or changes its meaning. */
  public static final int FORMAT_VERSION = 6;

  /** The file's name in the folder of all results. */
  public static final String FILE_NAME = "results.json";

  public ModuleResults {
    experiments = List.copyOf(experiments);
  }
}
