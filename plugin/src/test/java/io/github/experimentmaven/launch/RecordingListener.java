package io.github.experimentmaven.launch;

import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.result.RunEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Remembers what it is told. */
final class RecordingListener implements ProgressListener {

  final List<String> calls = new CopyOnWriteArrayList<>();
  final CountDownLatch firstEvent = new CountDownLatch(1);

  @Override
  public void cached(RunOutcome outcome) {
    calls.add(outcome.run().label() + " cached");
  }

  @Override
  public void started(Run run, String reason) {
    calls.add(run.label() + " started");
  }

  @Override
  public void happened(Run run, RunEvent event) {
    calls.add(run.label() + " " + event.getClass().getSimpleName());
    firstEvent.countDown();
  }

  @Override
  public void warned(Run run, String warning) {
    calls.add(run.label() + " warned: " + warning);
  }

  @Override
  public void finished(RunOutcome outcome) {
    String how =
        outcome instanceof RunOutcome.Failed failed ? "failed: " + failed.reason() : "completed";
    calls.add(outcome.run().label() + " " + how);
  }
}
