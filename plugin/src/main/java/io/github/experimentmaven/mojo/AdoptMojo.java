package io.github.experimentmaven.mojo;

import io.github.experimentmaven.adoption.Adoption;
import io.github.experimentmaven.module.ExperimentModule;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the best experiment of a sweep as an experiment file of its own, which says all of it,
 * with the reason and the table that it was chosen from in comments. What is best is decided by the
 * validation set, or with folds by these, as on the sweep's page; without either, or where nothing
 * was trained, the goal refuses. The experiment is the same, so that nothing is trained again.
 */
@Mojo(name = "adopt", threadSafe = true)
public final class AdoptMojo extends ExperimentMojo {

  private final Adoption adoption;

  /** Skips this goal. */
  @Parameter(property = "experiment.adopt.skip", defaultValue = "false")
  private boolean skipAdopt;

  /** The name of the sweep. Default: the only one of the module. */
  @Parameter(property = "experiment.sweep")
  private @Nullable String sweep;

  /** The name of the experiment that is written. Default: that of the sweep and {@code -best}. */
  @Parameter(property = "experiment.adoptAs")
  private @Nullable String adoptAs;

  /** Why it is adopted, for later readers of the file. */
  @Parameter(property = "experiment.reason")
  private @Nullable String reason;

  @Inject
  AdoptMojo(Adoption adoption) {
    this.adoption = adoption;
  }

  @Override
  boolean isGoalSkipped() {
    return skipAdopt;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    if (!module.names().isEmpty()) {
      throw new MojoExecutionException(
          "experiment.names would leave some out of the choice; name the sweep with"
              + " experiment.sweep");
    }
    Optional<Adoption.Draft> draft =
        adoption.propose(module, sweep, adoptAs, reason == null ? "" : reason);
    if (draft.isEmpty()) {
      getLog().info("No sweep in " + module.shown(module.experimentDirectory()));
      return;
    }
    draft.get().warnings().forEach(getLog()::warn);
    draft.get().write();
    getLog()
        .info(
            "Adopted %s: %s".formatted(draft.get().experiment(), module.shown(draft.get().file())));
  }
}
