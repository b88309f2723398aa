package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.ReduceLrOnPlateau;
import io.github.experimentmaven.trainer.network.TrainableNetwork;
import java.util.function.DoubleSupplier;

/** Reduces the learning rate, step by step as Keras 3's ReduceLROnPlateau. */
final class Plateau implements StatefulListener<Plateau.State> {

  private final ReduceLrOnPlateau settings;
  private final Watch watch;
  private final DoubleSupplier metric;
  private final Course course;
  private final TrainableNetwork network;
  private State state;

  /**
   * @param settings when and by how much
   * @param watch what is an improvement
   * @param metric what the latest epoch came to in it
   * @param course told of reductions
   * @param network whose optimizer has no schedule
   */
  Plateau(
      ReduceLrOnPlateau settings,
      Watch watch,
      DoubleSupplier metric,
      Course course,
      TrainableNetwork network) {
    this.settings = settings;
    this.watch = watch;
    this.metric = metric;
    this.course = course;
    this.network = network;
    state = new State(0, 0, watch.worst(), network.learningRate());
  }

  /**
   * What outlasts an epoch.
   *
   * @param waited epochs without an improvement
   * @param cooldown epochs that are not counted
   * @param best value so far
   * @param learningRate of the next step
   */
  record State(int waited, int cooldown, double best, double learningRate) {}

  @Override
  public void onEpoch(TrainedEpoch epoch) {
    double current = metric.getAsDouble();
    int wait = state.waited();
    int cooldown = state.cooldown();
    double best = state.best();
    double rate = state.learningRate();
    if (cooldown > 0) {
      cooldown--;
      wait = 0;
    }
    if (watch.isBetterThanBy(current, best, settings.minDelta())) {
      best = current;
      wait = 0;
    } else if (cooldown == 0) {
      wait++;
      if (wait >= settings.patience() && rate > settings.minLr()) {
        rate = Math.max(rate * settings.factor(), settings.minLr());
        network.setLearningRate(rate);
        course.reduces(epoch.number(), rate);
        cooldown = settings.cooldown();
        wait = 0;
      }
    }
    state = new State(wait, cooldown, best, rate);
  }

  @Override
  public String name() {
    return "reduce_lr_on_plateau";
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
    network.setLearningRate(other.learningRate());
  }
}
