package io.github.experimentmaven.provenance;

/**
 * What the trainer computes, apart from how it is written: its formulas, the order of its additions
 * and its use of random numbers.
 */
public final class Arithmetic {

  /**
   * Raised by hand whenever the trainer gives other bits for the same inputs than before. It is
   * part of every fingerprint, so that results of another revision are never taken for those of
   * this one. A test holds it true: it trains everything the language has and compares the weights
   * with those that were recorded for this revision. What is new in the language needs no new one.
   */
  public static final int REVISION = 1;

  private Arithmetic() {}
}
