package io.github.experimentmaven.trainer.network;

/**
 * A sum of many floats in eight parts: an addition then waits for every eighth before it instead of
 * for all. The parts are added up in double precision.
 */
final class PartialSums {

  private PartialSums() {}

  /** The sum of the values from one index to before another. */
  static double sum(float[] values, int from, int to) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = from;
    for (; i < to - 7; i += 8) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    double sum = (((double) a + b) + ((double) c + d)) + (((double) e + f) + ((double) g + h));
    for (; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
