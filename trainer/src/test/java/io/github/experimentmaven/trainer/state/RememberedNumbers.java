package io.github.experimentmaven.trainer.state;

import java.util.ArrayDeque;
import java.util.Queue;

/** Keeps numbers in memory. */
public final class RememberedNumbers implements NumberSink, NumberSource {

  private final Queue<Object> numbers = new ArrayDeque<>();

  @Override
  public void putInt(int value) {
    numbers.add(value);
  }

  @Override
  public void putFloats(float[] values) {
    numbers.add(values.clone());
  }

  @Override
  public int nextInt() {
    return (int) numbers.remove();
  }

  @Override
  public void nextFloats(float[] target) {
    float[] values = (float[]) numbers.remove();
    if (values.length != target.length) {
      throw new IllegalArgumentException(values.length + " numbers, not " + target.length);
    }
    System.arraycopy(values, 0, target, 0, target.length);
  }

  /** How many numbers of arrays there are. */
  public int floats() {
    return numbers.stream()
        .mapToInt(entry -> entry instanceof float[] values ? values.length : 0)
        .sum();
  }

  /** Whether all numbers that were taken have been given back. */
  public boolean isEmpty() {
    return numbers.isEmpty();
  }
}
