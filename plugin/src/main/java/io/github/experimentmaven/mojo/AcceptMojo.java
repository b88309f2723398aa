package io.github.experimentmaven.mojo;

import io.github.experimentmaven.acceptance.Acceptance;
import io.github.experimentmaven.export.history.HistoryMode;
import io.github.experimentmaven.module.ExperimentModule;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the recorded results the accepted ones: writes a baseline for each experiment, to be
 * committed beside its file, after saying what that changes. Refuses results that are incomplete,
 * do not meet what the experiment itself demands or have outlying seeds; if one is refused, nothing
 * is written in its module. How they compare with the present baseline does not matter, as it is
 * replaced. Accepted results are also added to the experiment's history.
 */
@Mojo(name = "accept", threadSafe = true)
public final class AcceptMojo extends HistoryMojo {

  private final Acceptance acceptance;

  /** Skips this goal. */
  @Parameter(property = "experiment.accept.skip", defaultValue = "false")
  private boolean skipAccept;

  /** Why the results are accepted, for later readers of the baseline. Required. */
  @Parameter(property = "experiment.reason")
  private @Nullable String reason;

  /**
   * Accepts seeds that went wrong where the others did not. Later builds are held to the other
   * seeds; like seeds of theirs fail only if they are significantly more.
   */
  @Parameter(property = "experiment.accept.outliers", defaultValue = "false")
  private boolean withOutliers;

  @Inject
  AcceptMojo(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  @Override
  boolean isGoalSkipped() {
    return skipAccept;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    if (reason == null || reason.isBlank()) {
      throw new MojoExecutionException(
          "experiment.reason is missing: say why the results are accepted, as in"
              + " -Dexperiment.reason='larger batches'; the baseline keeps it");
    }
    boolean isRecorded = history() != HistoryMode.OFF;
    Acceptance.Proposal proposal =
        acceptance.propose(module, reason.strip(), withOutliers, isRecorded);
    for (Acceptance.Change change : proposal.changes()) {
      String name = change.result().name();
      getLog().info(name + ":");
      change.baseline().description().forEach(line -> getLog().info("  " + line));
      change.baseline().warnings().forEach(line -> getLog().warn(name + ": " + line));
    }
    int refused = proposal.refusals().size();
    int all = proposal.changes().size() + refused;
    if (refused > 0) {
      throw new MojoFailureException(
          refused
              + " of "
              + all
              + (all == 1 ? " experiment" : " experiments")
              + " cannot be accepted; nothing was written in this module\n\n"
              + String.join("\n\n", proposal.refusals()));
    }
    if (all == 0) {
      getLog().info("No experiments in " + module.shown(module.experimentDirectory()));
    }
    acceptance
        .accept(module, proposal.changes(), isRecorded, this::environment)
        .forEach(getLog()::info);
  }
}
