package io.github.experimentmaven.launch;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The trainings that may go on at once in a whole Maven session: so many, and no more than fit into
 * so much memory together. Modules that are built side by side share one object, so that they do
 * not share cores and memory instead.
 */
public final class LaunchSlots {

  private int count;
  private long memory;
  private int taken;
  private long takenMemory;

  // First come, first served: a module with many runs must not starve one with few, nor small
  // runs a large one.
  private final Queue<Object> waiting = new ArrayDeque<>();

  /**
   * So many slots, all free.
   *
   * @param count at least 1
   * @param memory of all that are taken, in bytes
   */
  public LaunchSlots(int count, long memory) {
    if (count < 1) {
      throw new IllegalArgumentException("at least 1 training must be allowed, not " + count);
    }
    this.count = count;
    this.memory = memory;
  }

  /**
   * Adds slots and memory until there are so many and so much, those that are taken included; never
   * takes any away.
   */
  public synchronized void growTo(int atLeast, long memoryAtLeast) {
    count = Math.max(count, atLeast);
    memory = Math.max(memory, memoryAtLeast);
    notifyAll();
  }

  /**
   * Waits for a free slot and takes it. A training that needs more memory than there is has it to
   * itself.
   *
   * @param bytes of memory that go with it
   */
  synchronized void acquire(long bytes) throws InterruptedException {
    Object place = new Object();
    waiting.add(place);
    try {
      while (waiting.peek() != place || !isFree(bytes)) {
        wait();
      }
      taken++;
      takenMemory += bytes;
    } finally {
      waiting.remove(place);
      notifyAll();
    }
  }

  /**
   * Gives a slot back.
   *
   * @param bytes that were taken with it
   */
  synchronized void release(long bytes) {
    taken--;
    takenMemory -= bytes;
    notifyAll();
  }

  /**
   * Takes more slots for a training that has one, if they are free now and nobody waits for one.
   *
   * @param most how many it can make use of
   * @return how many it got
   */
  synchronized int acquireIdle(int most) {
    int got = waiting.isEmpty() ? Math.max(0, Math.min(most, count - taken)) : 0;
    taken += got;
    return got;
  }

  /** Gives slots back that were idle before. */
  synchronized void releaseIdle(int slots) {
    taken -= slots;
    notifyAll();
  }

  /** How many slots are free now. */
  public synchronized int free() {
    return count - taken;
  }

  private boolean isFree(long bytes) {
    return taken < count && (taken == 0 || bytes <= memory - takenMemory);
  }
}
