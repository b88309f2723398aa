package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How all runs come along together, for those who show progress: how many, and what is left. */
final class AllRuns {

  /** Of more runs nobody would read more than a line each. */
  private static final int MANY = 20;

  private final LongSupplier nanoTime;
  private int asked;
  private int cached;
  private volatile @Nullable WorkLeft work;

  /**
   * @param nanoTime a clock, such as that of the system
   */
  AllRuns(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** As {@link ProgressListener#asked}. */
  void asked(int runs) {
    asked = runs;
    cached = 0;
  }

  /** Whether these are so many that each is told in a line at most. */
  boolean areMany() {
    return asked > MANY;
  }

  /** The result of one more is known. */
  void cached() {
    cached++;
  }

  /**
   * As {@link ProgressListener#missing}.
   *
   * @return how many results are known, where they have not been told one by one
   */
  Optional<String> missing(List<Run> runs) {
    work = new WorkLeft(runs, nanoTime);
    return areMany() && cached > 0
        ? Optional.of(ProgressText.known(cached, asked))
        : Optional.empty();
  }

  /** As {@link ProgressListener#happened}. */
  void happened(Run run, RunEvent event) {
    WorkLeft left = work;
    if (left != null) {
      left.happened(run, event);
    }
  }

  /** What is to be told of a run that is over, and of how far all are with it. */
  List<String> finished(RunOutcome outcome) {
    List<String> segments = new ArrayList<>(ProgressText.finished(outcome));
    WorkLeft left = work;
    if (left != null) {
      left.finished(outcome.run());
      segments.addAll(ProgressText.overall(left));
    }
    return segments;
  }
}
