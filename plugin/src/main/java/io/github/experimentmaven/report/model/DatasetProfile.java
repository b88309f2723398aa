package io.github.experimentmaven.report.model;

import io.github.experimentmaven.dataset.ConstantColumns;
import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetStatistics;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set as people want to see it.
 *
 * @param dataset what it says of itself
 * @param statistics of its classes and images; null if there are no classes
 * @param constantColumns columns that have the same value in all training rows
 * @param samples some training images
 */
public record DatasetProfile(
    Dataset dataset,
    @Nullable DatasetStatistics statistics,
    List<String> constantColumns,
    List<SampleImage> samples) {

  /** Five rows of five, as the notebook plots them. */
  private static final int SAMPLES = 25;

  /** The notebook's seed, so that every report shows the same images. */
  private static final long SEED = 123;

  public DatasetProfile {
    constantColumns = List.copyOf(constantColumns);
    samples = List.copyOf(samples);
  }

  /**
   * Goes through all labels and images once, if there are any.
   *
   * @throws DatasetException if a file was damaged since the data set was read
   */
  public static DatasetProfile of(Dataset dataset) throws DatasetException {
    boolean areClasses = dataset.targets() instanceof Targets.Classes;
    return new DatasetProfile(
        dataset,
        areClasses ? DatasetStatistics.of(dataset) : null,
        ConstantColumns.of(dataset),
        areClasses && dataset.features() instanceof Features.Images
            ? SampleImage.choose(dataset, SAMPLES, SEED)
            : List.of());
  }
}
