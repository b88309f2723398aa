package io.github.experimentmaven.launch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the machine, or the container this process is in, has for trainings.
 *
 * @param cores that this process may use
 * @param memory in all
 */
public record Capacity(int cores, MemorySize memory) {

  /** What is left of the memory for Maven, its plugins and everything else on the machine. */
  private static final MemorySize RESERVE = MemorySize.parse("1g");

  /** This machine's; the JVM knows of the limits of a container. */
  public static Capacity ofThisMachine() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Capacity(
        Runtime.getRuntime().availableProcessors(), new MemorySize(system.getTotalMemorySize()));
  }

  /**
   * How many trainings can run at once: one a core, as long as all of them may take the memory that
   * they are allowed.
   *
   * @param maxHeap Java heap of one
   * @param maxOffHeap memory of one outside of the Java heap
   * @return at least 1
   */
  public int trainings(MemorySize maxHeap, MemorySize maxOffHeap) {
    long each = maxHeap.plus(maxOffHeap).bytes();
    long fit = (memory.bytes() - RESERVE.bytes()) / each;
    return (int) Math.max(1, Math.min(cores, fit));
  }
}
