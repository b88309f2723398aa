package io.github.experimentmaven.trainer;

import java.lang.management.ManagementFactory;

/** The age of this JVM. */
final class Uptime {

  private Uptime() {}

  static double seconds() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }
}
