package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the benchmark found, for people and for programs.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param machine where
 * @param repeats how many rounds were measured
 * @param measurements every figure
 * @param comparisons of the medians
 * @param notes what to know of the figures: versions, and what could not be measured and why
 */
record Report(
    int formatVersion,
    Machine machine,
    int repeats,
    List<Measurement> measurements,
    List<Comparison> comparisons,
    List<String> notes) {

  /** Raised when a field is added, removed or changes its meaning. */
  static final int FORMAT_VERSION = 1;

  Report {
    measurements = List.copyOf(measurements);
    comparisons = List.copyOf(comparisons);
    notes = List.copyOf(notes);
  }

  /** Writes everything as JSON. */
  void write(Path file) throws IOException {
    RecordJson.write(file, this);
  }

  /** Tables of medians and spreads. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %d processors, %s, Java %s, load before %.2f, %d repeats%n%n",
            machine.processor(),
            machine.processors(),
            machine.system(),
            machine.java(),
            machine.loadBefore(),
            repeats));
    text.append(row("", "median", "min", "max", ""));
    for (Measurement one : measurements) {
      Statistics values = one.statistics();
      text.append(
          row(
              one.subject() + " " + one.quantity().label() + ": " + one.contender(),
              one.quantity().format(values.median()),
              one.quantity().format(values.min()),
              one.quantity().format(values.max()),
              one.unit()));
    }
    text.append(System.lineSeparator());
    for (Comparison one : comparisons) {
      text.append(
          row(one.name(), number(one.value()), number(one.min()), number(one.max()), one.unit()));
    }
    for (String one : notes) {
      text.append(System.lineSeparator()).append(one);
    }
    return text.toString().stripTrailing();
  }

  private static String row(String name, String median, String min, String max, String unit) {
    return String.format(Locale.ROOT, "%-74s %10s %10s %10s  %s", name, median, min, max, unit)
            .stripTrailing()
        + System.lineSeparator();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
