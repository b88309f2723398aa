package io.github.experimentmaven.preparation;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.dataset.SampleSelection;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some samples of a data set; of a validation part of its own, all. What is scaled stays scaled as
 * it was: by statistics of all of its training part.
 */
public final class SubsetPreparation implements Preparation {

  private final Dataset whole;
  private final Map<Part, Integer> counts = new TreeMap<>();
  private final long seed;

  /**
   * @param source how many samples of each part there shall be
   * @param whole the data set that they are of
   * @throws DatasetException if it has not as many
   */
  public SubsetPreparation(DatasetSource.Subset source, Dataset whole) throws DatasetException {
    this.whole = whole;
    seed = source.seed();
    counts.put(Part.TRAIN, count(whole, Part.TRAIN, source.train()));
    counts.put(Part.TEST, count(whole, Part.TEST, source.test()));
  }

  private static int count(Dataset whole, Part part, @Nullable Integer wanted)
      throws DatasetException {
    int all = whole.count(part);
    if (wanted != null && wanted > all) {
      throw new DatasetException(
          "%s: %s is more than %s has, which is %s"
              .formatted(part.key(), wanted, whole.name(), all));
    }
    return wanted == null ? all : wanted;
  }

  /** The manifest counts, too: names of classes and columns are taken over from it. */
  @Override
  public String recipe() {
    return "subset 1 %s %s %s %s %s"
        .formatted(counts, seed, whole.name(), whole.features(), whole.targets());
  }

  @Override
  public Map<String, Path> sources() {
    return whole.files().paths();
  }

  @Override
  public void write(Path folder) throws DatasetException, IOException {
    DatasetWriter writer = new DatasetWriter(folder);
    for (Map.Entry<Part, Integer> part : counts.entrySet()) {
      writer.copy(
          whole, part.getKey(), SampleSelection.of(whole, part.getKey(), part.getValue(), seed));
    }
    if (whole.hasValidation()) {
      writer.copy(whole, Part.VALIDATION, SampleSelection.all(whole.count(Part.VALIDATION)));
    }
    writer.finishAs(whole);
  }
}
