package io.github.experimentmaven.spark;

import io.github.experimentmaven.remote.DriverMessage;
import io.github.experimentmaven.remote.DriverRequest;
import io.github.experimentmaven.storage.FileFailure;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The driver of an application that trains runs, in a JVM of its own. Its standard input has a
 * {@link DriverRequest}, its standard output {@link DriverMessage}s; what Spark prints goes where
 * errors go. It ends with its input: whoever launched it is gone, or does not wait any more.
 */
public final class SparkDriver {

  /** What ending may take, before it is ended. */
  private static final long PATIENCE_MILLIS = 10_000;

  private static final long WATCH_MILLIS = 250;

  private SparkDriver() {}

  /**
   * Trains the runs that it is told.
   *
   * @param arguments the folder for what comes back
   * @throws IOException if there is nothing to do
   */
  public static void main(String[] arguments) throws IOException {
    DriverOutput out = new DriverOutput(System.out);
    System.setOut(System.err);
    out.begin();
    DataInputStream in = new DataInputStream(System.in);
    DriverRequest request = DriverRequest.read(in);
    Cluster cluster = new Cluster(out);
    daemon("experiment-cluster", () -> awaitExecutors(cluster, request, out)).start();
    int status = 0;
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf())) {
      Submissions submissions =
          new Submissions(context, request, Path.of(arguments[0]), out, cluster);
      daemon("experiment-input", () -> awaitEnd(in, context, submissions)).start();
      submissions.train();
      daemon("experiment-end", SparkDriver::endSoon).start();
    } catch (IOException e) {
      out.send(
          new DriverMessage.GaveUp(
              "the folder of data that its machines share cannot be used: "
                  + Reasons.of(FileFailure.text(e))));
      status = 1;
    } catch (UncheckedIOException e) {
      // Nobody listens any more.
      status = 1;
    } catch (RuntimeException e) {
      out.send(new DriverMessage.GaveUp(Reasons.of(String.valueOf(e.getMessage()))));
      status = 1;
    }
    // Threads of Spark may be left that would keep the JVM alive.
    Runtime.getRuntime().halt(status);
  }

  /** From before the context is there: a master that does not answer is waited for in there. */
  private static void awaitExecutors(Cluster cluster, DriverRequest request, DriverOutput out) {
    long most = TimeUnit.MILLISECONDS.toNanos(request.startTimeoutMillis());
    try {
      while (cluster.emptyNanos() < most) {
        Thread.sleep(WATCH_MILLIS);
      }
      out.send(
          new DriverMessage.GaveUp(
              "it has given no executor for %s s".formatted(TimeUnit.NANOSECONDS.toSeconds(most))));
      daemon("experiment-end", SparkDriver::endSoon).start();
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitEnd(InputStream in, JavaSparkContext context, Submissions submissions) {
    try {
      for (int told = in.read(); told >= 0; told = in.read()) {
        if (told == DriverMessage.NO_MORE) {
          submissions.beginNoMore();
        }
      }
    } catch (IOException e) {
      // A pipe that cannot be read has nobody at its other end.
    }
    daemon("experiment-end", SparkDriver::endSoon).start();
    // Executors end their tasks with it, and these their trainers.
    context.stop();
    Runtime.getRuntime().halt(1);
  }

  private static void endSoon() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
