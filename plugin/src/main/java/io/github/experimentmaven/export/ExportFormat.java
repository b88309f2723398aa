package io.github.experimentmaven.export;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that results can be exported to. */
public enum ExportFormat {
  /** One test suite an experiment, for continuous integration servers: {@link JunitXml}. */
  JUNIT,
  /** Tables for spreadsheets and data frames: {@link CsvTables}. */
  CSV,
  /** Bencher Metric Format: {@link BencherJson}. */
  BENCHER,
  /** What {@code benchmark-action/github-action-benchmark} reads: {@link BenchmarkActionJson}. */
  GITHUB_ACTION_BENCHMARK,
  /** Event files: {@link io.github.experimentmaven.export.tensorboard.TensorboardEvents}. */
  TENSORBOARD;

  /** The name in a configuration: {@code github-action-benchmark}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The formats of some names.
   *
   * @param keys in any order; blank ones are passed over, so that an empty list asks for none
   * @throws IllegalArgumentException if there is no such format; the message names all
   */
  public static Set<ExportFormat> parse(List<String> keys) {
    Set<ExportFormat> formats = EnumSet.noneOf(ExportFormat.class);
    keys.stream()
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(ExportFormat::of)
        .forEach(formats::add);
    return formats;
  }

  private static ExportFormat of(String key) {
    return Arrays.stream(values())
        .filter(format -> format.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no format '"
                        + key
                        + "'; the formats are "
                        + Arrays.stream(values())
                            .map(ExportFormat::key)
                            .collect(Collectors.joining(", "))));
  }
}
