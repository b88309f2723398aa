package io.github.experimentmaven.trainer.network;

import java.util.ArrayList;
import java.util.List;

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
    groups = new ChannelGroups(channels, window.outputHeight() * window.outputWidth());
    List<int[]> used = new ArrayList<>();
    for (int row = 0; row < window.size().height(); row++) {
      for (int column = 0; column < window.size().width(); column++) {
        if (isEverInside(row, column)) {
          int[] place = new int[outputs(groups.largest())];
          for (int output = 0; output < place.length; output++) {
            place[output] = input(row, column, output);
          }
          used.add(place);
        }
      }
    }
    places = used.toArray(int[][]::new);
  }

  /** Of a window with padding that is larger than the image, some places are never used. */
  private boolean isEverInside(int row, int column) {
    for (int output = 0; output < outputs(1); output++) {
      if (input(row, column, output) < inputs(groups.largest())) {
        return true;
      }
    }
    return false;
  }

  private int input(int row, int column, int output) {
    int outputRow = output / window.outputWidth() % window.outputHeight();
    int outputColumn = output % window.outputWidth();
    int y = outputRow * window.strides().height() - window.padTop() + row;
    int x = outputColumn * window.strides().width() - window.padLeft() + column;
    boolean inside = y >= 0 && y < window.height() && x >= 0 && x < window.width();
    int channel = output / outputs(1);
    return inside ? (channel * window.height() + y) * window.width() + x : inputs(groups.largest());
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

  /** How many places of the window are ever inside of the image. */
  int size() {
    return places.length;
  }

  /**
   * For each output of a group where a value under its window is in the group's input; for fewer
   * channels the first of them.
   *
   * @param place one of those places, in reading order
   * @return indices, {@code inputs(groups().largest())} for what is outside of the image
   */
  int[] of(int place) {
    return places[place];
  }

  /**
   * Adds the gradients of outputs to those of the inputs that they come from.
   *
   * @param gradients of outputs
   * @param places where the input of each is
   * @param inputs their gradients
   * @param count of the outputs
   */
  static void scatter(float[] gradients, int[] places, float[] inputs, int count) {
    for (int i = 0; i < count; i++) {
      inputs[places[i]] += gradients[i];
    }
  }
}
