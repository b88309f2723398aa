package io.github.experimentmaven.preparation;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.preparation.table.TablePreparation;
import java.nio.file.Path;
import java.util.Optional;

/** Which preparation the data of an experiment needs. */
public final class Preparations {

  private Preparations() {}

  /**
   * That of a source.
   *
   * @param base what paths in the source are relative to
   * @return empty if its data is IDX files already
   */
  public static Optional<Preparation> of(DatasetSource source, Path base) {
    if (source instanceof DatasetSource.Csv csv) {
      return Optional.of(TablePreparation.of(csv, base));
    }
    if (source instanceof DatasetSource.Arff arff) {
      return Optional.of(TablePreparation.of(arff, base));
    }
    return Optional.empty();
  }
}
