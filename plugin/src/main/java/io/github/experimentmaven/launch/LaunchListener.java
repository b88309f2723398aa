package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;

/**
 * Is told by a {@link Launcher} how runs come along. Runs report from threads of their own, several
 * at once; the calls of one run come in order: {@code started}, any number of {@code happened} and
 * {@code warned}, {@code finished}.
 */
public interface LaunchListener {

  /** The run is about to be trained; what an earlier run left in its folder is still there. */
  void started(Run run);

  /** The trainer reports. */
  void happened(Run run, RunEvent event);

  /** Something is wrong that does not end the run. */
  void warned(Run run, String warning);

  /** The run is over; called exactly once for each run that was started. */
  void finished(RunOutcome outcome);
}
