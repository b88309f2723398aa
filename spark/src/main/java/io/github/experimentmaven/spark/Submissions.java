package io.github.experimentmaven.spark;

import io.github.experimentmaven.remote.DriverMessage;
import io.github.experimentmaven.remote.DriverRequest;
import io.github.experimentmaven.remote.RemoteRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The runs of one application: each is a job of one task, so that one that fails, or brings back
 * more than Spark takes, is no other's trouble. A bounded number is submitted at once, and of what
 * comes back nothing is kept but files.
 */
final class Submissions {

  /** More than executors have cores; Spark has the rest wait. */
  private static final int WINDOW = 128;

  private final JavaSparkContext context;
  private final DriverRequest request;
  private final Path results;
  private final DriverOutput out;
  private final Cluster cluster;
  private final int[] attempts;
  private volatile boolean beginsNoMore;

  /**
   * @param results takes the files that come back
   * @param cluster is told of the application's executors and tasks
   */
  Submissions(
      JavaSparkContext context,
      DriverRequest request,
      Path results,
      DriverOutput out,
      Cluster cluster) {
    this.context = context;
    this.request = request;
    this.results = results;
    this.out = out;
    this.cluster = cluster;
    attempts = new int[request.runs().size()];
  }

  /** Has runs left out that are not submitted yet. */
  void beginNoMore() {
    beginsNoMore = true;
  }

  /**
   * Trains all runs and tells how each ended.
   *
   * @throws IOException if what the machines share cannot be written
   */
  void train() throws IOException {
    context.sc().addSparkListener(cluster);
    TaskMessages.receive(this::happened);
    for (String file : request.files()) {
      // Not as a path: links would be called after what they lead to.
      context.addFile(Path.of(file).toUri().toString());
    }
    for (Map.Entry<String, String> each : request.shared().entrySet()) {
      SharedFile file = new SharedFile(each.getKey());
      file.put(Path.of(each.getValue()), context.hadoopConfiguration());
      if (!file.opensInPlace()) {
        context.addFile(file.address());
      }
    }
    ExecutorService submitting =
        Executors.newFixedThreadPool(
            Math.min(WINDOW, Math.max(1, request.runs().size())), Submissions::daemon);
    CountDownLatch left = new CountDownLatch(request.runs().size());
    for (RemoteRun run : request.runs()) {
      submitting.execute(
          () -> {
            try {
              train(run);
            } finally {
              left.countDown();
            }
          });
    }
    try {
      left.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void train(RemoteRun run) {
    if (beginsNoMore) {
      out.send(new DriverMessage.NotStarted(run.number()));
      return;
    }
    out.send(outcome(run));
  }

  private DriverMessage outcome(RemoteRun run) {
    try {
      context.setJobGroup("run-" + run.number(), run.label(), true);
      context.setLocalProperty(Cluster.RUN, Integer.toString(run.number()));
      TrainingResult result =
          context.parallelize(List.of(run), 1).map(new TrainTask()).collect().get(0);
      if (!result.refusal().isEmpty()) {
        return new DriverMessage.Failed(
            run.number(), result.host() + " cannot train it: " + result.refusal());
      }
      Path folder = results.resolve(Integer.toString(run.number()));
      result.write(folder);
      return new DriverMessage.Ended(
          run.number(), result.exitCode(), result.isTimedOut(), result.host(), folder.toString());
    } catch (IOException e) {
      return new DriverMessage.Failed(
          run.number(), "its files cannot be written: " + e.getMessage());
    } catch (Exception e) {
      // Scala's methods throw what they do not declare.
      return context.sc().isStopped()
          ? new DriverMessage.GaveUp("Spark has stopped the application")
          : new DriverMessage.Failed(run.number(), Reasons.of(String.valueOf(e.getMessage())));
    }
  }

  /** Messages of an attempt that is over may come late. */
  private synchronized void happened(TaskMessage message) {
    if (message.attempt() < attempts[message.number()]) {
      return;
    }
    attempts[message.number()] = message.attempt();
    out.send(
        message.events().length == 0
            ? new DriverMessage.Started(message.number(), message.host())
            : new DriverMessage.Events(message.number(), message.events()));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "experiment-submission");
    thread.setDaemon(true);
    return thread;
  }
}
