package io.github.experimentmaven.launch;

import io.github.experimentmaven.experiment.MemoryPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a trainer's memory as it really holds, once the user's parameters and JVM arguments
 * have had their say.
 *
 * @param size the limit
 * @param origin for people: where it comes from
 */
record MemoryLimit(MemorySize size, String origin) {

  private static final List<String> HEAP_OPTIONS = List.of("-Xmx", "-XX:MaxHeapSize=");
  private static final List<String> OFF_HEAP_OPTIONS =
      List.of("-Dorg.bytedeco.javacpp.maxbytes=", "-Dorg.bytedeco.javacpp.maxBytes=");

  /** The limit of the Java heap. */
  static MemoryLimit heap(LaunchSettings settings, MemoryPlan plan) {
    MemoryLimit limit = MemoryLimit.of(settings.maxHeap(), "experiment.maxHeap", plan.heapLimit());
    return limit.overridden(HEAP_OPTIONS, settings.jvmArguments());
  }

  /** The limit of the memory native code may allocate. */
  static MemoryLimit offHeap(LaunchSettings settings, MemoryPlan plan) {
    MemoryLimit limit =
        MemoryLimit.of(settings.maxOffHeap(), "experiment.maxOffHeap", plan.offHeapLimit());
    return limit.overridden(OFF_HEAP_OPTIONS, settings.jvmArguments());
  }

  private static MemoryLimit of(@Nullable MemorySize given, String parameter, long planned) {
    return given == null
        ? new MemoryLimit(
            MemorySize.ofAtLeast(planned),
            "planned for the network; " + parameter + " overrides it")
        : new MemoryLimit(given, "set by " + parameter);
  }

  /** For people: how much it is and where it comes from. */
  String words() {
    return "at most " + size + ", " + origin;
  }

  private MemoryLimit overridden(List<String> options, List<String> jvmArguments) {
    MemoryLimit limit = this;
    for (String argument : jvmArguments) {
      for (String option : options) {
        if (argument.startsWith(option)) {
          limit = overridden(limit, argument, argument.substring(option.length()));
        }
      }
    }
    return limit;
  }

  private static MemoryLimit overridden(MemoryLimit before, String argument, String value) {
    try {
      return new MemoryLimit(MemorySize.parse(value), "set by the JVM argument " + argument);
    } catch (IllegalArgumentException e) {
      // The JVM will refuse it, or understands more than we do; it tells the user better.
      return before;
    }
  }
}
