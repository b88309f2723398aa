package io.github.experimentmaven.experiment;

/** What happens at the ends of a sequence, with the meaning of TensorFlow. */
public enum SequencePadding {
  @Described(
      "No padding: the window stays inside the sequence, steps that do not fill a window are left"
          + " out.")
  VALID {
    @Override
    int outputSize(int input, int window, int stride) {
      return Padding.VALID.outputSize(input, window, stride);
    }

    @Override
    public int before(int input, int output, int window, int stride) {
      return 0;
    }
  },
  @Described(
      "Zeros around the sequence, the odd one at its end, so that the output is ceil(input /"
          + " stride).")
  SAME {
    @Override
    int outputSize(int input, int window, int stride) {
      return Padding.SAME.outputSize(input, window, stride);
    }

    @Override
    public int before(int input, int output, int window, int stride) {
      return Math.max(0, (output - 1) * stride + window - input) / 2;
    }
  },
  @Described(
      "Zeros before the sequence alone, so that no step of the output depends on a later one of the"
          + " input; the output is ceil(input / stride).")
  CAUSAL {
    @Override
    int outputSize(int input, int window, int stride) {
      return Padding.SAME.outputSize(input, window, stride);
    }

    @Override
    public int before(int input, int output, int window, int stride) {
      return window - 1;
    }
  };

  /** How many steps the output has; 0 if the window does not fit. */
  abstract int outputSize(int input, int window, int stride);

  /**
   * How many zeros there are before the sequence.
   *
   * @param input steps of it
   * @param output steps of the output
   * @param window steps from the first that a window looks at to the last, both counted
   * @param stride from a window to the next
   */
  public abstract int before(int input, int output, int window, int stride);
}
