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

  /** The bytes that trainings which run at once may take together. */
  public long forTrainings() {
    return Math.max(0, memory.bytes() - RESERVE.bytes());
  }
}
