package io.github.experimentmaven.launch;

import java.util.concurrent.Semaphore;

/**
 * The trainings that may go on at once in a whole Maven session. Modules that are built side by
 * side share one object, so that they do not share cores instead.
 */
public final class LaunchSlots {

  private final Semaphore slots;

  /**
   * So many slots, all free.
   *
   * @param count at least 1
   */
  public LaunchSlots(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least 1 training must be allowed, not " + count);
    }
    // Fair: a module with many runs must not starve one with few.
    slots = new Semaphore(count, true);
  }

  /** Waits for a free slot and takes it. */
  void acquire() throws InterruptedException {
    slots.acquire();
  }

  /** Gives a slot back. */
  void release() {
    slots.release();
  }
}
