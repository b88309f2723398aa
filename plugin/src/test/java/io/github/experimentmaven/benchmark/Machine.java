package io.github.experimentmaven.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param processor its model; empty where the system does not tell
 * @param processors how many this process may use
 * @param system name and architecture of the operating system
 * @param java version of the JVM
 * @param loadBefore processes that wanted to run in the minute before the start; more than a few
 *     tenths make all figures doubtful; negative where the system does not tell
 */
record Machine(String processor, int processors, String system, String java, double loadBefore) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** This machine, now. */
  static Machine current() throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        processorModel(),
        system.getAvailableProcessors(),
        system.getName() + " " + system.getArch(),
        System.getProperty("java.version"),
        system.getSystemLoadAverage());
  }

  private static String processorModel() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return "";
    }
    return Files.readAllLines(CPU_INFO).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }
}
