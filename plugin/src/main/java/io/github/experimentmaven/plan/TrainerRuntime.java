package io.github.experimentmaven.plan;

import io.github.experimentmaven.provenance.Identity;
import java.util.List;

/**
 * What decides the bits of a run beside its experiment, data and seed.
 *
 * @param numerics native libraries, kernels and threads; its variables are those of the trainer's
 *     process
 * @param libraries the artifacts on the class path but the trainer itself
 */
public record TrainerRuntime(Identity.NumericsIdentity numerics, List<Identity.Library> libraries) {

  public TrainerRuntime {
    libraries = List.copyOf(libraries);
  }
}
