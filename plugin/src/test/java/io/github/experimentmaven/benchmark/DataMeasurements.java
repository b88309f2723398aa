package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.benchmark.NumberTable.Digits;
import io.github.experimentmaven.benchmark.PluginPreparation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What it takes to make a data set of large files, which are made once and kept:
 *
 * <ul>
 *   <li>tables of a million rows, read, hashed, scaled, written and mapped by the plugin, and read
 *       by pandas if it is installed; and how little heap is enough for the plugin.
 *   <li>ten thousand pictures, decoded by the plugin, and mapped by it in another process when they
 *       have been.
 * </ul>
 */
final class DataMeasurements {

  private static final int ROWS = 1_000_000;
  private static final int PICTURES = 10_000;
  private static final int PICTURE_SIDE = 180;

  /** What the plugin reads with; Maven has a fourth of the machine's memory unless told else. */
  private static final int HEAP_MEBIBYTES = 512;

  private final BenchmarkSettings settings;
  private final Runner runner;
  private final Runner once;
  private final List<String> notes;
  private final Path data;
  private final Path work;

  /**
   * @param runner measures in rounds
   * @param once measures once
   * @param notes takes what to know of the figures
   */
  DataMeasurements(BenchmarkSettings settings, Runner runner, Runner once, List<String> notes) {
    this.settings = settings;
    this.runner = runner;
    this.once = once;
    this.notes = notes;
    data = settings.output().resolve("data");
    work = settings.output().resolve("work");
  }

  /** Reads tables. */
  List<Measurement> tables() throws IOException, InterruptedException {
    Optional<PandasInterpreter> python = settings.reads(Pandas.NAME) ? pandas() : Optional.empty();
    List<Measurement> measurements = new ArrayList<>();
    for (Digits digits : Digits.values()) {
      Path folder = data.resolve(digits.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      Path table = NumberTable.of(folder, digits, ROWS);
      note(
          "%s: %,d rows of %d columns, %,d MB, read by the plugin with -Xmx%dm",
          digits.subject(),
          ROWS,
          NumberTable.COLUMNS,
          Files.size(table) / 1_000_000,
          HEAP_MEBIBYTES);
      PluginPreparation plugin =
          plugin(new DataFiles(digits.subject(), settings.data("table.yaml"), folder), State.NEW);
      List<Contender> contenders = new ArrayList<>();
      if (settings.reads(PluginTrainer.NAME)) {
        contenders.add(plugin);
      }
      python.ifPresent(
          found ->
              contenders.add(
                  new Pandas(
                      digits.subject(),
                      table,
                      found,
                      settings.pythonScript("read_table.py"),
                      work)));
      measurements.addAll(runner.run(contenders));
      if (settings.reads(PluginTrainer.NAME)) {
        measurements.addAll(once.run(List.of(new LeastHeap(plugin))));
      }
    }
    return measurements;
  }

  /** Decodes pictures. */
  List<Measurement> pictures() throws IOException, InterruptedException {
    if (!settings.reads(PluginTrainer.NAME)) {
      return List.of();
    }
    JpegFolder.of(data, PICTURES, PICTURE_SIDE);
    note(
        "pictures: %1$,d JPEG files of %2$dx%2$d, read with -Xmx%3$dm",
        PICTURES, PICTURE_SIDE, HEAP_MEBIBYTES);
    DataFiles files = new DataFiles(JpegFolder.SUBJECT, settings.data("pictures.yaml"), data);
    return runner.run(List.of(plugin(files, State.NEW), plugin(files, State.PREPARED)));
  }

  private PluginPreparation plugin(DataFiles files, State state) {
    return new PluginPreparation(files, state, work, HEAP_MEBIBYTES);
  }

  private void note(String format, Object... values) {
    notes.add(String.format(Locale.ROOT, format, values));
  }

  /** Looks for pandas, and notes what it found. */
  private Optional<PandasInterpreter> pandas() throws IOException, InterruptedException {
    Optional<PandasInterpreter> found =
        PandasInterpreter.find(
            settings.pythonCandidates(), settings.pythonScript("probe_pandas.py"));
    notes.add(
        found
            .map(python -> "pandas is " + python.version())
            .orElse(
                "pandas was not measured: none of %s can import it; install it (Debian: python3-pandas), or name a Python that can with -Dbenchmark.python=PATH"
                    .formatted(String.join(", ", settings.pythonCandidates()))));
    return found;
  }
}
