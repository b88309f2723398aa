package io.github.experimentmaven.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * From values to places: linear.
 *
 * @param low the value at {@code start}
 * @param high the value at {@code end}, greater than {@code low}
 * @param start a coordinate
 * @param end a coordinate; less than {@code start} for an axis that points up
 */
record Scale(double low, double high, double start, double end) {

  /** The coordinate of a value. */
  double at(double value) {
    return start + (end - start) * (value - low) / (high - low);
  }

  /**
   * Round values on the scale, in steps of 1, 2 or 5 times a power of ten.
   *
   * @param wanted about how many
   */
  List<Double> ticks(int wanted) {
    double step = roundStep((high - low) / wanted);
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    for (long k = first; k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** The same scale, widened until both its ends are ticks. */
  Scale rounded(int wanted) {
    double step = roundStep((high - low) / wanted);
    double least = Math.floor(low / step + 1e-9) * step;
    double greatest = Math.ceil(high / step - 1e-9) * step;
    Scale wider = new Scale(least, greatest, start, end);
    // The wider scale may have coarser ticks, and so be too narrow again.
    return roundStep((greatest - least) / wanted) == step ? wider : wider.rounded(wanted);
  }

  private static double roundStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double leading = raw / power;
    if (leading < 1.5) {
      return power;
    }
    if (leading < 3.5) {
      return 2 * power;
    }
    return leading < 7.5 ? 5 * power : 10 * power;
  }
}
