package io.github.experimentmaven.trainer;

import java.util.function.DoubleSupplier;

/** Keeps the weights of the epoch in which a metric was at its best, of several the first. */
final class BestEpoch implements StatefulListener<BestEpoch.State> {

  private final Watch watch;
  private final DoubleSupplier metric;
  private final KeptWeights kept;
  private State state;

  /**
   * @param watch what is an improvement
   * @param metric what the latest epoch came to in it
   * @param kept keeps the weights
   */
  BestEpoch(Watch watch, DoubleSupplier metric, KeptWeights kept) {
    this.watch = watch;
    this.metric = metric;
    this.kept = kept;
    state = new State(watch.worst());
  }

  /**
   * What outlasts an epoch.
   *
   * @param best value so far
   */
  record State(double best) {}

  @Override
  public void onEpoch(TrainedEpoch epoch) {
    double current = metric.getAsDouble();
    if (watch.isBetter(current, state.best(), 0)) {
      state = new State(current);
      kept.keep(epoch.number());
    }
  }

  @Override
  public String name() {
    return "best_weights";
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void restore(State other) {
    state = other;
  }
}
