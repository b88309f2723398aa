package io.github.experimentmaven.plan;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.platform.KernelVariables;
import io.github.experimentmaven.provenance.Identity.NumericsIdentity;
import io.github.experimentmaven.provenance.IdentityFixture;
import io.github.experimentmaven.provenance.Libraries;
import java.nio.file.Path;
import java.util.Map;

/** What trainers in tests run with: one thread, as ever. */
public final class RuntimeFixture {

  private RuntimeFixture() {}

  /** A runtime for portable numerics on x86_64. */
  public static TrainerRuntime runtime() {
    return runtime(Map.of());
  }

  /** The same with variables of the user. */
  public static TrainerRuntime runtime(Map<String, String> environment) {
    return new TrainerRuntime(
        new NumericsIdentity(
            "linux-x86_64-onednn-avx2",
            KernelVariables.of(Numerics.PORTABLE, "amd64", environment),
            Map.of(),
            null),
        new Libraries(
            IdentityFixture.identity(64).libraries(), Map.of("org.yaml:snakeyaml", "2.5")));
  }

  /** A planner for portable experiments. */
  public static Planner planner(Path results) {
    return new Planner(results, Map.of(Numerics.PORTABLE, runtime()));
  }
}
