package io.github.experimentmaven.preparation;

import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.experiment.Folds;
import io.github.experimentmaven.experiment.Validation;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.preparation.cifar.CifarPreparation;
import io.github.experimentmaven.preparation.npz.NpzPreparation;
import io.github.experimentmaven.preparation.picture.PicturePreparation;
import io.github.experimentmaven.preparation.table.TablePreparation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Which sources are prepared, and how. */
public final class Preparations {

  private Preparations() {}

  /**
   * The preparation of a source.
   *
   * @param base what its paths are relative to
   * @return empty if it is a data set of IDX files already
   * @throws DatasetException if it names what can be no path
   */
  public static Optional<Preparation> of(DatasetSource source, Path base) throws DatasetException {
    if (source instanceof DatasetSource.Csv csv) {
      return Optional.of(TablePreparation.of(csv, base));
    }
    if (source instanceof DatasetSource.Arff arff) {
      return Optional.of(TablePreparation.of(arff, base));
    }
    if (source instanceof DatasetSource.Pictures pictures) {
      return Optional.of(new PicturePreparation(pictures, path(base, pictures.images())));
    }
    if (source instanceof DatasetSource.Cifar10 cifar) {
      return Optional.of(CifarPreparation.of(cifar, path(base, cifar.cifar10())));
    }
    if (source instanceof DatasetSource.Cifar100 cifar) {
      return Optional.of(CifarPreparation.of(cifar, path(base, cifar.cifar100())));
    }
    if (source instanceof DatasetSource.Npz npz) {
      return Optional.of(new NpzPreparation(path(base, npz.npz()), npz.sampleWeight()));
    }
    return Optional.empty();
  }

  /**
   * How a fold of a table is prepared, of which more is learned from rows than weights.
   *
   * @param base what its paths are relative to
   * @param fold from 1
   * @return empty if the source is no table
   */
  public static Optional<Preparation> ofFold(
      DatasetSource source, Path base, Folds folds, int fold) {
    if (source instanceof DatasetSource.Csv csv) {
      return Optional.of(TablePreparation.of(csv, base).ofFold(folds, fold));
    }
    if (source instanceof DatasetSource.Arff arff) {
      return Optional.of(TablePreparation.of(arff, base).ofFold(folds, fold));
    }
    return Optional.empty();
  }

  /**
   * How a table is prepared that is validated with a part of its rows, as of a fold of it.
   *
   * @param base what its paths are relative to
   * @return empty if the source is no table
   */
  public static Optional<Preparation> with(Validation validation, DatasetSource source, Path base) {
    if (source instanceof DatasetSource.Csv csv) {
      return Optional.of(TablePreparation.of(csv, base).with(validation));
    }
    if (source instanceof DatasetSource.Arff arff) {
      return Optional.of(TablePreparation.of(arff, base).with(validation));
    }
    return Optional.empty();
  }

  private static Path path(Path base, String text) throws DatasetException {
    try {
      return base.resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new DatasetException("'%s' is not a path: %s".formatted(text, e.getReason()), e);
    }
  }
}
