package io.github.experimentmaven.experiment;

/** Which instructions a processor may use for the arithmetic. */
public enum Numerics {
  @Described("AVX2 on every x86_64 machine, so that all of them give the same bits.")
  PORTABLE,
  @Described("The best the machine has; another one may give other bits.")
  NATIVE
}
