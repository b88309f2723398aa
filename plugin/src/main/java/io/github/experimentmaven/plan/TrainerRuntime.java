package io.github.experimentmaven.plan;

import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.Libraries;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides the bits of a run beside its experiment, data and seed.
 *
 * @param numerics native libraries, kernels and threads; its variables are those of the trainer's
 *     process
 * @param libraries the artifacts on the class path but the trainer itself; those that do not
 *     calculate decide no bit
 * @param code hashes of the code of the project that trains in place of the trainer; empty if none
 *     does
 */
public record TrainerRuntime(
    NumericsIdentity numerics, Libraries libraries, Map<String, String> code) {

  public TrainerRuntime {
    code = Collections.unmodifiableMap(new TreeMap<>(code));
  }

  /** What the plugin's own trainer runs with. */
  public TrainerRuntime(NumericsIdentity numerics, Libraries libraries) {
    this(numerics, libraries, Map.of());
  }
}
