package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunFolder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Progress for logs and terminals that cannot redraw: one line when a run starts, resumes after an
 * interruption, ends an epoch, ends. Of many runs only a line when each ends, and one for all whose
 * results are known.
 */
public final class LogProgress implements ProgressListener {

  private final Consumer<String> log;
  private final Map<RunFolder, Integer> trainImages = new ConcurrentHashMap<>();
  private final AllRuns all;

  /**
   * Progress on a log.
   *
   * @param log takes one line, without its end, from several threads
   */
  public LogProgress(Consumer<String> log) {
    this(log, System::nanoTime);
  }

  LogProgress(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.all = new AllRuns(nanoTime);
  }

  @Override
  public void asked(int runs) {
    all.asked(runs);
  }

  @Override
  public void missing(List<Run> runs) {
    all.missing(runs).ifPresent(words -> say(List.of(words)));
  }

  @Override
  public void cached(RunOutcome outcome) {
    all.cached();
    if (!all.areMany()) {
      say(ProgressText.cached(outcome));
    }
  }

  @Override
  public void started(Run run, String reason) {
    if (!all.areMany()) {
      say(List.of(run.label(), ProgressText.started(reason)));
    }
  }

  @Override
  public void happened(Run run, RunEvent event) {
    all.happened(run, event);
    if (event instanceof RunEvent.DataLoaded data) {
      trainImages.put(run.folder(), data.trainImages());
    } else if (event instanceof RunEvent.Resumed resumed) {
      say(List.of(run.label(), ProgressText.resumed(resumed)));
    } else if (event instanceof RunEvent.EpochDone epoch) {
      if (!all.areMany()) {
        say(ProgressText.epoch(run, epoch, trainImages.getOrDefault(run.folder(), 0)));
      }
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
    say(all.finished(outcome));
  }

  private void say(List<String> segments) {
    log.accept(String.join(ProgressText.GAP, segments));
  }
}
