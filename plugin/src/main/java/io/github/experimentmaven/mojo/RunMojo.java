package io.github.experimentmaven.mojo;

import io.github.experimentmaven.build.ExperimentBuild;
import io.github.experimentmaven.build.ExperimentModule;
import io.github.experimentmaven.launch.RunOutcome;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Trains every experiment of the module, one forked JVM for each seed, and records the results.
 * Everything is checked before anything is trained. A run that crashes does not stop the others;
 * the build fails when all have ended.
 */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class RunMojo extends TrainingMojo {

  private final ExperimentBuild build;

  /** Skips this goal. */
  @Parameter(property = "experiment.run.skip", defaultValue = "false")
  private boolean skipRun;

  /** Checks and plans everything, says what would be trained, and trains nothing. */
  @Parameter(property = "experiment.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  RunMojo(ExperimentBuild build, SessionSlots slots) {
    super(slots);
    this.build = build;
  }

  @Override
  boolean isGoalSkipped() {
    return skipRun;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    if (dryRun) {
      build.plan(module, runtime()).forEach(run -> getLog().info("Would train " + run.label()));
      return;
    }
    List<RunOutcome> outcomes = build.run(module, settings());
    if (outcomes.isEmpty()) {
      getLog().info("No experiments in " + module.shown(module.experimentDirectory()));
      return;
    }
    requireComplete(outcomes);
  }
}
