package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import io.github.experimentmaven.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Progress for logs and terminals that cannot redraw: one line when a run starts, resumes after an
 * interruption, ends an epoch, ends.
 */
public final class LogProgress implements ProgressListener {

  private final Consumer<String> log;
  private final Map<RunFolder, Integer> trainImages = new ConcurrentHashMap<>();

  /**
   * Progress on a log.
   *
   * @param log takes one line, without its end, from several threads
   */
  public LogProgress(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public void cached(Run run, RunResult result) {
    say(ProgressText.cached(run, result));
  }

  @Override
  public void started(Run run, String reason) {
    say(List.of(run.label(), ProgressText.started(reason)));
  }

  @Override
  public void happened(Run run, RunEvent event) {
    if (event instanceof RunEvent.DataLoaded data) {
      trainImages.put(run.folder(), data.trainImages());
    } else if (event instanceof RunEvent.Resumed resumed) {
      say(List.of(run.label(), ProgressText.resumed(resumed)));
    } else if (event instanceof RunEvent.EpochDone epoch) {
      say(ProgressText.epoch(run, epoch, trainImages.getOrDefault(run.folder(), 0)));
    } else {
      ProgressText.decided(event).ifPresent(words -> say(List.of(run.label(), words)));
    }
  }

  @Override
  public void warned(Run run, String warning) {
    say(List.of(run.label(), "warning: " + warning));
  }

  @Override
  public void finished(RunOutcome outcome) {
    trainImages.remove(outcome.run().folder());
    say(ProgressText.finished(outcome));
  }

  private void say(List<String> segments) {
    log.accept(String.join(ProgressText.GAP, segments));
  }
}
