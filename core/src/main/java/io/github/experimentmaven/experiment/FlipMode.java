package io.github.experimentmaven.experiment;

/** Along which axes an image is flipped. */
public enum FlipMode {
  @Described("Left and right change places.")
  HORIZONTAL,
  @Described("Top and bottom change places.")
  VERTICAL,
  @Described("Both at once, as in Keras 3; in Keras 2 each is drawn on its own.")
  HORIZONTAL_AND_VERTICAL;

  /** Whether left and right change places. */
  public boolean isHorizontal() {
    return this != VERTICAL;
  }

  /** Whether top and bottom change places. */
  public boolean isVertical() {
    return this != HORIZONTAL;
  }
}
