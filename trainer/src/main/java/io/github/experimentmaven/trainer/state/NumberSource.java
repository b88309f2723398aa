package io.github.experimentmaven.trainer.state;

import java.io.IOException;

/** Gives back what a {@link NumberSink} took, in the same order. */
public interface NumberSource {

  /**
   * The next whole number.
   *
   * @throws IOException if it cannot be read
   */
  int nextInt() throws IOException;

  /**
   * Fills an array with the next one.
   *
   * @param target of the same length
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the next array has another length
   */
  void nextFloats(float[] target) throws IOException;
}
