package io.github.experimentmaven.trainer.state;

import java.io.IOException;

/** Takes numbers, to be given back in the same order by a {@link NumberSource}. */
public interface NumberSink {

  /**
   * Takes one whole number.
   *
   * @throws IOException if it cannot be kept
   */
  void putInt(int value) throws IOException;

  /**
   * Takes an array, to the last bit.
   *
   * @param values not kept itself
   * @throws IOException if it cannot be kept
   */
  void putFloats(float[] values) throws IOException;
}
