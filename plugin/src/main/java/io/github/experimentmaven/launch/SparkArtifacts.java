package io.github.experimentmaven.launch;

import io.github.experimentmaven.failure.ResolutionException;
import java.nio.file.Path;
import java.util.List;

/** What has a Spark cluster train, wherever it comes from. */
public interface SparkArtifacts {

  /**
   * The driver and what it needs beside Spark.
   *
   * @return jars, the driver's first; in the reactor that builds them possibly folders of classes
   * @throws ResolutionException if one of them is not to be had
   */
  List<Path> driver() throws ResolutionException;

  /**
   * Spark itself, for machines where it is not installed.
   *
   * @return jars
   * @throws ResolutionException if one of them is not to be had
   */
  List<Path> libraries() throws ResolutionException;
}
