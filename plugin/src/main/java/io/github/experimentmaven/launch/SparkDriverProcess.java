package io.github.experimentmaven.launch;

import io.github.experimentmaven.remote.DriverMessage;
import io.github.experimentmaven.remote.DriverRequest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A driver's process and what it tells. It is read on a thread of its own: whoever waits for a
 * message can be interrupted, which who reads a pipe cannot.
 */
final class SparkDriverProcess implements AutoCloseable {

  /** What a driver may take to leave its cluster. */
  private static final long PATIENCE_SECONDS = 15;

  /** Messages carry events; who tells faster than we listen waits. */
  private static final int MOST_WAITING = 1000;

  private final Forks forks;
  private final Process process;
  private final DataOutputStream in;
  private final BlockingQueue<Optional<DriverMessage>> messages =
      new ArrayBlockingQueue<>(MOST_WAITING);

  private SparkDriverProcess(Forks forks, Process process) {
    this.forks = forks;
    this.process = process;
    in = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /**
   * Starts it.
   *
   * @throws IOException if the system cannot
   * @throws InterruptedException if the build is being ended
   */
  static SparkDriverProcess start(Forks forks, ProcessBuilder command)
      throws IOException, InterruptedException {
    SparkDriverProcess driver = new SparkDriverProcess(forks, forks.start(command));
    Thread reader = new Thread(driver::read, "experiment-spark-driver");
    reader.setDaemon(true);
    reader.start();
    return driver;
  }

  /** Tells it what to do. One that has ended by then says so {@linkplain #next by its silence}. */
  void request(DriverRequest request) {
    try {
      request.write(in);
      in.flush();
    } catch (IOException e) {
      // Its output is at its end then.
    }
  }

  /** Has it begin no other run. */
  void beginNoMore() {
    try {
      in.write(DriverMessage.NO_MORE);
      in.flush();
    } catch (IOException e) {
      // It has ended, and begins none.
    }
  }

  /** Waits for its next message; empty if none comes any more. */
  Optional<DriverMessage> next() throws InterruptedException {
    return messages.take();
  }

  /** How it ended, once it tells nothing any more; 0 if it has not. */
  int exitCode() throws InterruptedException {
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 0;
  }

  /** Ends it: kindly, so that it leaves its cluster, if there is time. */
  @Override
  public void close() {
    try {
      in.close();
      if (!forks.hasEnded()) {
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      // It has closed the pipe itself.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forks.destroy(process);
    }
  }

  private void read() {
    try (DataInputStream out =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      skipTo(DriverMessage.BEGINNING, out);
      while (true) {
        messages.put(Optional.of(DriverMessage.read(out)));
      }
    } catch (IOException e) {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      messages.put(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What scripts print before. */
  private static void skipTo(String mark, InputStream out) throws IOException {
    int matched = 0;
    while (matched < mark.length()) {
      int next = out.read();
      if (next < 0) {
        throw new EOFException("the driver has told nothing");
      }
      if (next == mark.charAt(matched)) {
        matched++;
      } else {
        matched = next == mark.charAt(0) ? 1 : 0;
      }
    }
  }
}
