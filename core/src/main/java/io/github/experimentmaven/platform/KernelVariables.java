package io.github.experimentmaven.platform;

import io.github.experimentmaven.experiment.Numerics;
import io.github.experimentmaven.provenance.KernelVariableNames;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The environment variables by which OpenMP, OpenBLAS and oneDNN choose the number of threads and
 * the instructions, and with them the order in which numbers are added; and ND4J's own, by which it
 * chooses its backend, and the C++ library below it (libnd4j) its threads and whether it computes
 * with oneDNN at all. A trainer sees those that are given here and no others, whatever the shell
 * that started Maven has set.
 */
public final class KernelVariables {

  // One run, one thread: faster for small networks, and the reason for bit-identity.
  private static final Map<String, String> ONE_THREAD =
      Map.of(
          "OMP_NUM_THREADS", "1",
          "OMP_DYNAMIC", "FALSE",
          "OPENBLAS_NUM_THREADS", "1",
          "MKL_NUM_THREADS", "1");

  // The same kernels on machines with and without AVX-512, so that they give the same bits.
  private static final Map<String, String> PORTABLE_X86 =
      Map.of(
          "OPENBLAS_CORETYPE", "Haswell",
          "DNNL_MAX_CPU_ISA", "AVX2",
          "ONEDNN_MAX_CPU_ISA", "AVX2");

  private KernelVariables() {}

  /**
   * Whether these variables name the kernels of OpenBLAS and of oneDNN. Otherwise the libraries
   * choose them by the processor, and another one may give other bits.
   */
  public static boolean nameKernels(Map<String, String> variables) {
    return variables.containsKey("OPENBLAS_CORETYPE")
        && (variables.containsKey("ONEDNN_MAX_CPU_ISA")
            || variables.containsKey("DNNL_MAX_CPU_ISA"));
  }

  /** Whether a variable is of this kind. */
  public static boolean contains(String name) {
    return KernelVariableNames.contains(name);
  }

  /**
   * The variables of a trainer.
   *
   * @param numerics of the experiment
   * @param architecture as the system property {@code os.arch}
   * @param user the variables the user gives to trainers; those of this kind win over ours
   */
  public static Map<String, String> of(
      Numerics numerics, String architecture, Map<String, String> user) {
    Map<String, String> variables = new TreeMap<>(ONE_THREAD);
    if (numerics == Numerics.PORTABLE && Set.of("amd64", "x86_64").contains(architecture)) {
      variables.putAll(PORTABLE_X86);
    }
    entries(user).forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
    return variables;
  }

  private static Stream<Map.Entry<String, String>> entries(Map<String, String> user) {
    return user.entrySet().stream().filter(entry -> contains(entry.getKey()));
  }
}
