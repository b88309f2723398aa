package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.launch.ProgressListener;
import io.github.experimentmaven.launch.RunOutcome;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import io.github.experimentmaven.result.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * When a trainer was started and when it had its first batch done. It looks into the run's events
 * itself, as the launcher does so too rarely for a start of a second, and only until the first
 * batch.
 */
final class FirstBatchWatch implements ProgressListener {

  private static final long INTERVAL_MILLIS = 10;

  private volatile double startedAt;
  private volatile double firstBatchAt;
  private volatile boolean ended;

  /** Seconds since 1970. */
  double startedAt() {
    return startedAt;
  }

  /** Seconds since 1970. */
  double firstBatchAt() {
    return firstBatchAt;
  }

  @Override
  public void cached(Run run, RunResult result) {
    throw new IllegalStateException("nothing is measured by a cached result");
  }

  @Override
  public void started(Run run, String reason) {
    startedAt = now();
    Thread thread = new Thread(() -> watch(run.folder().events()), "first-batch-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(Path events) {
    try {
      while (!ended && firstBatchAt == 0) {
        if (Files.exists(events) && Files.readString(events).contains("batch_done")) {
          firstBatchAt = now();
          return;
        }
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }

  @Override
  public void happened(Run run, RunEvent event) {}

  @Override
  public void warned(Run run, String warning) {}

  @Override
  public void finished(RunOutcome outcome) {
    ended = true;
  }
}
