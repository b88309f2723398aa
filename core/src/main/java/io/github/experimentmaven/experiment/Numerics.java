package io.github.experimentmaven.experiment;

/** Which instructions a processor may use for the arithmetic. */
public enum Numerics {
  @Described("AVX2 on every x86_64 machine, so that all of them give the same bits.")
  PORTABLE,
  @Described("The best instructions that the machine has; another machine may give other bits.")
  NATIVE
}
