package com.acme;

import io.github.experimentmaven.spi.ExperimentTrainer;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.spi.TrainingTask;

public final class WithArguments implements ExperimentTrainer {

  private final int classes;

  public WithArguments(int classes) {
    this.classes = classes;
  }

  @Override
  public TrainingOutcome train(TrainingTask task) {
    return TrainingOutcome.ofLabels(new int[0], classes);
  }
}
