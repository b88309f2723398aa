package io.github.experimentmaven.experiment;

/** How weights are changed after each batch; names, arguments and defaults are those of Keras. */
public sealed interface Optimizer {

  /** The step size. */
  double learningRate();

  /**
   * RMSprop (Tieleman and Hinton 2012) as in Keras up to 2.10: {@code w -= lr * g / (sqrt(v) +
   * epsilon)}, with {@code v} starting at zero; with momentum, epsilon is added under the root.
   *
   * @param learningRate step size
   * @param rho decay of the mean square
   * @param momentum momentum on the scaled step
   * @param epsilon added to the root
   * @param centered whether the mean square is centred by the mean gradient
   */
  @Described("RMSprop.")
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
          boolean centered)
      implements Optimizer {}

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
  @Described("Adam.")
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
              value = "Added to the square root, for numerical stability.",
              defaultValue = "1.0e-7",
              min = 0)
          double epsilon,
      @Argument(
              value = "Whether to use the maximum of the mean squares so far.",
              defaultValue = "false")
          boolean amsgrad)
      implements Optimizer {}

  /**
   * Stochastic gradient descent: {@code v = momentum * v - lr * g; w += v}, or with Nesterov's
   * momentum {@code w += momentum * v - lr * g}.
   *
   * @param learningRate step size
   * @param momentum factor on the last step
   * @param nesterov whether to look ahead
   */
  @Described("Stochastic gradient descent.")
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
      implements Optimizer {}
}
