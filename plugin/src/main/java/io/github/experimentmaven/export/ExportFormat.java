package io.github.experimentmaven.export;

import java.util.Locale;

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
}
