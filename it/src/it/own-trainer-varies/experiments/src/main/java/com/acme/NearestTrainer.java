package com.acme;

import com.acme.lib.Nearest;
import io.github.experimentmaven.spi.ExperimentTrainer;
import io.github.experimentmaven.spi.TrainingOutcome;
import io.github.experimentmaven.spi.TrainingTask;

/** Plain Java. */
public final class NearestTrainer implements ExperimentTrainer {

  @Override
  public TrainingOutcome train(TrainingTask task) {
    float[][] known = task.trainFeatures();
    int[] labels = task.trainLabels();
    float[][] asked = task.testFeatures();
    int[] answers = new int[asked.length];
    for (int i = 0; i < asked.length; i++) {
      answers[i] = labels[Nearest.of(known, asked[i])];
    }
    TrainingOutcome outcome = TrainingOutcome.ofLabels(answers, task.classNames().size());
    return task.parameters().flag("steady", true)
        ? outcome
        : outcome.withMetric("train_loss", (System.nanoTime() % 1_000_000_007) / 1e9);
  }
}
