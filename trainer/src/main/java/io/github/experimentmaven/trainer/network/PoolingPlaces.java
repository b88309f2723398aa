package io.github.experimentmaven.trainer.network;

/**
 * Where the values under a pooling window are, for a {@linkplain ChannelGroups group of channels}
 * at a time: {@code [channels, height, width] -> [channels, height', width']}. Pooling is then a
 * loop over all outputs for each place in the window, instead of one over a window for each output.
 */
final class PoolingPlaces {

  private final Window window;
  private final ChannelGroups groups;
  private final int[][] places;

  /**
   * @param window over a channel
   * @param channels of the images
   */
  PoolingPlaces(Window window, int channels) {
    this.window = window;
    groups = new ChannelGroups(channels, window.height() * window.width());
    places = new int[window.size().height() * window.size().width()][outputs(groups.largest())];
    for (int place = 0; place < places.length; place++) {
      for (int output = 0; output < places[place].length; output++) {
        places[place][output] = input(place, output);
      }
    }
  }

  private int input(int place, int output) {
    int outputRow = output / window.outputWidth() % window.outputHeight();
    int outputColumn = output % window.outputWidth();
    int row =
        outputRow * window.strides().height() - window.padTop() + place / window.size().width();
    int column =
        outputColumn * window.strides().width() - window.padLeft() + place % window.size().width();
    boolean inside = row >= 0 && row < window.height() && column >= 0 && column < window.width();
    int channel = output / outputs(1);
    return inside
        ? (channel * window.height() + row) * window.width() + column
        : inputs(groups.largest());
  }

  /** The portions that images are pooled in. */
  ChannelGroups groups() {
    return groups;
  }

  /** Values of some channels of the input. */
  int inputs(int channels) {
    return channels * window.height() * window.width();
  }

  /** Values of some channels of the output. */
  int outputs(int channels) {
    return channels * window.outputHeight() * window.outputWidth();
  }

  /** How many places the window has. */
  int size() {
    return places.length;
  }

  /**
   * For each output of a group where a value under its window is in the group's input; for fewer
   * channels the first of them.
   *
   * @param place in the window, in reading order
   * @return indices, {@code inputs(groups().largest())} for what is outside of the image
   */
  int[] of(int place) {
    return places[place];
  }
}
