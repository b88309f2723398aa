package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.IdxFile;
import io.github.experimentmaven.dataset.ImageRoles;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.Job.ExpectedFile;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;

/** Reads the samples of a job. */
final class SampleReader {

  private final Path folder;
  private final Job job;

  /**
   * @param folder of the data set
   * @param job names the files, and says what is in them
   */
  SampleReader(Path folder, Job job) {
    this.folder = folder;
    this.job = job;
  }

  /**
   * Reads a part.
   *
   * @throws DatasetException if a file cannot be read or is not what the run was planned with
   */
  Samples read(Part part) throws DatasetException {
    return new Samples(features(part), targets(part));
  }

  private SampleFeatures features(Part part) throws DatasetException {
    Features features = job.dataset().features();
    if (features instanceof Features.Images images) {
      return new Images(images.shape(), content(file(part, ImageRoles.IMAGES)));
    }
    throw new IllegalStateException("no reader of " + features);
  }

  private SampleTargets targets(Part part) throws DatasetException {
    Targets targets = job.dataset().targets();
    if (targets instanceof Targets.Classes classes) {
      return new ClassLabels(content(file(part, ImageRoles.LABELS)), classes.count());
    }
    throw new IllegalStateException("no reader of " + targets);
  }

  private ExpectedFile file(Part part, String role) {
    String name = part.key() + "_" + role;
    ExpectedFile file = job.files().get(name);
    if (file == null) {
      throw new IllegalStateException("the job names no file of " + name);
    }
    return file;
  }

  /** The hash is that of the whole file unpacked, so that counts and sizes are right if it is. */
  private byte[] content(ExpectedFile expected) throws DatasetException {
    Path file = folder.resolve(expected.file());
    IdxFile read = IdxFile.read(file);
    if (!read.contentSha256().equals(expected.contentSha256())) {
      throw new DatasetException(
          """
          %s is not what the run was planned with:
            unpacked, its SHA-256 is %s,
            expected was %s"""
              .formatted(file, read.contentSha256(), expected.contentSha256()));
    }
    return read.data();
  }
}
