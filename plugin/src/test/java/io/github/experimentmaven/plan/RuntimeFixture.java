package io.github.experimentmaven.plan;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.provenance.Identity;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Libraries;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What trainers in tests run with: any class path, on one thread as ever. */
public final class RuntimeFixture {

  private RuntimeFixture() {}

  /** A runtime with this class path, for portable numerics on x86_64. */
  public static TrainerRuntime runtime(List<Path> classPath) {
    return runtime(classPath, Map.of());
  }

  /** The same with variables of the user. */
  public static TrainerRuntime runtime(List<Path> classPath, Map<String, String> environment) {
    Identity other = IdentityFixture.identity(64);
    return new TrainerRuntime(
        classPath,
        new NumericsIdentity(
            "linux-x86_64-onednn-avx2",
            KernelVariables.of(Numerics.PORTABLE, "amd64", environment),
            Map.of(),
            null),
        new Libraries(other.libraries(), Map.of("org.yaml:snakeyaml", "2.5")));
  }

  /** A planner for portable experiments. */
  public static Planner planner(Path results, List<Path> classPath) {
    return new Planner(results, Map.of(Numerics.PORTABLE, runtime(classPath)));
  }
}
