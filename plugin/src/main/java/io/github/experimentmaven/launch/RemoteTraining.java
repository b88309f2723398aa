package io.github.experimentmaven.launch;

import io.github.experimentmaven.failure.PlatformException;
import io.github.experimentmaven.plan.Run;
import io.github.experimentmaven.remote.DriverMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs of one launch that a driver has trained elsewhere, from its first message to its last.
 */
final class RemoteTraining {

  private final List<RemoteExecution> executions;
  private final LaunchSettings settings;
  private final SparkSettings spark;
  private final SparkDriverProcess driver;
  private final Path log;

  /**
   * @param runs in the order that the driver knows them in
   * @param log what the driver prints
   */
  RemoteTraining(
      List<Run> runs,
      LaunchSettings settings,
      SparkSettings spark,
      LaunchListener listener,
      SparkDriverProcess driver,
      Path log) {
    this.executions =
        runs.stream().map(run -> new RemoteExecution(run, settings, listener)).toList();
    this.settings = settings;
    this.spark = spark;
    this.driver = driver;
    this.log = log;
  }

  /**
   * Waits for all runs.
   *
   * @param forks of which the driver is one
   * @throws PlatformException if the cluster trains no more
   * @throws InterruptedException if the build is ended
   */
  List<RunOutcome> follow(Forks forks) throws PlatformException, InterruptedException {
    try {
      while (executions.stream().anyMatch(RemoteExecution::isOpen)) {
        Optional<DriverMessage> message = driver.next();
        if (forks.hasEnded()) {
          throw new InterruptedException("the build was ended while a cluster trained");
        }
        if (message.isEmpty()) {
          throw gaveUp("its driver has ended: " + ExitText.ofProcess(driver.exitCode()));
        }
        take(message.get());
      }
    } catch (InterruptedException e) {
      executions.forEach(execution -> execution.abandon(new Ending.Interrupted()));
      throw e;
    }
    return executions.stream().map(RemoteExecution::outcome).toList();
  }

  private void take(DriverMessage message) throws PlatformException {
    if (message instanceof DriverMessage.Started started) {
      of(started.number()).started(started.host());
    } else if (message instanceof DriverMessage.Events events) {
      of(events.number()).events(events.bytes());
    } else if (message instanceof DriverMessage.Lost lost) {
      of(lost.number()).lost(lost.reason());
    } else if (message instanceof DriverMessage.NotStarted left) {
      of(left.number()).notStarted();
    } else if (message instanceof DriverMessage.Ended ended) {
      endFastAfter(of(ended.number()).ended(ended));
    } else if (message instanceof DriverMessage.Failed failed) {
      endFastAfter(of(failed.number()).failed(new Ending.ClusterFailed(failed.reason())));
    } else if (message instanceof DriverMessage.GaveUp reason) {
      throw gaveUp(reason.reason());
    }
  }

  private void endFastAfter(RunOutcome outcome) {
    if (settings.failFast() && outcome.failure().isPresent()) {
      driver.beginNoMore();
    }
  }

  private RemoteExecution of(int number) {
    return executions.get(number);
  }

  private PlatformException gaveUp(String reason) {
    long done = executions.stream().filter(execution -> !execution.isOpen()).count();
    executions.forEach(execution -> execution.abandon(new Ending.ClusterFailed(reason)));
    List<String> lines = new ArrayList<>();
    lines.add("the cluster %s trains no more: %s".formatted(spark.master(), reason));
    lines.add(
        "  %s of %s runs are done; the next build trains the others"
            .formatted(done, executions.size()));
    try {
      List<String> tail = LogTail.of(log);
      lines.add(tail.isEmpty() ? "  driver's log: empty" : "  end of the driver's log:");
      tail.forEach(line -> lines.add("  | " + line));
    } catch (IOException e) {
      lines.add("  driver's log: " + e.getMessage());
    }
    lines.add("  log: " + settings.shown(log));
    return new PlatformException(String.join("\n", lines));
  }
}
