package io.github.experimentmaven.mojo;

import io.github.experimentmaven.check.CheckedResults;
import io.github.experimentmaven.check.ResultCheck;
import io.github.experimentmaven.module.ExperimentModule;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the recorded results by the gates of the experiment files, and fails the build if one does
 * not hold. Trains nothing, so a changed gate can be tried at once. Fails if nothing was recorded,
 * or if runs of this build did not complete.
 *
 * <p>Where results of an experiment were accepted, warns of every input that has changed since.
 * Fails if the same inputs gave different bits, or if a baseline that is needed is gone. Warns of
 * files of baselines that belong to no experiment.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ExperimentMojo {

  // Provided on demand: a build that skips this goal does not load what it would need.
  private final Provider<ResultCheck> check;

  /** Skips this goal. */
  @Parameter(property = "experiment.check.skip", defaultValue = "false")
  private boolean skipCheck;

  /** Judges nothing, as {@code run} trains nothing then. */
  @Parameter(property = "experiment.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  CheckMojo(Provider<ResultCheck> check) {
    this.check = check;
  }

  @Override
  boolean isGoalSkipped() {
    return skipCheck || dryRun;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    CheckedResults checked = check.get().check(module);
    VerdictLog verdicts = new VerdictLog(getLog(), selector());
    verdicts.tell(checked);
    verdicts.require(List.of(checked), postponed(project()).message().orElse(null));
  }
}
