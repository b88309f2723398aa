package io.github.experimentmaven.trainer;

import io.github.experimentmaven.experiment.EarlyStopping;
import io.github.experimentmaven.result.TrainingCourse.Ending;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Ends a training that does not improve any more, step by step as Keras 3's EarlyStopping. */
final class EarlyStop implements StatefulListener<EarlyStop.State> {

  private final EarlyStopping settings;
  private final Watch watch;
  private final DoubleSupplier metric;
  private final Course course;
  private final @Nullable KeptWeights kept;
  private State state;

  /**
   * @param settings whether, when and how
   * @param watch what is an improvement
   * @param metric what the latest epoch came to in it
   * @param course told of the ending
   * @param kept keeps the best weights; null if they are not restored
   */
  EarlyStop(
      EarlyStopping settings,
      Watch watch,
      DoubleSupplier metric,
      Course course,
      @Nullable KeptWeights kept) {
    this.settings = settings;
    this.watch = watch;
    this.metric = metric;
    this.course = course;
    this.kept = kept;
    state = new State(0, watch.worst());
  }

  /**
   * What outlasts an epoch.
   *
   * @param waited epochs without an improvement
   * @param best value so far
   */
  record State(int waited, double best) {}

  @Override
  public void onEpoch(TrainedEpoch epoch) {
    if (epoch.number() <= settings.startFromEpoch()) {
      return;
    }
    double current = metric.getAsDouble();
    if (kept != null && kept.epoch() == 0) {
      kept.keep(epoch.number());
    }
    int wait = state.waited() + 1;
    if (watch.isBetter(current, state.best(), settings.minDelta())) {
      if (kept != null) {
        kept.keep(epoch.number());
      }
      Double baseline = settings.baseline();
      boolean startsAnew =
          baseline == null || watch.isBetter(current, baseline, settings.minDelta());
      state = new State(startsAnew ? 0 : wait, current);
      return;
    }
    state = new State(wait, state.best());
    // Keras never stops after the first epoch.
    if (wait >= settings.patience() && epoch.number() > 1) {
      epoch.endTraining();
      course.ends(Ending.EARLY_STOPPING);
    }
  }

  @Override
  public String name() {
    return "early_stopping";
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
