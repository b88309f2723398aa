package io.github.experimentmaven.provenance;

/**
 * What the trainer computes, apart from how it is written: its formulas, the order of its additions
 * and its use of random numbers.
 */
public final class Arithmetic {

  /**
   * Raised by hand whenever the trainer gives other bits for the same inputs than before: other
   * weights, metrics or predictions. It is part of every fingerprint, so that results of another
   * revision are never taken for those of this one. A test holds it true: it trains everything the
   * language has and compares all three with what was recorded for this revision. What is new in
   * the language needs no new one.
   *
   * <p>The test sees what portable numerics compute on x86-64 with AVX2, and is skipped elsewhere.
   * Whoever makes a change that only shows with native numerics, with AVX-512 or on arm64 (a kernel
   * chosen by the processor, say) has to think of the revision without it.
   */
  public static final int REVISION = 4;

  /**
   * Raised by hand whenever the same predictions of a project's own class give other metrics than
   * before. What such a class computes is known by its code, so that {@link #REVISION} has no
   * influence on it.
   */
  public static final int REVISION_OF_CLASSES = 2;

  private Arithmetic() {}
}
