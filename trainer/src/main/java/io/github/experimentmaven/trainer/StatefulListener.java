package io.github.experimentmaven.trainer;

/**
 * A listener that remembers something from one epoch to the next. It is part of every checkpoint,
 * so that a training that is resumed goes on as if it had never been interrupted.
 *
 * @param <S> what it remembers, with a JSON form from which it comes back to the last bit
 */
interface StatefulListener<S extends Record> extends TrainingListener {

  /** What its state is called in a checkpoint, unique in a training. */
  String name();

  /** The type of its state. */
  Class<S> stateType();

  /** What it remembers, at the end of an epoch. */
  S state();

  /**
   * Goes on from what another one of its kind remembered.
   *
   * @param state of {@link #state()}
   */
  void restore(S state);
}
