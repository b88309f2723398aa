package io.github.experimentmaven.trainer;

import io.github.experimentmaven.result.RunResult.DatasetFacts;
import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.spi.TrainingTask;
import io.github.experimentmaven.task.Column;
import io.github.experimentmaven.task.Features;
import io.github.experimentmaven.task.Targets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a class of a project trains with: copies, so that it may change them. */
final class ClassTask implements TrainingTask {

  private final long seed;
  private final Parameters parameters;
  private final DatasetFacts dataset;
  private final SampleFeatures train;
  private final SampleTargets targets;
  private final SampleFeatures test;
  private final Path folder;

  ClassTask(
      long seed,
      Parameters parameters,
      DatasetFacts dataset,
      SampleFeatures train,
      SampleTargets targets,
      SampleFeatures test,
      Path folder) {
    this.seed = seed;
    this.parameters = parameters;
    this.dataset = dataset;
    this.train = train;
    this.targets = targets;
    this.test = test;
    this.folder = folder;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<Integer> shape() {
    return dataset.features().shape().dimensions();
  }

  @Override
  public List<String> featureNames() {
    return dataset.features() instanceof Features.Rows rows
        ? rows.columns().stream().map(Column::name).toList()
        : List.of();
  }

  @Override
  public List<String> classNames() {
    return dataset.targets() instanceof Targets.Classes classes ? classes.classNames() : List.of();
  }

  @Override
  public List<String> targetNames() {
    return dataset.targets() instanceof Targets.Numbers numbers ? numbers.names() : List.of();
  }

  @Override
  public float[][] trainFeatures() {
    return features(train);
  }

  @Override
  public int[] trainLabels() {
    if (classNames().isEmpty()) {
      throw new IllegalStateException(
          "the data has numbers to be predicted and no classes: ask for trainTargets()");
    }
    int[] labels = new int[targets.count()];
    float[] outputs = new float[targets.width()];
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(outputs, 0);
      targets.copy(i, outputs, 0);
      labels[i] =
          outputs.length == 1
              ? (int) outputs[0]
              : ClassificationEvaluation.argmax(outputs, 0, outputs.length);
    }
    return labels;
  }

  @Override
  public float[][] trainTargets() {
    int classes = classNames().size();
    float[][] rows = new float[targets.count()][classes == 0 ? targets.width() : classes];
    if (classes > 0) {
      int[] labels = trainLabels();
      for (int i = 0; i < labels.length; i++) {
        rows[i][labels[i]] = 1;
      }
    } else {
      for (int i = 0; i < rows.length; i++) {
        targets.copy(i, rows[i], 0);
      }
    }
    return rows;
  }

  @Override
  public float[][] testFeatures() {
    return features(test);
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** Of images and sequences networks here get the channels first; a class gets them last. */
  private float[][] features(SampleFeatures samples) {
    int channels = dataset.features().shape().channels();
    int places = samples.size() / channels;
    float[][] rows = new float[samples.count()][samples.size()];
    float[] sample = new float[samples.size()];
    for (int i = 0; i < rows.length; i++) {
      samples.copy(i, sample);
      for (int channel = 0; channel < channels; channel++) {
        for (int place = 0; place < places; place++) {
          rows[i][place * channels + channel] = sample[channel * places + place];
        }
      }
    }
    return rows;
  }
}
