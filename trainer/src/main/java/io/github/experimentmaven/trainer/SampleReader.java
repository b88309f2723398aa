package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.DatasetManifest;
import io.github.experimentmaven.dataset.SampleBytes;
import io.github.experimentmaven.dataset.VerifiedFiles;
import io.github.experimentmaven.experiment.ClassWeight;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.result.Job;
import io.github.experimentmaven.result.Job.ExpectedFile;
import io.github.experimentmaven.task.BinaryClassification;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import io.github.experimentmaven.task.Task;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the samples of a job. */
final class SampleReader {

  private final Path folder;
  private final VerifiedFiles files;
  private final Job job;
  private final Task task;

  /**
   * @param folder of the data set
   * @param files opens them
   * @param job names them, and says what is in them
   * @param task of the job
   */
  SampleReader(Path folder, VerifiedFiles files, Job job, Task task) {
    this.folder = folder;
    this.files = files;
    this.job = job;
    this.task = task;
  }

  /**
   * Reads a part.
   *
   * @throws DatasetException if a file cannot be read or is not what the run was planned with
   */
  Samples read(Part part) throws DatasetException {
    return new Samples(features(part), targets(part));
  }

  /**
   * Reads what is trained on.
   *
   * @param classWeight how much samples count, by their class; null if all count alike
   * @throws DatasetException as {@link #read} does
   */
  Samples readTraining(@Nullable ClassWeight classWeight) throws DatasetException {
    SampleTargets targets = targets(Part.TRAIN);
    return new Samples(features(Part.TRAIN), targets, weights(classWeight, targets));
  }

  private @Nullable SampleWeights weights(@Nullable ClassWeight classWeight, SampleTargets targets)
      throws DatasetException {
    ExpectedFile given = job.files().get(DatasetManifest.WEIGHTS);
    if (classWeight == null) {
      return given == null ? null : new GivenWeights(content(given));
    }
    if (given != null) {
      throw new IllegalStateException("samples are weighted by their class and one by one");
    }
    List<String> classNames = job.dataset().targets().classes().classNames();
    if (targets instanceof BinaryLabels labels) {
      return new ClassWeights(classWeight, classNames, labels::label, labels.count());
    } else if (targets instanceof ClassLabels labels) {
      return new ClassWeights(classWeight, classNames, labels::label, labels.count());
    }
    throw new IllegalStateException("no class of " + targets);
  }

  /**
   * Reads what is shown of a part alone.
   *
   * @throws DatasetException as {@link #read} does
   */
  SampleFeatures features(Part part) throws DatasetException {
    Features features = job.dataset().features();
    SampleBytes content = content(file(part, features.role()));
    if (features instanceof Features.Images images) {
      return new Images(images.shape(), content);
    } else if (features instanceof Features.Rows rows) {
      return new Rows(rows.columns().size(), content);
    } else if (features instanceof Features.Sequences sequences) {
      return new Sequences(sequences.shape(), content);
    }
    throw new IllegalStateException("no reader of " + features);
  }

  /**
   * Reads what is asked for of a part alone.
   *
   * @throws DatasetException as {@link #read} does
   */
  SampleTargets targets(Part part) throws DatasetException {
    Targets targets = job.dataset().targets();
    SampleBytes content = content(file(part, targets.role()));
    if (task instanceof BinaryClassification) {
      return new BinaryLabels(content);
    } else if (targets instanceof Targets.Classes classes) {
      return new ClassLabels(content, classes.count());
    } else if (targets instanceof Targets.Numbers numbers) {
      return new NumberTargets(content, numbers.names().size());
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
  private SampleBytes content(ExpectedFile expected) throws DatasetException {
    return files.open(folder.resolve(expected.file()), expected.contentSha256());
  }
}
