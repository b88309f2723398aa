package io.github.experimentmaven.mojo;

import io.github.experimentmaven.export.history.HistoryMode;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that may add to the histories of experiments. */
abstract class HistoryMojo extends ExperimentMojo {

  /**
   * Which results are added to {@code history/<name>.jsonl} beside the experiment files: accepted
   * (those that become a baseline), all (also those that are only reported) or off.
   */
  @Parameter(property = "experiment.history", defaultValue = "accepted")
  private String history;

  /** What the parameter says. */
  final HistoryMode history() throws MojoExecutionException {
    return history(history);
  }

  /** What a value of the parameter says. */
  static HistoryMode history(String value) throws MojoExecutionException {
    return parsed(
        "experiment.history",
        () -> Choice.of(value, List.of(HistoryMode.values()), HistoryMode::key));
  }
}
