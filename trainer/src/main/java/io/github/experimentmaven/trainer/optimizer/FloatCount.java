package io.github.experimentmaven.trainer.optimizer;

import io.github.experimentmaven.trainer.state.NumberSink;

/** Counts the floats it is given. */
final class FloatCount implements NumberSink {

  private int floats;

  @Override
  public void putInt(int value) {}

  @Override
  public void putFloats(float[] values) {
    floats += values.length;
  }

  int floats() {
    return floats;
  }
}
