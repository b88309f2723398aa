package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Regularizer;

/**
 * A kernel's penalty {@code l1 * sum(|w|) + l2 * sum(w^2)} and its gradient {@code l1 * sign(w) + 2
 * * l2 * w}.
 *
 * @param from first weight of the kernel
 * @param to the weight after its last
 * @param regularizer the factors
 */
record Penalty(int from, int to, Regularizer regularizer) {

  double value(float[] weights) {
    double absolutes = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      absolutes += Math.abs(weights[i]);
      squares += (double) weights[i] * weights[i];
    }
    return regularizer.l1() * absolutes + regularizer.l2() * squares;
  }

  void addGradient(float[] weights, float[] gradient) {
    float l1 = (float) regularizer.l1();
    float twoL2 = (float) (2 * regularizer.l2());
    for (int i = from; i < to; i++) {
      gradient[i] += twoL2 * weights[i] + l1 * Math.signum(weights[i]);
    }
  }
}
