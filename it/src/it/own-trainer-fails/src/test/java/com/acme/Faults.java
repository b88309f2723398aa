package com.acme;

import io.github.experimentmaven.spi.ExperimentTrainer;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.spi.TrainingTask;

public final class Faults implements ExperimentTrainer {

  @Override
  public TrainingOutcome train(TrainingTask task) {
    int samples = task.testFeatures().length;
    TrainingOutcome right = TrainingOutcome.ofLabels(new int[samples], 3);
    return switch (task.parameters().text("fault")) {
      case "exit" -> exit();
      case "throws" -> throw new IllegalStateException("the matrix is singular");
      case "nan" -> nan(samples);
      case "fewer" -> TrainingOutcome.ofLabels(new int[samples - 1], 3);
      case "unknown" -> right.withMetric("test_acuracy", 1);
      default -> right;
    };
  }

  private static TrainingOutcome nan(int samples) {
    float[][] predictions = new float[samples][3];
    predictions[7][1] = Float.NaN;
    for (int i = 0; i < 7; i++) {
      predictions[i][0] = 1;
    }
    return TrainingOutcome.of(predictions);
  }

  private static TrainingOutcome exit() {
    System.exit(0);
    return null;
  }
}
