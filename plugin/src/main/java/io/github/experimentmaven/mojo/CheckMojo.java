package io.github.experimentmaven.mojo;

import io.github.experimentmaven.build.ExperimentModule;
import io.github.experimentmaven.build.RecordedExperiments;
import io.github.experimentmaven.build.RecordedExperiments.Recorded;
import io.github.experimentmaven.gate.VerdictText;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the recorded results by the gates of the experiment files, and fails the build if one does
 * not hold. Trains nothing, so a changed gate can be tried at once. Nothing recorded is a failure,
 * too.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ExperimentMojo {

  private final RecordedExperiments recorded;

  /** Skips this goal. */
  @Parameter(property = "experiment.check.skip", defaultValue = "false")
  private boolean skipCheck;

  @Inject
  CheckMojo(RecordedExperiments recorded) {
    this.recorded = recorded;
  }

  @Override
  boolean isGoalSkipped() {
    return skipCheck;
  }

  @Override
  void perform(ExperimentModule module) throws Exception {
    List<Recorded> judged = recorded.judge(module);
    for (Recorded each : judged) {
      if (each.passes()) {
        VerdictText.of(each.result()).lines().forEach(getLog()::info);
      }
    }
    List<Recorded> failed = judged.stream().filter(each -> !each.passes()).toList();
    if (!failed.isEmpty()) {
      throw new MojoFailureException(
          failed.size()
              + " of "
              + judged.size()
              + (judged.size() == 1 ? " experiment" : " experiments")
              + " failed\n\n"
              + failed.stream()
                  .map(each -> VerdictText.of(each.result()))
                  .collect(Collectors.joining("\n\n")));
    }
  }
}
