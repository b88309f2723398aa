package io.github.experimentmaven.build;

import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.launch.Known;
import io.github.experimentmaven.launch.LaunchSettings;
import io.github.experimentmaven.launch.LaunchSlots;
import io.github.experimentmaven.launch.MemorySize;
import io.github.experimentmaven.launch.ProgressListener;
import io.github.experimentmaven.provenance.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the module's runs are carried out; but for the runtime, nothing here changes a result.
 *
 * @param java the Java launcher of the trainers
 * @param runtime what may change a result's bits
 * @param maxHeap Java heap of a trainer
 * @param maxOffHeap memory of a trainer outside of the Java heap
 * @param timeLimit of one run; null for none
 * @param parallel how many runs of this module at once
 * @param slots how many runs at once in the whole Maven session
 * @param nativeCache where native libraries are unpacked, once for all runs
 * @param cache of results that need not be trained again
 * @param progress who is told what happens
 */
public record TrainingSettings(
    Path java,
    RuntimeSettings runtime,
    MemorySize maxHeap,
    MemorySize maxOffHeap,
    @Nullable Duration timeLimit,
    int parallel,
    LaunchSlots slots,
    Path nativeCache,
    RunCache cache,
    ProgressListener progress) {

  /**
   * The same for the launcher.
   *
   * @param directory the module's base directory
   * @param accepted by experiment, what to say why a run is trained with, where it has no result
   */
  LaunchSettings launch(Path directory, Map<String, Identity> accepted) {
    return new LaunchSettings(
        java,
        runtime.jvmArguments(),
        maxHeap,
        maxOffHeap,
        timeLimit,
        parallel,
        nativeCache,
        runtime.environment(),
        new Known(cache, accepted),
        directory);
  }
}
