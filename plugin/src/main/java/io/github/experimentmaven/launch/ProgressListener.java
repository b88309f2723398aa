package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.util.List;

/**
 * Is told how runs come along. Of a run whose result is cached it is told just that, and so of one
 * that need not be trained to where it is to pause. Runs report from threads of their own, several
 * at once; the calls of one run come in order: {@code started}, any number of {@code happened} and
 * {@code warned}, {@code finished}.
 */
public interface ProgressListener {

  /** Tells nobody. */
  ProgressListener SILENT =
      new ProgressListener() {
        @Override
        public void cached(RunOutcome outcome) {}

        @Override
        public void started(Run run, String reason) {}

        @Override
        public void happened(Run run, RunEvent event) {}

        @Override
        public void warned(Run run, String warning) {}

        @Override
        public void finished(RunOutcome outcome) {}
      };

  /**
   * So many runs are to be brought to their results. Told first, and again where more runs follow.
   */
  default void asked(int runs) {}

  /** These runs are to be trained, as nothing is known of them. Told before any of them starts. */
  default void missing(List<Run> runs) {}

  /** What became of the run was taken out of the cache; it is not trained. */
  void cached(RunOutcome outcome);

  /**
   * The run has got its slot and is about to be forked.
   *
   * @param reason why it has to be trained, in a few words; empty if that was said before
   */
  void started(Run run, String reason);

  /** The trainer reports. */
  void happened(Run run, RunEvent event);

  /** Something is wrong that does not end the run. */
  void warned(Run run, String warning);

  /** The run is over; called exactly once for each run that was started. */
  void finished(RunOutcome outcome);
}
