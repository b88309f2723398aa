package io.github.experimentmaven.trainer.state;

import java.io.IOException;

/** What can go on where another one of its kind was. */
public interface Resumable {

  /**
   * Gives all that the other one needs.
   *
   * @param sink takes it
   * @throws IOException if it cannot be kept
   */
  void save(NumberSink sink) throws IOException;

  /**
   * Goes on from what another one gave.
   *
   * @param source gives it back
   * @throws IOException if it cannot be read; this one is then of no use any more
   * @throws IllegalArgumentException if the other one was not of the same kind; likewise
   */
  void restore(NumberSource source) throws IOException;
}
