package io.github.experimentmaven.plan;

import io.github.experimentmaven.provenance.Identity;
import java.nio.file.Path;
import java.util.List;

/**
 * What runs are trained with, apart from the machine.
 *
 * @param classPath of the trainer's JVM, absolute
 * @param numerics native libraries, kernels and threads; its variables are those of the trainer's
 *     process
 * @param libraries the artifacts on the class path but this plugin
 */
public record TrainerRuntime(
    List<Path> classPath, Identity.NumericsIdentity numerics, List<Identity.Library> libraries) {

  public TrainerRuntime {
    classPath = List.copyOf(classPath);
    libraries = List.copyOf(libraries);
  }
}
