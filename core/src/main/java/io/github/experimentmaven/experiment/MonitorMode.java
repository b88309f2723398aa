package io.github.experimentmaven.experiment;

/** In which direction a monitored metric improves. */
public enum MonitorMode {
  @Described("As the metric does: an accuracy upwards, a loss downwards.")
  AUTO,
  @Described("Downwards.")
  MIN,
  @Described("Upwards.")
  MAX
}
