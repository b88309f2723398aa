package io.github.experimentmaven.experiment;

/** Which channels pictures are read to. */
public enum PictureColor {
  @Described("Red, green and blue: 3 channels.")
  RGB(3),
  @Described("Brightness, 0.299 R + 0.587 G + 0.114 B: 1 channel.")
  GRAYSCALE(1);

  private final int channels;

  PictureColor(int channels) {
    this.channels = channels;
  }

  /** How many values a pixel has. */
  public int channels() {
    return channels;
  }
}
