package io.github.experimentmaven.build;

import io.github.experimentmaven.dataset.Dataset;
import io.github.experimentmaven.dataset.DatasetException;
import io.github.experimentmaven.dataset.DatasetStatistics;
import io.github.experimentmaven.dataset.SampleImage;
import io.github.experimentmaven.report.page.DatasetProfile;

/** What reports and {@code describe} tell of a data set. */
public final class DatasetProfiles {

  /** Five rows of five, as the notebook plots them. */
  private static final int SAMPLES = 25;

  /** The notebook's seed, so that every report shows the same images. */
  private static final long SEED = 123;

  private DatasetProfiles() {}

  /** Reads all images once. */
  public static DatasetProfile of(Dataset dataset) throws DatasetException {
    DatasetStatistics statistics = DatasetStatistics.of(dataset);
    return new DatasetProfile(
        dataset.name(),
        dataset.description(),
        dataset.licence(),
        dataset.origin(),
        dataset.imageShape(),
        dataset.classNames(),
        statistics.trainImagesPerClass(),
        statistics.testImagesPerClass(),
        statistics.pixelMean(),
        statistics.pixelStandardDeviation(),
        SampleImage.choose(dataset, SAMPLES, SEED).stream()
            .map(
                image ->
                    new io.github.experimentmaven.report.page.SampleImage(
                        image.index(), image.label(), image.shape(), image.pixels()))
            .toList());
  }
}
