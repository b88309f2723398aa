package io.github.experimentmaven.spi;

import java.nio.file.Path;

/** What an {@link ExperimentDataset} makes its samples of. */
public interface DatasetTask {

  /** What the experiment file says below {@code dataset: parameters}. */
  Parameters parameters();

  /** An empty folder for whatever is needed meanwhile; it is deleted when the samples are there. */
  Path folder();
}
