package io.github.experimentmaven.experiment;

import org.jspecify.annotations.Nullable;

/**
 * How weights are changed after each batch; names, arguments and defaults are those of Keras. Where
 * its versions differ, the sentence says of which the meaning is.
 */
public sealed interface Optimizer {

  /** What the manual says of {@link #weightDecay()}. */
  String WEIGHT_DECAY = "Before a step each weight is made smaller by this times the step size.";

  /** The step size. */
  LearningRate learningRate();

  /**
   * Before a step, {@code w -= weight_decay * learning_rate * w} (Loshchilov and Hutter 2019); null
   * for nothing of it.
   */
  @Nullable Double weightDecay();

  /** What keeps gradients from being too large. */
  Clipping clipping();

  /** Averages of the weights, which are the training's result. */
  MovingAverages averages();

  /** How many numbers its rule remembers of each weight. */
  int floatsOfRule();

  /** How many numbers it remembers of each weight, the average of it included. */
  default int floatsAWeight() {
    return floatsOfRule() + (averages().useEma() ? 1 : 0);
  }

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
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described(
      "RMSprop, as in Keras up to 2.10; as in Keras 2.11 and later with epsilon_inside_root: true.")
  record RmsProp(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
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
          boolean epsilonInsideRoot,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    /** One of a constant step size, with neither weight decay nor clipping nor averages. */
    public RmsProp(
        double learningRate,
        double rho,
        double momentum,
        double epsilon,
        boolean centered,
        boolean epsilonInsideRoot) {
      this(
          new LearningRate.Constant(learningRate),
          rho,
          momentum,
          epsilon,
          centered,
          epsilonInsideRoot,
          null,
          Clipping.NONE,
          MovingAverages.NONE);
    }

    @Override
    public int floatsOfRule() {
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
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Adam, in all versions of Keras alike.")
  record Adam(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
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
          boolean amsgrad,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    /** One of a constant step size, with neither weight decay nor clipping nor averages. */
    public Adam(double learningRate, double beta1, double beta2, double epsilon, boolean amsgrad) {
      this(
          new LearningRate.Constant(learningRate),
          beta1,
          beta2,
          epsilon,
          amsgrad,
          null,
          Clipping.NONE,
          MovingAverages.NONE);
    }

    @Override
    public int floatsOfRule() {
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
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Stochastic gradient descent, in all versions of Keras alike.")
  record Sgd(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.01", min = 0)
          LearningRate learningRate,
      @Argument(
              value = "Momentum: the factor on the previous step.",
              defaultValue = "0.0",
              min = 0,
              max = 1,
              maxExclusive = true)
          double momentum,
      @Argument(value = "Whether to use Nesterov momentum.", defaultValue = "false")
          boolean nesterov,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    /** One of a constant step size, with neither weight decay nor clipping nor averages. */
    public Sgd(double learningRate, double momentum, boolean nesterov) {
      this(
          new LearningRate.Constant(learningRate),
          momentum,
          nesterov,
          null,
          Clipping.NONE,
          MovingAverages.NONE);
    }

    @Override
    public int floatsOfRule() {
      return momentum == 0 ? 0 : 1;
    }
  }

  /**
   * Adam with weight decay apart from the gradient (Loshchilov and Hutter 2019).
   *
   * @param learningRate step size
   * @param weightDecay see {@link #weightDecay()}
   * @param beta1 decay of the mean
   * @param beta2 decay of the mean square
   * @param epsilon "epsilon hat" of Adam's paper
   * @param amsgrad whether to use the maximum of the mean squares so far
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Adam with weight decay.")
  record AdamW(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
      @Argument(value = WEIGHT_DECAY, defaultValue = "0.004", min = 0) Double weightDecay,
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
          boolean amsgrad,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    @Override
    public int floatsOfRule() {
      return amsgrad ? 3 : 2;
    }
  }

  /**
   * Adam with Nesterov's momentum (Dozat 2016), the schedule of the momentum as in Keras.
   *
   * @param learningRate step size
   * @param beta1 decay of the mean
   * @param beta2 decay of the mean square
   * @param epsilon added to the root
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Adam with Nesterov momentum.")
  record Nadam(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
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
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    @Override
    public int floatsOfRule() {
      return 2;
    }
  }

  /**
   * Adam with the greatest gradient in the place of the mean square (Kingma and Ba 2015, section
   * 7).
   *
   * @param learningRate step size
   * @param beta1 decay of the mean
   * @param beta2 decay of the greatest
   * @param epsilon added to the greatest
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Adam with the greatest gradient in place of the mean square.")
  record Adamax(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
      @Argument(
              value = "Decay rate of the moving average of gradients.",
              key = "beta_1",
              defaultValue = "0.9",
              min = 0,
              max = 1,
              maxExclusive = true)
          double beta1,
      @Argument(
              value = "Decay rate of the greatest gradient.",
              key = "beta_2",
              defaultValue = "0.999",
              min = 0,
              max = 1,
              maxExclusive = true)
          double beta2,
      @Argument(
              value = "Added to the greatest gradient, for numerical stability.",
              defaultValue = "1.0e-7",
              min = 0)
          double epsilon,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    @Override
    public int floatsOfRule() {
      return 2;
    }
  }

  /**
   * Adagrad (Duchi, Hazan and Singer 2011): {@code v += g^2; w -= lr * g / sqrt(v + epsilon)}.
   *
   * @param learningRate step size
   * @param initialAccumulatorValue what v starts at
   * @param epsilon added inside the root
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Adagrad: steps become smaller with the sum of squared gradients.")
  record Adagrad(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
      @Argument(
              value = "What the sum of squared gradients starts at.",
              defaultValue = "0.1",
              min = 0)
          double initialAccumulatorValue,
      @Argument(
              value = "Added inside the square root, for numerical stability.",
              defaultValue = "1.0e-7",
              min = 0)
          double epsilon,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    @Override
    public int floatsOfRule() {
      return 1;
    }
  }

  /**
   * Adadelta (Zeiler 2012): steps as large as those before, in place of a step size.
   *
   * @param learningRate factor on them; 1 as in the paper
   * @param rho decay of the mean squares
   * @param epsilon added inside the roots
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Adadelta; 1.0 is the learning rate of the paper.")
  record Adadelta(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
      @Argument(
              value = "Decay rate of the moving averages.",
              defaultValue = "0.95",
              min = 0,
              max = 1,
              maxExclusive = true)
          double rho,
      @Argument(
              value = "Added inside the square roots, for numerical stability.",
              defaultValue = "1.0e-7",
              min = 0)
          double epsilon,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    @Override
    public int floatsOfRule() {
      return 2;
    }
  }

  /**
   * Follow the regularized leader (McMahan et al. 2013), as in Keras.
   *
   * @param learningRate step size
   * @param learningRatePower exponent of the sum of squared gradients; 0 for a constant step size
   * @param initialAccumulatorValue what that sum starts at
   * @param l1RegularizationStrength penalty that makes weights zero
   * @param l2RegularizationStrength penalty on squares
   * @param l2ShrinkageRegularizationStrength penalty on the squares of the gradient's weights
   * @param beta added to the second
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Follow the regularized leader.")
  record Ftrl(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
      @Argument(
              value = "The exponent of the sum of squared gradients.",
              defaultValue = "-0.5",
              max = 0)
          double learningRatePower,
      @Argument(
              value = "What the sum of squared gradients starts at.",
              defaultValue = "0.1",
              min = 0)
          double initialAccumulatorValue,
      @Argument(
              value = "Penalty that makes weights zero.",
              key = "l1_regularization_strength",
              defaultValue = "0.0",
              min = 0)
          double l1RegularizationStrength,
      @Argument(
              value = "Penalty on the squares of weights.",
              key = "l2_regularization_strength",
              defaultValue = "0.0",
              min = 0)
          double l2RegularizationStrength,
      @Argument(
              value = "Penalty on the squares that counts for the gradient alone.",
              key = "l2_shrinkage_regularization_strength",
              defaultValue = "0.0",
              min = 0)
          double l2ShrinkageRegularizationStrength,
      @Argument(
              value = "Added to l2_regularization_strength, divided by twice the learning rate.",
              defaultValue = "0.0",
              min = 0)
          double beta,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    @Override
    public int floatsOfRule() {
      return 2;
    }
  }

  /**
   * Lion (Chen et al. 2023): the sign of a mean gradient.
   *
   * @param learningRate step size
   * @param beta1 how much of the mean counts beside the gradient
   * @param beta2 decay of the mean
   * @param weightDecay see {@link #weightDecay()}
   * @param clipping see {@link #clipping()}
   * @param averages see {@link #averages()}
   */
  @Described("Lion: the sign of the mean gradient.")
  record Lion(
      @Argument(value = "Step size, or how it changes.", defaultValue = "0.001", min = 0)
          LearningRate learningRate,
      @Argument(
              value = "How much the moving average counts beside the gradient.",
              key = "beta_1",
              defaultValue = "0.9",
              min = 0,
              max = 1,
              maxExclusive = true)
          double beta1,
      @Argument(
              value = "Decay rate of the moving average of gradients.",
              key = "beta_2",
              defaultValue = "0.99",
              min = 0,
              max = 1,
              maxExclusive = true)
          double beta2,
      @Argument(value = WEIGHT_DECAY, optional = true, min = 0) @Nullable Double weightDecay,
      @Unwrapped Clipping clipping,
      @Unwrapped MovingAverages averages)
      implements Optimizer {

    @Override
    public int floatsOfRule() {
      return 1;
    }
  }
}
