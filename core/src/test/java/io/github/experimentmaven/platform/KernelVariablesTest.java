package io.github.experimentmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Numerics;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OMP_NUM_THREADS",
        "OPENBLAS_CORETYPE",
        "DNNL_CPU_ISA_HINTS",
        "SD_MAX_THREADS",
        "SD_MASTER_THREADS",
        "SD_FORBID_HELPERS",
        "SD_BLAS_FALLBACK",
        "ND4J_SKIP_BLAS_THREADS",
        "ND4J_FALLBACK",
        "ND4J_MKL_FALLBACK",
        "ND4J_IGNORE_AVX",
        "ND4J_DYNAMIC_LOAD_CLASSPATH",
        "BACKEND_PRIORITY_CPU",
      })
  void whatAnyOfTheLibrariesChoosesByIsOfThisKind(String name) {
    assertThat(KernelVariables.contains(name)).isTrue();
    assertThat(KernelVariables.of(Numerics.PORTABLE, "amd64", Map.of(name, "mine")))
        .containsEntry(name, "mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATH", "SDKMAN_DIR", "JAVA_HOME", "MALLOC_TRIM_THRESHOLD_"})
  void othersAreNot(String name) {
    assertThat(KernelVariables.contains(name)).isFalse();
  }
}
