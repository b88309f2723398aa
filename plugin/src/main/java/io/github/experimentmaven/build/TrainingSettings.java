package io.github.experimentmaven.build;

import io.github.experimentmaven.cache.RunCache;
import io.github.experimentmaven.launch.Known;
import io.github.experimentmaven.launch.LaunchSettings;
import io.github.experimentmaven.launch.LaunchSlots;
import io.github.experimentmaven.launch.Launcher;
import io.github.experimentmaven.launch.ProgressListener;
import io.github.experimentmaven.provenance.Identity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a module's runs are carried out; but for the runtime, nothing here changes a result.
 *
 * @param launch how trainers are launched
 * @param nativeClassifier of the native libraries; null for the one that fits this machine
 * @param slots how many runs at once in the whole Maven session
 * @param cache of results that need not be trained again
 * @param progress who is told what happens
 */
public record TrainingSettings(
    LaunchSettings launch,
    @Nullable String nativeClassifier,
    LaunchSlots slots,
    RunCache cache,
    ProgressListener progress) {

  /** What of it may change a result's bits. */
  RuntimeSettings runtime() {
    return new RuntimeSettings(launch.jvmArguments(), nativeClassifier, launch.environment());
  }

  /**
   * A launcher of such trainers.
   *
   * @param accepted by experiment, what to say why a run is trained with, where it has no result
   */
  Launcher launcher(Map<String, Identity> accepted) {
    return new Launcher(slots, new Known(cache, accepted));
  }
}
