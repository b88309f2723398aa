package io.github.experimentmaven.experiment;

/**
 * How weights are changed after each batch; names, arguments and defaults are those of Keras. Where
 * its versions differ, the sentence says of which the meaning is.
 */
public sealed interface Optimizer {

  /** The step size. */
  double learningRate();

  /** How many numbers it remembers of each weight. */
  int floatsAWeight();

  /**
   * RMSprop (Tieleman and Hinton 2012) as in Keras up to 2.10: {@code w -= lr * g / (sqrt(v) +
   * epsilon)}, with {@code v} starting at zero; or as in Keras 2.11 and later: {@code w -= lr * g /
   * sqrt(v + epsilon)}. With momentum they do not differ: epsilon is inside the root.
   *
   * @param learningRate step size
   * @param rho decay of the mean square
   * @param momentum momentum on the scaled step
   * @param epsilon added to the root, or inside it
   * @param centered whether the mean square is centred by the mean gradient
   * @param epsilonInsideRoot whether epsilon is added inside the root without momentum, too
   */
  @Described(
      "RMSprop, as in Keras up to 2.10; as in Keras 2.11 and later with epsilon_inside_root: true.")
  record RmsProp(
      @Argument(value = "Step size.", defaultValue = "0.001", min = 0) double learningRate,
      @Argument(
              value = "Decay rate of the moving average of squared gradients.",
              defaultValue = "0.9",
              min = 0,
              max = 1,
              maxExclusive = true)
          double rho,
      @Argument(
              value = "Momentum of the scaled step.",
              defaultValue = "0.0",
              min = 0,
              max = 1,
              maxExclusive = true)
          double momentum,
      @Argument(
              value = "Added to the square root, for numerical stability.",
              defaultValue = "1.0e-7",
              min = 0)
          double epsilon,
      @Argument(
              value = "Whether to normalise by the variance of the gradient.",
              defaultValue = "false")
          boolean centered,
      @Argument(
              value =
                  "Whether epsilon is added inside the square root, as in Keras 2.11 and later (an"
                      + " epsilon of 1e-7 is 3e-4 outside); with momentum it always is.",
              defaultValue = "false")
          boolean epsilonInsideRoot)
      implements Optimizer {

    @Override
    public int floatsAWeight() {
      return 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0);
    }
  }

  /**
   * Adam (Kingma and Ba 2015), in the form with the bias correction folded into the step size that
   * Keras uses.
   *
   * @param learningRate step size
   * @param beta1 decay of the mean
   * @param beta2 decay of the mean square
   * @param epsilon "epsilon hat" of the paper
   * @param amsgrad whether to use the maximum of the mean squares so far (Reddi et al. 2018)
   */
  @Described("Adam, in all versions of Keras alike.")
  record Adam(
      @Argument(value = "Step size.", defaultValue = "0.001", min = 0) double learningRate,
      @Argument(
              value = "Decay rate of the moving average of gradients.",
              key = "beta_1",
              defaultValue = "0.9",
              min = 0,
              max = 1,
              maxExclusive = true)
          double beta1,
      @Argument(
              value = "Decay rate of the moving average of squared gradients.",
              key = "beta_2",
              defaultValue = "0.999",
              min = 0,
              max = 1,
              maxExclusive = true)
          double beta2,
      @Argument(
              value =
                  "Added to the square root, for numerical stability: the \"epsilon hat\" of the"
                      + " paper.",
              defaultValue = "1.0e-7",
              min = 0)
          double epsilon,
      @Argument(
              value = "Whether to use the maximum of the mean squares so far.",
              defaultValue = "false")
          boolean amsgrad)
      implements Optimizer {

    @Override
    public int floatsAWeight() {
      return amsgrad ? 3 : 2;
    }
  }

  /**
   * Stochastic gradient descent: {@code v = momentum * v - lr * g; w += v}, or with Nesterov's
   * momentum {@code w += momentum * v - lr * g}.
   *
   * @param learningRate step size
   * @param momentum factor on the last step
   * @param nesterov whether to look ahead
   */
  @Described("Stochastic gradient descent, in all versions of Keras alike.")
  record Sgd(
      @Argument(value = "Step size.", defaultValue = "0.01", min = 0) double learningRate,
      @Argument(
              value = "Momentum: the factor on the previous step.",
              defaultValue = "0.0",
              min = 0,
              max = 1,
              maxExclusive = true)
          double momentum,
      @Argument(value = "Whether to use Nesterov momentum.", defaultValue = "false")
          boolean nesterov)
      implements Optimizer {

    @Override
    public int floatsAWeight() {
      return momentum == 0 ? 0 : 1;
    }
  }
}
