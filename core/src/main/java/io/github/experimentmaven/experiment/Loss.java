package io.github.experimentmaven.experiment;

import java.util.List;

/**
 * What training minimises, averaged over the samples of a batch: names, arguments, defaults and
 * formulas are those of {@code keras.losses} in Keras 3, with its {@code sum_over_batch_size}.
 */
public sealed interface Loss {

  /** What the manual says of {@code label_smoothing}. */
  String LABEL_SMOOTHING =
      "How much of each label is spread over all classes alike: y becomes y * (1 - label_smoothing)"
          + " + label_smoothing / classes. Where losses are measured, too; accuracies know nothing"
          + " of it.";

  /** What the manual says of {@code gamma}. */
  String GAMMA = "The exponent of 1 - p: the greater, the less count samples that are right.";

  /** That of Keras, without label smoothing. */
  Loss CATEGORICAL_CROSSENTROPY = new CategoricalCrossentropy(0);

  /** That of Keras, without label smoothing. */
  Loss BINARY_CROSSENTROPY = new BinaryCrossentropy(0);

  /** That of Keras. */
  Loss MEAN_SQUARED_ERROR = new MeanSquaredError();

  /** What outputs must be for it to mean something. */
  OutputNeed needs();

  /**
   * The cross-entropy of classes.
   *
   * @param labelSmoothing how much of a label is spread over all classes
   */
  @Described(
      "-sum of y * log(p) over the classes; p clipped to [1e-7, 1 - 1e-7] in the value, as when Keras"
          + " computes it from probabilities; the gradient is p - y and not clipped, as when it"
          + " computes it from logits.")
  record CategoricalCrossentropy(
      @Argument(
              value = LABEL_SMOOTHING,
              defaultValue = "0.0",
              optional = true,
              min = 0,
              max = 1,
              maxExclusive = true)
          double labelSmoothing)
      implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.SHARES;
    }
  }

  /** The squared error. */
  @Described("Mean over the outputs of (y - p)^2.")
  record MeanSquaredError() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /**
   * The cross-entropy of a probability each.
   *
   * @param labelSmoothing how much of a label is moved towards a half
   */
  @Described(
      "-(y * log(p) + (1 - y) * log(1 - p)), where y is 1 for the second class and 0 for the first;"
          + " p clipped in the value, and the gradient not, as for `categorical_crossentropy`.")
  record BinaryCrossentropy(
      @Argument(
              value = "y becomes y * (1 - label_smoothing) + label_smoothing / 2.",
              defaultValue = "0.0",
              optional = true,
              min = 0,
              max = 1,
              maxExclusive = true)
          double labelSmoothing)
      implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.PROBABILITIES;
    }
  }

  /** The absolute error. */
  @Described("Mean over the outputs of |y - p|.")
  record MeanAbsoluteError() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /**
   * The loss of Huber (1964).
   *
   * @param delta up to which error it is square
   */
  @Described(
      "Mean over the outputs of (y - p)^2 / 2 where |y - p| is at most delta, else of delta * |y - p|"
          + " - delta^2 / 2.")
  record Huber(
      @Argument(
              value = "Up to which error it is square.",
              defaultValue = "1.0",
              optional = true,
              min = 0,
              minExclusive = true)
          double delta)
      implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /** The logarithm of the hyperbolic cosine of the error. */
  @Described("Mean over the outputs of log(cosh(y - p)).")
  record LogCosh() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /** The error in percent. */
  @Described("100 times the mean over the outputs of |y - p| / max(|y|, 1e-7).")
  record MeanAbsolutePercentageError() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /** The squared error of logarithms. */
  @Described(
      "Mean over the outputs of (log(max(y, 1e-7) + 1) - log(max(p, 1e-7) + 1))^2, for numbers that"
          + " are not below zero.")
  record MeanSquaredLogarithmicError() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /**
   * The focal loss of a probability each (Lin et al. 2017).
   *
   * @param applyClassBalancing whether the classes are weighted by alpha
   * @param alpha the weight of the second class; the first has the rest to 1
   * @param gamma the exponent
   * @param labelSmoothing how much of a label is moved towards a half
   */
  @Described(
      "`binary_crossentropy` times (1 - q)^gamma, where q = y * p + (1 - y) * (1 - p) is how probable"
          + " the right class is said to be.")
  record BinaryFocalCrossentropy(
      @Argument(
              value =
                  "Whether the second class is weighted by alpha and the first by 1 - alpha, too.",
              defaultValue = "false")
          boolean applyClassBalancing,
      @Argument(value = "The weight of the second class.", defaultValue = "0.25", min = 0, max = 1)
          double alpha,
      @Argument(value = GAMMA, defaultValue = "2.0", min = 0) double gamma,
      @Argument(
              value = "As of `binary_crossentropy`.",
              defaultValue = "0.0",
              min = 0,
              max = 1,
              maxExclusive = true)
          double labelSmoothing)
      implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.PROBABILITIES;
    }
  }

  /**
   * The focal loss of classes (Lin et al. 2017).
   *
   * @param alpha the weight of each class
   * @param gamma the exponent
   * @param labelSmoothing how much of a label is spread over all classes
   */
  @Described(
      "-sum of alpha * (1 - p)^gamma * y * log(p) over the classes; p clipped to [1e-7, 1 - 1e-7].")
  record CategoricalFocalCrossentropy(
      @Argument(value = "A weight, the same of all classes.", defaultValue = "0.25", min = 0)
          double alpha,
      @Argument(value = GAMMA, defaultValue = "2.0", min = 0) double gamma,
      @Argument(
              value = "As of `categorical_crossentropy`.",
              defaultValue = "0.0",
              min = 0,
              max = 1,
              maxExclusive = true)
          double labelSmoothing)
      implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.SHARES;
    }
  }

  /** The divergence of Kullback and Leibler (1951). */
  @Described("Sum over the classes of y * log(y / p); both clipped to [1e-7, 1].")
  record KlDivergence() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.SHARES;
    }
  }

  /** What is least where the outputs are the means of Poisson distributions. */
  @Described(
      "Mean over the outputs of p - y * log(p + 1e-7), for counts: the outputs must not be below"
          + " zero.")
  record Poisson() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NOT_NEGATIVE;
    }
  }

  /** The hinge loss. */
  @Described(
      "Mean over the outputs of max(1 - y * p, 0), where y is 1 for the right class and -1 for any"
          + " other; of two classes with one output 1 for the second and -1 for the first.")
  record Hinge() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /** The square of the hinge loss. */
  @Described("Mean over the outputs of max(1 - y * p, 0)^2, where y is as for `hinge`.")
  record SquaredHinge() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /** The hinge loss of the right class and the greatest of the others. */
  @Described("max(1 + max of (1 - y) * p - sum of y * p, 0) over the classes.")
  record CategoricalHinge() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /** The negative cosine of the angle between what is said and what is right. */
  @Described(
      "-sum of y * p over the outputs, each divided by its norm, which is at least 1e-7: -1 where"
          + " they have one direction.")
  record CosineSimilarity() implements Loss {

    @Override
    public OutputNeed needs() {
      return OutputNeed.NUMBERS;
    }
  }

  /**
   * The loss of an experiment that names none: the one that goes with the last activation.
   *
   * @param architecture the layers, from the input to the output
   */
  static Loss usual(List<Layer> architecture) {
    return switch (ActivationFunction.last(architecture)) {
      case SOFTMAX -> CATEGORICAL_CROSSENTROPY;
      case SIGMOID -> BINARY_CROSSENTROPY;
      default -> MEAN_SQUARED_ERROR;
    };
  }
}
