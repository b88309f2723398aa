package io.github.experimentmaven.benchmark;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a process that read data tells of itself, as JSON.
 *
 * @param samples how many there are
 * @param floats how many numbers or pixels these have
 * @param seconds from the files to the first batch, the start of the process not counted
 * @param peakMemoryBytes resident; 0 where the system does not tell
 */
record DataFigures(long samples, long floats, double seconds, long peakMemoryBytes) {

  private static final double MEBIBYTE = 1 << 20;

  /**
   * What is told of it.
   *
   * @param duration of the whole process in seconds
   */
  Map<Quantity, Double> quantities(double duration) {
    Map<Quantity, Double> quantities = new EnumMap<>(Quantity.class);
    quantities.put(Quantity.READING, seconds);
    quantities.put(Quantity.DURATION, duration);
    if (peakMemoryBytes > 0) {
      quantities.put(Quantity.PEAK_MEMORY, peakMemoryBytes / MEBIBYTE);
    }
    return quantities;
  }

  /** What the samples take as floats. */
  double mebibytesOfFloats() {
    return floats * Float.BYTES / MEBIBYTE;
  }
}
