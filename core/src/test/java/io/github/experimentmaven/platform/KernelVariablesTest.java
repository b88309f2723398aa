package io.github.experimentmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Numerics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelVariablesTest {

  @Test
  void portableKernelsAndOneThreadArePinned() {
    assertThat(KernelVariables.of(Numerics.PORTABLE, "amd64", Map.of()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "OMP_NUM_THREADS", "1",
                "OMP_DYNAMIC", "FALSE",
                "OPENBLAS_NUM_THREADS", "1",
                "MKL_NUM_THREADS", "1",
                "OPENBLAS_CORETYPE", "Haswell",
                "DNNL_MAX_CPU_ISA", "AVX2",
                "ONEDNN_MAX_CPU_ISA", "AVX2"));
  }

  @Test
  void kernelsAreLeftToTheLibrariesWithNativeNumericsAndOnOtherArchitectures() {
    assertThat(KernelVariables.of(Numerics.NATIVE, "amd64", Map.of()))
        .containsOnlyKeys(
            "OMP_NUM_THREADS", "OMP_DYNAMIC", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS");
    assertThat(KernelVariables.of(Numerics.PORTABLE, "aarch64", Map.of()))
        .isEqualTo(KernelVariables.of(Numerics.NATIVE, "aarch64", Map.of()));
  }

  @Test
  void whetherTheyNameTheKernelsIsKnown() {
    Map<String, String> onlyOpenblas = Map.of("OPENBLAS_CORETYPE", "Zen");

    assertThat(
            KernelVariables.nameKernels(KernelVariables.of(Numerics.PORTABLE, "amd64", Map.of())))
        .isTrue();
    assertThat(KernelVariables.nameKernels(KernelVariables.of(Numerics.NATIVE, "amd64", Map.of())))
        .isFalse();
    assertThat(
            KernelVariables.nameKernels(KernelVariables.of(Numerics.PORTABLE, "aarch64", Map.of())))
        .isFalse();
    assertThat(
            KernelVariables.nameKernels(KernelVariables.of(Numerics.NATIVE, "amd64", onlyOpenblas)))
        .isFalse();
  }

  @Test
  void theUsersOwnWinAndOthersAreNotLookedAt() {
    assertThat(
            KernelVariables.of(
                Numerics.NATIVE, "amd64", Map.of("OMP_NUM_THREADS", "4", "TOKEN", "secret")))
        .containsEntry("OMP_NUM_THREADS", "4")
        .doesNotContainKey("TOKEN");
  }
}
