package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetFile;
import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.dataset.VerifiedFiles;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.failure.DescriptorException;
import io.github.experimentmaven.preparation.Preparation;
import io.github.experimentmaven.preparation.Preparations;
import io.github.experimentmaven.preparation.PreparedData;
import io.github.experimentmaven.storage.RecordJson;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Gets a data set as the goals do: prepared if it is not in the cache of prepared data, and out of
 * this cache if it is; then maps it as trainers do, and takes the first batch of each file.
 */
final class DataProgram {

  private static final int BATCH = 32;

  private DataProgram() {}

  /** Takes the experiment's file, the folder of its data, the cache and the file of the figures. */
  public static void main(String[] arguments)
      throws DescriptorException, DatasetException, IOException {
    DataFiles files = new DataFiles("", Path.of(arguments[0]), Path.of(arguments[1]));
    RecordJson.write(Path.of(arguments[3]), figures(files, Path.of(arguments[2])));
  }

  /**
   * Does it.
   *
   * @param cache of prepared data
   */
  static DataFigures figures(DataFiles files, Path cache)
      throws DescriptorException, DatasetException, IOException {
    Preparation preparation =
        Preparations.of(files.source(), files.base())
            .orElseThrow(() -> new IllegalArgumentException("nothing is to be prepared"));
    long start = System.nanoTime();
    Dataset dataset = new PreparedData(cache.resolve("prepared")).get(preparation);
    VerifiedFiles verified = new VerifiedFiles(cache.resolve("unpacked"));
    for (DatasetFile file : dataset.files().byPart().values()) {
      takeBatch(verified.open(file.path(), file.contentSha256()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new DataFigures(
        dataset.samples(),
        (long) dataset.samples() * (dataset.shape().size() + numbers(dataset.targets())),
        seconds,
        ProcessUse.peakResidentBytes());
  }

  /** How many floats are asked for of a sample. */
  private static int numbers(Targets targets) {
    return targets instanceof Targets.Numbers numbers ? numbers.names().size() : 0;
  }

  private static void takeBatch(SampleBytes samples) {
    byte[] sample = new byte[samples.size()];
    for (int i = 0; i < Math.min(BATCH, samples.count()); i++) {
      samples.copy(i, sample);
    }
  }
}
