package io.github.experimentmaven.launch;

import io.github.experimentmaven.remote.SharedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which Spark cluster trains, and how it is spoken to.
 *
 * @param master the cluster's address, as Spark writes it
 * @param properties of Spark, by their names; they may be secret
 * @param home of an installation of Spark on this machine; null where its libraries are resolved
 * @param checkpoints a folder on all machines that has what interrupted trainings go on from; null
 *     if there is none
 * @param data a folder that all machines see, which keeps data; null if data is sent to each
 * @param startTimeout how long the cluster may have no executor for us
 * @param folder for what the driver writes; it is made
 */
public record SparkSettings(
    String master,
    Map<String, String> properties,
    @Nullable Path home,
    @Nullable String checkpoints,
    @Nullable SharedFolder data,
    Duration startTimeout,
    Path folder) {

  public SparkSettings {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("a time limit must be more than 0, not " + startTimeout);
    }
  }

  /** Without the properties' values. */
  @Override
  public String toString() {
    return "Spark " + master;
  }
}
