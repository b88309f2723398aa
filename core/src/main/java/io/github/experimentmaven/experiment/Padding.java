package io.github.experimentmaven.experiment;

/** What happens at the border of an image, with the meaning of TensorFlow. */
public enum Padding {
  @Described(
      "No padding: the window stays inside the image, rows and columns that do not fill a window are left out.")
  VALID {
    @Override
    int outputSize(int input, int window, int stride) {
      return input < window ? 0 : (input - window) / stride + 1;
    }
  },
  @Described(
      "Zeros around the image, the odd one at the bottom and right, so that the output is ceil(input / stride).")
  SAME {
    @Override
    int outputSize(int input, int window, int stride) {
      return (input - 1) / stride + 1;
    }
  };

  /** The output's size along one axis; 0 if the window does not fit. */
  abstract int outputSize(int input, int window, int stride);

  /**
   * How much of the input no window looks at along one axis, behind the last one.
   *
   * @param output its size
   */
  static int leftOut(int input, int output, int window, int stride) {
    return Math.max(0, input - (output - 1) * stride - window);
  }
}
