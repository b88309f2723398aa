package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;

/**
 * Is told how runs come along. Runs report from threads of their own, several at once; the calls of
 * one run come in order: {@code started}, any number of {@code happened} and {@code warned}, {@code
 * finished}.
 */
public interface ProgressListener {

  /** Tells nobody. */
  ProgressListener SILENT =
      new ProgressListener() {
        @Override
        public void started(Run run) {}

        @Override
        public void happened(Run run, RunEvent event) {}

        @Override
        public void warned(Run run, String warning) {}

        @Override
        public void finished(RunOutcome outcome) {}
      };

  /** The run has got its slot and is about to be forked. */
  void started(Run run);

  /** The trainer reports. */
  void happened(Run run, RunEvent event);

  /** Something is wrong that does not end the run. */
  void warned(Run run, String warning);

  /** The run is over; called exactly once for each run that was started. */
  void finished(RunOutcome outcome);
}
