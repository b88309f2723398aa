package io.github.experimentmaven.benchmark;

import io.github.experimentmaven.descriptor.ExperimentReader;
import io.github.experimentmaven.experiment.DatasetSource;
import io.github.experimentmaven.failure.DescriptorException;
import java.nio.file.Path;
import java.util.List;

/**
 * Data of a format that the plugin prepares.
 *
 * @param subject what it is: {@code table of six decimals}
 * @param experiment the file of an experiment that names it
 * @param base the folder that the path in this file is relative to
 */
record DataFiles(String subject, Path experiment, Path base) {

  /** What the experiment says of it. */
  DatasetSource source() throws DescriptorException {
    return new ExperimentReader(base, property -> null)
        .read(List.of(experiment))
        .get(0)
        .experiment()
        .dataset();
  }
}
