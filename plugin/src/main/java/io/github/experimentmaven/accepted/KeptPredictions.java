package io.github.experimentmaven.accepted;

/**
 * What is kept of what the networks of all seeds said of every test sample, for a later comparison
 * sample by sample. Only the task of the experiment knows more of it. Two are equal if they say the
 * same.
 */
public interface KeptPredictions {

  /** How many seeds there are. */
  int seeds();

  /** How many test samples there are. */
  int samples();

  /**
   * What the {@linkplain SideFile side file} holds, unpacked: eight ASCII bytes that name the
   * format, the same for two tasks only if they keep the same, and whatever follows them there.
   */
  byte[] content();
}
