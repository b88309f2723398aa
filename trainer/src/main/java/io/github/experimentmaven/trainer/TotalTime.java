package io.github.experimentmaven.trainer;

import java.lang.management.ManagementFactory;

/** The age of this JVM, and of those before it whose trainings were interrupted. */
final class TotalTime implements StatefulListener<TotalTime.State> {

  private double earlierSeconds;

  /**
   * What outlasts an epoch.
   *
   * @param seconds the time so far
   */
  record State(double seconds) {}

  /** The time so far. */
  double seconds() {
    return earlierSeconds + ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }

  @Override
  public String name() {
    return "time";
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State state() {
    return new State(seconds());
  }

  @Override
  public void restore(State state) {
    earlierSeconds = state.seconds();
  }
}
