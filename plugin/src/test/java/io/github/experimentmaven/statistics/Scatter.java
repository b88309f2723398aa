package io.github.experimentmaven.statistics;

/** How the errors of a recipe's seeds scatter around the same mean. */
enum Scatter {
  NORMAL("normal", "normal"),
  SKEWED("lognormal, sigma 0.3", "lognormal errors, sigma 0.3"),
  VERY_SKEWED("lognormal, sigma 0.6", "lognormal errors, sigma 0.6"),
  MIRRORED("mirrored lognormal", "mirrored: now and then a seed is far better"),
  COLLAPSING("5% collapse", "normal, but one seed in 20 does not learn at all: accuracy 0.1"),
  WIDER("spread twice", "normal, the candidate's deviation is twice the baseline's"),
  RECORDED_PERCEPTRON("recorded, MLP", "ten recorded seeds of the perceptron, smoothed"),
  RECORDED_CONVOLUTION(
      "recorded, CNN", "ten recorded seeds of the convolutional network, smoothed");

  static final double ERROR = 0.02;
  static final double DEVIATION = 0.0017;

  private static final double COLLAPSED = 0.9;

  private static final double[] PERCEPTRON = {
    0.9774, 0.9793, 0.9792, 0.9783, 0.9799, 0.9797, 0.9812, 0.9779, 0.9813, 0.9798
  };
  private static final double[] CONVOLUTION = {
    0.9857, 0.9882, 0.9905, 0.9920, 0.9897, 0.9899, 0.9923, 0.9894, 0.9925, 0.9933
  };

  final String title;
  final String meaning;

  Scatter(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /** The deviation of the baseline's seeds. */
  double deviation() {
    return switch (this) {
      case NORMAL, COLLAPSING, WIDER -> DEVIATION;
      case SKEWED -> lognormalDeviation(0.3);
      case VERY_SKEWED, MIRRORED -> lognormalDeviation(0.6);
      case RECORDED_PERCEPTRON -> deviation(PERCEPTRON);
      case RECORDED_CONVOLUTION -> deviation(CONVOLUTION);
    };
  }

  /** Whether seeds that are shared can be made to correlate. */
  boolean canCorrelate() {
    return this != RECORDED_PERCEPTRON && this != RECORDED_CONVOLUTION;
  }

  /**
   * The accuracy of a seed of a recipe whose mean is 0.98, or that of the recorded seeds.
   *
   * @param luck a standard normal number: what the seed brings
   * @param drop by how much the recipe is worse
   * @param ofCandidate whether it is the candidate's
   */
  double accuracy(double luck, double drop, boolean ofCandidate, Trainings trainings) {
    return Trainings.onGrid(
        switch (this) {
          case NORMAL -> 1 - ERROR - DEVIATION * luck - drop;
          case WIDER -> 1 - ERROR - (ofCandidate ? 2 : 1) * DEVIATION * luck - drop;
          case COLLAPSING ->
              trainings.uniform() < 0.05 ? 1 - COLLAPSED : 1 - ERROR - DEVIATION * luck - drop;
          case SKEWED -> 1 - lognormal(0.3, luck) - drop;
          case VERY_SKEWED -> 1 - lognormal(0.6, luck) - drop;
          case MIRRORED -> 1 - ERROR + (lognormal(0.6, luck) - ERROR) - drop;
          case RECORDED_PERCEPTRON -> recorded(PERCEPTRON, luck, trainings) - drop;
          case RECORDED_CONVOLUTION -> recorded(CONVOLUTION, luck, trainings) - drop;
        });
  }

  private static double lognormal(double sigma, double luck) {
    return ERROR * StrictMath.exp(sigma * luck - sigma * sigma / 2);
  }

  private static double lognormalDeviation(double sigma) {
    return ERROR * StrictMath.sqrt(StrictMath.exp(sigma * sigma) - 1);
  }

  private static double deviation(double[] values) {
    return Samples.accuracies(values).standardDeviation().orElseThrow();
  }

  /** Smoothed bootstrap (Silverman 1986, 6.4.1): one of them, moved a little, the variance kept. */
  private static double recorded(double[] values, double luck, Trainings trainings) {
    double mean = Samples.accuracies(values).mean();
    double deviation = deviation(values);
    double width = 0.5;
    double one = values[(int) (trainings.uniform() * values.length)];
    return mean + (one - mean + width * deviation * luck) / Math.sqrt(1 + width * width);
  }
}
