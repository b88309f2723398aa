package io.github.experimentmaven.provenance;

import java.util.Set;

/**
 * The names of the environment variables that belong into an identity: those of OpenMP, OpenBLAS,
 * oneDNN, ND4J and the C++ library below it (libnd4j).
 */
public final class KernelVariableNames {

  // The last three: SD_MAX_THREADS, SD_MASTER_THREADS, SD_FORBID_HELPERS, SD_BLAS_FALLBACK and such
  // of libnd4j; ND4J_SKIP_BLAS_THREADS, ND4J_FALLBACK, ND4J_MKL_FALLBACK, ND4J_IGNORE_AVX,
  // ND4J_DYNAMIC_LOAD_CLASSPATH and BACKEND_PRIORITY_CPU and such of ND4J.
  private static final Set<String> PREFIXES =
      Set.of(
          "OMP_",
          "GOMP_",
          "KMP_",
          "OPENBLAS_",
          "GOTO_",
          "BLIS_",
          "MKL_",
          "DNNL_",
          "ONEDNN_",
          "SD_",
          "ND4J_",
          "BACKEND_");

  private KernelVariableNames() {}

  /** Whether a variable is of this kind. */
  public static boolean contains(String name) {
    return PREFIXES.stream().anyMatch(name::startsWith);
  }
}
