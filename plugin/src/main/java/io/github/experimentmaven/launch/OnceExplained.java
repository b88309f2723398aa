package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes on why an experiment is trained with the first of its runs; of the others, which are
 * trained for the same reason, only that they have started.
 */
public final class OnceExplained implements ProgressListener {

  private record Explanation(String experiment, String reason) {}

  private final ProgressListener listener;
  private final Set<Explanation> said = ConcurrentHashMap.newKeySet();

  /**
   * A listener that is told each reason once.
   *
   * @param listener is told everything else as it comes
   */
  public OnceExplained(ProgressListener listener) {
    this.listener = listener;
  }

  @Override
  public void asked(int runs) {
    listener.asked(runs);
  }

  @Override
  public void missing(List<Run> runs) {
    listener.missing(runs);
  }

  @Override
  public void cached(RunOutcome outcome) {
    listener.cached(outcome);
  }

  @Override
  public void started(Run run, String reason) {
    boolean isNew = said.add(new Explanation(run.experimentName(), reason));
    listener.started(run, isNew ? reason : "");
  }

  @Override
  public void happened(Run run, RunEvent event) {
    listener.happened(run, event);
  }

  @Override
  public void warned(Run run, String warning) {
    listener.warned(run, warning);
  }

  @Override
  public void finished(RunOutcome outcome) {
    listener.finished(outcome);
  }
}
