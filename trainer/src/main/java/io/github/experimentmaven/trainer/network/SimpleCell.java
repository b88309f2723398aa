package io.github.experimentmaven.trainer.network;

import java.util.List;

/** {@code h = f(z)}: the cell of {@code SimpleRNN}. */
final class SimpleCell implements RecurrentCell {

  private final int units;
  private final Curve activation;
  private final float[] numbers = new float[Curve.BLOCK];
  private final float[] slopes = new float[Curve.BLOCK];
  private int size;

  /**
   * @param units of the layer
   * @param activation its function
   */
  SimpleCell(int units, Curve activation) {
    this.units = units;
    this.activation = activation;
  }

  @Override
  public int gates() {
    return 1;
  }

  @Override
  public void start(int batch) {
    size = Math.multiplyExact(batch, units);
  }

  @Override
  public void forward(int step, Floats values, Floats states) {
    int from = step * size;
    for (int start = 0; start < size; start += numbers.length) {
      int count = Math.min(numbers.length, size - start);
      values.get(from + start, numbers, 0, count);
      activation.apply(numbers, count);
      states.put(from + start, numbers, 0, count);
    }
  }

  @Override
  public void backward(int step, Floats values, Floats states, Floats gradients, int at) {
    int from = step * size;
    for (int start = 0; start < size; start += numbers.length) {
      int count = Math.min(numbers.length, size - start);
      states.get(from + start, numbers, 0, count);
      gradients.get(at + start, slopes, 0, count);
      activation.multiplyBySlope(numbers, slopes, count);
      values.put(from + start, slopes, 0, count);
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of();
  }
}
