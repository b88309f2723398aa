package io.github.experimentmaven.experiment;

/**
 * How weights start: names, arguments, defaults and formulas are those of {@code
 * keras.initializers} in Keras 3. A bare name has the defaults.
 */
public sealed interface Initializer {

  /** That of Keras. */
  OfEach GLOROT_UNIFORM = new GlorotUniform();

  /** That of Keras. */
  OfEach GLOROT_NORMAL = new GlorotNormal();

  /** That of Keras. */
  OfEach HE_UNIFORM = new HeUniform();

  /** That of Keras. */
  OfEach HE_NORMAL = new HeNormal();

  /** That of Keras. */
  OfEach LECUN_UNIFORM = new LecunUniform();

  /** That of Keras. */
  OfEach LECUN_NORMAL = new LecunNormal();

  /** That of Keras, with its bounds. */
  OfEach RANDOM_UNIFORM = new RandomUniform(-0.05, 0.05);

  /** That of Keras, with its standard deviation. */
  OfEach RANDOM_NORMAL = new RandomNormal(0, 0.05);

  /** That of Keras, with its standard deviation. */
  OfEach TRUNCATED_NORMAL = new TruncatedNormal(0, 0.05);

  /** That of Keras. */
  OfEach ZEROS = new Zeros();

  /** That of Keras. */
  OfEach ONES = new Ones();

  /** That of Keras, with rows of length 1. */
  Initializer ORTHOGONAL = new Orthogonal(1);

  /** One that gives each number on its own, and so does for vectors, too. */
  sealed interface OfEach extends Initializer {}

  /** One whose numbers are the smaller the more of them there are to a unit. */
  sealed interface Scaled extends OfEach {

    /** The same with all of its arguments. */
    VarianceScaling scaling();
  }

  /** Glorot and Bengio 2010. */
  @Described("Uniform in [-limit, limit], limit = sqrt(6 / (fan_in + fan_out)).")
  record GlorotUniform() implements Scaled {

    @Override
    public VarianceScaling scaling() {
      return new VarianceScaling(1, FanMode.FAN_AVG, WeightDistribution.UNIFORM);
    }
  }

  /** Glorot and Bengio 2010. */
  @Described(
      "Normal truncated at two standard deviations, standard deviation sqrt(2 / (fan_in + fan_out)).")
  record GlorotNormal() implements Scaled {

    @Override
    public VarianceScaling scaling() {
      return new VarianceScaling(1, FanMode.FAN_AVG, WeightDistribution.TRUNCATED_NORMAL);
    }
  }

  /** He et al. 2015. */
  @Described("Uniform in [-limit, limit], limit = sqrt(6 / fan_in).")
  record HeUniform() implements Scaled {

    @Override
    public VarianceScaling scaling() {
      return new VarianceScaling(2, FanMode.FAN_IN, WeightDistribution.UNIFORM);
    }
  }

  /** He et al. 2015. */
  @Described("Normal truncated at two standard deviations, standard deviation sqrt(2 / fan_in).")
  record HeNormal() implements Scaled {

    @Override
    public VarianceScaling scaling() {
      return new VarianceScaling(2, FanMode.FAN_IN, WeightDistribution.TRUNCATED_NORMAL);
    }
  }

  /** LeCun et al. 1998. */
  @Described("Uniform in [-limit, limit], limit = sqrt(3 / fan_in).")
  record LecunUniform() implements Scaled {

    @Override
    public VarianceScaling scaling() {
      return new VarianceScaling(1, FanMode.FAN_IN, WeightDistribution.UNIFORM);
    }
  }

  /** LeCun et al. 1998. */
  @Described("Normal truncated at two standard deviations, standard deviation sqrt(1 / fan_in).")
  record LecunNormal() implements Scaled {

    @Override
    public VarianceScaling scaling() {
      return new VarianceScaling(1, FanMode.FAN_IN, WeightDistribution.TRUNCATED_NORMAL);
    }
  }

  /**
   * Any variance that a fan divides.
   *
   * @param scale what is divided
   * @param mode by which fan
   * @param distribution what has that variance
   */
  @Described(
      "Mean zero, variance scale / fan: what glorot, he and lecun are with a scale and a fan of"
          + " theirs.")
  record VarianceScaling(
      @Argument(value = "What the fan divides.", defaultValue = "1.0", min = 0, minExclusive = true)
          double scale,
      @Argument(value = "Which fan.", defaultValue = "fan_in") FanMode mode,
      @Argument(value = "What has that variance.", defaultValue = "truncated_normal")
          WeightDistribution distribution)
      implements Scaled {

    @Override
    public VarianceScaling scaling() {
      return this;
    }
  }

  /**
   * The same for all layers.
   *
   * @param minval the least value
   * @param maxval the greatest value
   */
  @Described("Uniform in [minval, maxval].")
  record RandomUniform(
      @Argument(value = "The least value.", defaultValue = "-0.05") double minval,
      @Argument(value = "The greatest value.", defaultValue = "0.05") double maxval)
      implements OfEach {

    /**
     * Checks that there is something between the two.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public RandomUniform {
      if (minval > maxval) {
        throw new IllegalArgumentException(
            "minval must not be greater than maxval, found %s and %s".formatted(minval, maxval));
      }
    }
  }

  /**
   * The same for all layers.
   *
   * @param mean the mean
   * @param stddev the standard deviation
   */
  @Described("Normal.")
  record RandomNormal(
      @Argument(value = "The mean.", defaultValue = "0.0") double mean,
      @Argument(value = "The standard deviation.", defaultValue = "0.05", min = 0) double stddev)
      implements OfEach {}

  /**
   * The same for all layers.
   *
   * @param mean the mean
   * @param stddev the standard deviation before it is truncated
   */
  @Described("Normal, truncated at two standard deviations from the mean.")
  record TruncatedNormal(
      @Argument(value = "The mean.", defaultValue = "0.0") double mean,
      @Argument(
              value = "The standard deviation before it is truncated.",
              defaultValue = "0.05",
              min = 0)
          double stddev)
      implements OfEach {}

  /** All zero. */
  @Described("All zero.")
  record Zeros() implements OfEach {}

  /** All one. */
  @Described("All one.")
  record Ones() implements OfEach {}

  /**
   * All the same.
   *
   * @param value that all have
   */
  @Described("All the same.")
  record Constant(@Argument(value = "What all are.", defaultValue = "0.0") double value)
      implements OfEach {}

  /**
   * Saxe et al. 2014.
   *
   * @param gain the length of each row
   */
  @Described(
      "A random matrix whose rows, or columns if these are fewer, are orthogonal and all of one"
          + " length (Saxe et al. 2014); its columns are the output channels. Not for vectors.")
  record Orthogonal(@Argument(value = "The length.", defaultValue = "1.0") double gain)
      implements Initializer {}
}
