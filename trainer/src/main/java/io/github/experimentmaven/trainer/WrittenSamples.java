package io.github.experimentmaven.trainer;

import io.github.experimentmaven.dataset.DatasetWriter;
import io.github.experimentmaven.experiment.Part;
import io.github.experimentmaven.failure.DatasetException;
import io.github.experimentmaven.spi.DatasetTask;
import io.github.experimentmaven.spi.ExperimentDataset;
import io.github.experimentmaven.spi.SampleFormat;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples that a class of a project has given, in their files.
 *
 * @param writer of the files
 * @param features what each sample is
 * @param targets what is asked for of each
 * @param train how many there are to train on
 * @param test how many there are to test with
 */
record WrittenSamples(
    DatasetWriter writer, Features features, Targets targets, int train, int test) {

  /**
   * Has a class give its samples.
   *
   * @param folder of the data set
   * @return null if the class does not say what they are
   * @throws Exception whatever the class throws
   */
  static @Nullable WrittenSamples of(ExperimentDataset dataset, DatasetTask task, Path folder)
      throws Exception {
    SampleFormat format = dataset.format(task);
    if (format == null) {
      throw new IllegalStateException("format returned null; expected a SampleFormat");
    }
    Features features = features(format);
    Targets targets = targets(format);
    DatasetWriter writer = new DatasetWriter(folder);
    try (CheckedSamples train = new CheckedSamples(writer, Part.TRAIN, format, features, targets);
        CheckedSamples test = new CheckedSamples(writer, Part.TEST, format, features, targets)) {
      dataset.write(task, train, test);
      return new WrittenSamples(writer, features, targets, train.count(), test.count());
    }
  }

  /**
   * Refuses a data set without samples to train on or to test with.
   *
   * @param name of the class
   */
  void requireBothParts(String name) throws ClassFailure {
    for (Part part : List.of(Part.TRAIN, Part.TEST)) {
      if ((part == Part.TRAIN ? train : test) == 0) {
        throw new ClassFailure(
            "%s gave no sample to its %s part; expected at least one".formatted(name, part.key()));
      }
    }
  }

  /** Writes the manifest. */
  void finish(String name) throws DatasetException, IOException {
    writer.finish(name, "", features, targets, "", "");
  }

  private static Features features(SampleFormat format) {
    return format.imageShape().isEmpty()
        ? new Features.Numbers(format.columns().stream().map(Column::unscaled).toList())
        : new Features.Images(format.imageShape());
  }

  private static Targets targets(SampleFormat format) {
    return format.classNames().isEmpty()
        ? new Targets.Numbers(format.targetNames())
        : new Targets.Classes(format.classNames());
  }
}
