package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import java.io.IOException;

/**
 * Is told by a {@link Launcher} how runs come along. Runs report from threads of their own, several
 * at once; the calls of one run come in order: {@code started}, any number of {@code happened} and
 * {@code warned}, {@code completed} if it has a result, {@code finished}.
 */
public interface LaunchListener {

  /** The run is about to be trained; what an earlier run left in its folder is still there. */
  void started(Run run);

  /** The trainer reports. */
  void happened(Run run, RunEvent event);

  /** Something is wrong that does not end the run. */
  void warned(Run run, String warning);

  /**
   * The run has its result, whose files are still where nobody else writes.
   *
   * @param files of the fork, which are about to take the place of the run's
   */
  void completed(Run run, RunFolder files);

  /**
   * Demands that the folders of runs are this build's; called before anything there is replaced.
   *
   * @throws IOException if they are not; the message says what became of them
   */
  void requireOwn() throws IOException;

  /** The run is over; called exactly once for each run that was started. */
  void finished(RunOutcome outcome);
}
