package io.github.experimentmaven.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the trainers of a module are launched.
 *
 * @param java the {@code java} executable
 * @param jvmArguments the user's; they follow ours, so that they win
 * @param nativeClassifier of the native libraries; null for the one that fits this machine
 * @param environment the user's variables; they win over ours
 * @param maxHeap limit of the Java heap of one trainer; null for what its network needs
 * @param maxOffHeap limit of what native code may allocate in one trainer; likewise
 * @param timeLimit of one run from its start, the wait for a free core not counted; null for none
 * @param parallel how many runs of one launch may train at once, at least 1
 * @param failFast whether no other run is started once one has failed
 * @param nativeCache folder the native libraries are unpacked to, and the trainers' classes
 *     archived in, once for all runs and builds
 * @param dataCache folder that gzipped data is unpacked to, once for all runs of the module
 * @param directory the module's base directory: the trainers' working directory, which relative
 *     paths in the user's JVM arguments start from
 */
public record LaunchSettings(
    Path java,
    List<String> jvmArguments,
    @Nullable String nativeClassifier,
    Map<String, String> environment,
    @Nullable MemorySize maxHeap,
    @Nullable MemorySize maxOffHeap,
    @Nullable Duration timeLimit,
    int parallel,
    boolean failFast,
    Path nativeCache,
    Path dataCache,
    Path directory) {

  public LaunchSettings {
    jvmArguments = List.copyOf(jvmArguments);
    environment = Map.copyOf(environment);
    if (parallel < 1) {
      throw new IllegalArgumentException("at least 1 run must train at once, not " + parallel);
    }
    if (timeLimit != null && (timeLimit.isNegative() || timeLimit.isZero())) {
      throw new IllegalArgumentException("a time limit must be more than 0, not " + timeLimit);
    }
  }

  /** The {@code java} that runs this JVM. */
  public static Path currentJava() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
  }

  /** A path as people want to see it: from the module's folder if it is in there. */
  String shown(Path path) {
    Path base = directory.toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    return (whole.startsWith(base) ? base.relativize(whole) : whole).toString().replace('\\', '/');
  }
}
