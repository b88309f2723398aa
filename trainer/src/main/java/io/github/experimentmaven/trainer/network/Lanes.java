package io.github.experimentmaven.trainer.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Lanes side by side, each but the first with a thread of its own. The first one computes on the
 * thread that calls.
 */
final class Lanes implements AutoCloseable {

  private final List<Lane> lanes;
  private final List<ExecutorService> threads = new ArrayList<>();

  /**
   * @param lanes at least one
   */
  Lanes(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
    for (int i = 1; i < lanes.size(); i++) {
      threads.add(Executors.newSingleThreadExecutor(Lanes::daemon));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lane");
    thread.setDaemon(true);
    return thread;
  }

  /** What is done with a part of a batch. */
  interface Work {

    /**
     * Does it.
     *
     * @param lane whose arrays are used
     * @param part its number, from 0
     */
    void on(Lane lane, int part);
  }

  /** The one that computes on the thread that calls. */
  Lane first() {
    return lanes.get(0);
  }

  /** All of them, one after the other. */
  void each(Consumer<Lane> action) {
    lanes.forEach(action);
  }

  /**
   * Does something with each part of a batch, and waits until all is done. The parts take turns in
   * the lanes.
   *
   * @param parts how many
   * @param work what is done
   */
  void run(int parts, Work work) {
    List<Future<?>> others = new ArrayList<>();
    for (int lane = 1; lane < Math.min(lanes.size(), parts); lane++) {
      int number = lane;
      others.add(threads.get(lane - 1).submit(() -> run(number, parts, work)));
    }
    try {
      run(0, parts, work);
    } finally {
      // Nobody may go on, not even with a failure, while others still compute.
      others.forEach(Lanes::await);
    }
  }

  private void run(int lane, int parts, Work work) {
    for (int part = lane; part < parts; part += lanes.size()) {
      work.on(lanes.get(lane), part);
    }
  }

  private static void await(Future<?> other) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          other.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a part of a batch could not be computed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The memory of their arrays in bytes. */
  long arrayBytes() {
    return lanes.stream().mapToLong(Lane::arrayBytes).sum();
  }

  /** Gives the memory of the lanes' arrays back, and ends their threads. */
  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdown);
    lanes.forEach(Lane::close);
  }
}
