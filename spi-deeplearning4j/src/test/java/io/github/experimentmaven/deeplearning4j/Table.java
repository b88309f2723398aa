package io.github.experimentmaven.deeplearning4j;

import io.github.experimentmaven.spi.Parameters;
import io.github.experimentmaven.spi.TrainingTask;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Samples of which the first number decides: the class, or twice it the number asked for. */
record Table(
    Parameters parameters, long seed, List<Integer> shape, List<String> classNames, Path folder)
    implements TrainingTask {

  private static final int TRAIN = 90;
  private static final int TEST = 30;

  /** Rows of two numbers. */
  static Table ofRows(int classes, Path folder, Object... parameters) {
    return of(List.of(2), classes, folder, parameters);
  }

  static Table of(List<Integer> shape, int classes, Path folder, Object... parameters) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      Object value = parameters[i + 1];
      values.put(
          (String) parameters[i],
          value instanceof Class<?> type
              ? type.getName()
              : value instanceof Integer whole ? Long.valueOf(whole) : value);
    }
    List<String> names = List.of("a", "b", "c").subList(0, classes);
    return new Table(new Parameters(values), 7, shape, names, folder);
  }

  Table withSeed(long other) {
    return new Table(
        new Parameters(Map.of("network", parameters.text("network"), "epochs", 3L)),
        other,
        shape,
        classNames,
        folder);
  }

  @Override
  public List<String> featureNames() {
    return shape.size() == 1 ? List.of("x", "y") : List.of();
  }

  @Override
  public List<String> targetNames() {
    return classNames.isEmpty() ? List.of("twice") : List.of();
  }

  @Override
  public float[][] trainFeatures() {
    return features(TRAIN, 1);
  }

  @Override
  public int[] trainLabels() {
    return labels(trainFeatures());
  }

  @Override
  public float[][] trainTargets() {
    float[][] features = trainFeatures();
    float[][] targets = new float[features.length][];
    for (int i = 0; i < targets.length; i++) {
      if (classNames.isEmpty()) {
        targets[i] = new float[] {2 * features[i][0]};
      } else {
        targets[i] = new float[classNames.size()];
        targets[i][trainLabels()[i]] = 1;
      }
    }
    return targets;
  }

  @Override
  public float[][] testFeatures() {
    return features(TEST, 2);
  }

  int[] testLabels() {
    return labels(testFeatures());
  }

  private int[] labels(float[][] features) {
    return Arrays.stream(features).mapToInt(row -> Math.round(row[0])).toArray();
  }

  private float[][] features(int count, long stream) {
    Random random = new Random(stream);
    int size = shape.stream().reduce(1, Math::multiplyExact);
    float[][] rows = new float[count][size];
    for (float[] row : rows) {
      for (int j = 0; j < size; j++) {
        row[j] = random.nextFloat();
      }
      row[0] = random.nextInt(Math.max(2, classNames.size())) + (row[0] - 0.5f) / 5;
    }
    return rows;
  }
}
