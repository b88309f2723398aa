package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.storage.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The same table in pandas, which reads it and does nothing with it: the script says how.
 *
 * @param subject what the table is
 * @param table its file
 * @param python what runs it
 * @param script {@code read_table.py}
 * @param folder for results and logs
 */
record Pandas(String subject, Path table, PandasInterpreter python, Path script, Path folder)
    implements Contender {

  /** How reports name it. */
  static final String NAME = "pandas";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<Quantity, Double> measure(int round) throws IOException, InterruptedException {
    Path result = folder.resolve(NAME + "-" + subject.replace(' ', '-') + "-" + round + ".json");
    long start = System.nanoTime();
    Fork.run(
        List.of(python.executable(), script.toString(), table.toString(), result.toString()),
        folder,
        folder.resolve(result.getFileName() + ".log"));
    double duration = (System.nanoTime() - start) / 1e9;
    return RecordJson.read(result, DataFigures.class).quantities(duration);
  }
}
