package io.github.experimentmaven.launch;

import java.util.concurrent.Semaphore;

/**
 * The trainings that may go on at once in a whole Maven session. Modules that are built side by
 * side share one object, so that they do not share cores instead.
 */
public final class LaunchSlots {

  // Fair: a module with many runs must not starve one with few.
  private final Semaphore free;
  private int count;

  /**
   * So many slots, all free.
   *
   * @param count at least 1
   */
  public LaunchSlots(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least 1 training must be allowed, not " + count);
    }
    this.count = count;
    this.free = new Semaphore(count, true);
  }

  /**
   * Adds slots until there are so many, those that are taken included; never takes one away.
   *
   * @param atLeast how many there must be
   */
  public synchronized void growTo(int atLeast) {
    if (atLeast > count) {
      free.release(atLeast - count);
      count = atLeast;
    }
  }

  /** Waits for a free slot and takes it. */
  void acquire() throws InterruptedException {
    free.acquire();
  }

  /** Gives a slot back. */
  void release() {
    free.release();
  }

  /** How many slots are free now. */
  public int free() {
    return free.availablePermits();
  }
}
