package io.github.experimentmaven.launch;

import java.util.List;

/**
 * A limit of a trainer's memory as it really holds, once the user's JVM arguments have had their
 * say.
 *
 * @param size the limit
 * @param remedy for people: where it is set
 */
record MemoryLimit(MemorySize size, String remedy) {

  private static final List<String> HEAP_OPTIONS = List.of("-Xmx", "-XX:MaxHeapSize=");
  private static final List<String> OFF_HEAP_OPTIONS =
      List.of("-Dorg.bytedeco.javacpp.maxbytes=", "-Dorg.bytedeco.javacpp.maxBytes=");

  /** The limit of the Java heap. */
  static MemoryLimit heap(LaunchSettings settings) {
    return effective(
        HEAP_OPTIONS, settings.jvmArguments(), settings.maxHeap(), "experiment.maxHeap");
  }

  /** The limit of the memory native code may allocate. */
  static MemoryLimit offHeap(LaunchSettings settings) {
    return effective(
        OFF_HEAP_OPTIONS, settings.jvmArguments(), settings.maxOffHeap(), "experiment.maxOffHeap");
  }

  /** For people: how much it is and where it is set. */
  String words() {
    return "at most " + size + ", set by " + remedy;
  }

  private static MemoryLimit effective(
      List<String> options, List<String> jvmArguments, MemorySize ours, String parameter) {
    MemoryLimit limit = new MemoryLimit(ours, parameter);
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
      return new MemoryLimit(MemorySize.parse(value), "the JVM argument " + argument);
    } catch (IllegalArgumentException e) {
      // The JVM will refuse it, or understands more than we do; it tells the user better.
      return before;
    }
  }
}
