package io.github.experimentmaven.plan;

import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Libraries;
import java.nio.file.Path;
import java.util.List;

/**
 * What runs are trained with, apart from the machine.
 *
 * @param classPath of the trainer's JVM, absolute
 * @param numerics native libraries, kernels and threads; its variables are those of the trainer's
 *     process
 * @param libraries the artifacts on the class path but this plugin, told apart by whether they
 *     calculate
 */
public record TrainerRuntime(
    List<Path> classPath, Identity.NumericsIdentity numerics, Libraries libraries) {

  public TrainerRuntime {
    classPath = List.copyOf(classPath);
  }
}
