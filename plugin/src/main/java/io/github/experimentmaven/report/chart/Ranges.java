package io.github.experimentmaven.report.chart;

import java.util.stream.DoubleStream;

/** Scales that have all of some values. */
final class Ranges {

  private Ranges() {}

  /** From a round value at or below the least to one at or above the greatest. */
  static Scale of(double[] values, double start, double end, int ticks) {
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double least = Math.max(1e-9, Math.max(Math.abs(low), Math.abs(high)) * 1e-6);
    double margin = high - low < least ? Math.max(least, Math.abs(high) * 0.01) : 0;
    return new Scale(low - margin, high + margin, start, end).rounded(ticks);
  }
}
