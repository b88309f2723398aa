package io.github.experimentmaven.experiment;

/** By which of its fans the initial values of a kernel are scaled. */
public enum FanMode {
  @Described("The inputs of a unit: the receptive field times the input channels.")
  FAN_IN,
  @Described("The receptive field times the output channels.")
  FAN_OUT,
  @Described("The mean of the two.")
  FAN_AVG;

  /** The fan, for those of a kernel. */
  public double of(long fanIn, long fanOut) {
    return switch (this) {
      case FAN_IN -> fanIn;
      case FAN_OUT -> fanOut;
      case FAN_AVG -> (fanIn + fanOut) / 2.0;
    };
  }
}
