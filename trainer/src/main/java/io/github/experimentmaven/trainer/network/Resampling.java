package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.FillMode;
import io.github.experimentmaven.experiment.Interpolation;
import io.github.experimentmaven.experiment.Shape;

/** Takes each pixel of an image from another place of it, in one pass over the image. */
final class Resampling {

  private static final int NOWHERE = -1;

  private final int channels;
  private final int height;
  private final int width;
  private final FillMode fillMode;
  private final Interpolation interpolation;
  private final float fillValue;
  private final double[] columns = {1, 0, 0};
  private final double[] rows = {0, 1, 0};

  /**
   * @param shape of an image
   * @param fillMode what is around it
   * @param interpolation what is between its pixels
   * @param fillValue what is around it, if the mode says so
   */
  Resampling(Shape shape, FillMode fillMode, Interpolation interpolation, double fillValue) {
    channels = shape.channels();
    height = shape.height();
    width = shape.width();
    this.fillMode = fillMode;
    this.interpolation = interpolation;
    this.fillValue = (float) fillValue;
  }

  /** The pixel at {@code (x, y)} is to be from column {@code ofX * x + ofY * y + shift}. */
  void columns(double ofX, double ofY, double shift) {
    set(columns, ofX, ofY, shift);
  }

  /** The pixel at {@code (x, y)} is to be from row {@code ofX * x + ofY * y + shift}. */
  void rows(double ofX, double ofY, double shift) {
    set(rows, ofX, ofY, shift);
  }

  private static void set(double[] places, double ofX, double ofY, double shift) {
    places[0] = ofX;
    places[1] = ofY;
    places[2] = shift;
  }

  /**
   * Takes the pixels from where they are to be.
   *
   * @param image {@code [channels, height, width]}
   * @param changed takes the pixels, as many
   */
  void apply(float[] image, float[] changed) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double column = columns[0] * x + columns[1] * y + columns[2];
        double row = rows[0] * x + rows[1] * y + rows[2];
        int target = y * width + x;
        if (interpolation == Interpolation.NEAREST) {
          nearest(image, changed, target, column, row);
        } else {
          bilinear(image, changed, target, column, row);
        }
      }
    }
  }

  private void nearest(float[] image, float[] changed, int target, double column, double row) {
    int source = pixel(inside(floor(column + 0.5), width), inside(floor(row + 0.5), height));
    int plane = height * width;
    for (int start = 0; start < channels * plane; start += plane) {
      changed[start + target] = value(image, start, source);
    }
  }

  private void bilinear(float[] image, float[] changed, int target, double column, double row) {
    int left = floor(column);
    int top = floor(row);
    float right = (float) (column - left);
    float bottom = (float) (row - top);
    int leftColumn = inside(left, width);
    int rightColumn = inside(left + 1, width);
    int topRow = inside(top, height);
    int bottomRow = inside(top + 1, height);
    int topLeft = pixel(leftColumn, topRow);
    int topRight = pixel(rightColumn, topRow);
    int bottomLeft = pixel(leftColumn, bottomRow);
    int bottomRight = pixel(rightColumn, bottomRow);
    int plane = height * width;
    for (int start = 0; start < channels * plane; start += plane) {
      float above =
          value(image, start, topLeft) * (1 - right) + value(image, start, topRight) * right;
      float below =
          value(image, start, bottomLeft) * (1 - right) + value(image, start, bottomRight) * right;
      changed[start + target] = above * (1 - bottom) + below * bottom;
    }
  }

  private float value(float[] image, int start, int pixel) {
    return pixel == NOWHERE ? fillValue : image[start + pixel];
  }

  private int pixel(int column, int row) {
    return column == NOWHERE || row == NOWHERE ? NOWHERE : row * width + column;
  }

  /** The place in the image that a place outside of it has its pixel from. */
  private int inside(int place, int size) {
    if (place >= 0 && place < size) {
      return place;
    }
    return switch (fillMode) {
      case CONSTANT -> NOWHERE;
      case NEAREST -> place < 0 ? 0 : size - 1;
      case WRAP -> Math.floorMod(place, size);
      case REFLECT -> {
        int turn = Math.floorMod(place, 2 * size);
        yield turn < size ? turn : 2 * size - 1 - turn;
      }
    };
  }

  private static int floor(double place) {
    int towardsZero = (int) place;
    return place < towardsZero ? towardsZero - 1 : towardsZero;
  }
}
