package io.github.experimentmaven.trainer.network;

import static java.util.Map.entry;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Argument;
import io.github.experimentmaven.experiment.Axes;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Clipping;
import io.github.experimentmaven.experiment.Constraint;
import io.github.experimentmaven.experiment.Factor;
import io.github.experimentmaven.experiment.FanMode;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LearningRate;
import io.github.experimentmaven.experiment.MovingAverages;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.SequencePadding;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.WeightDistribution;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is tried for every argument of a layer, an optimizer or a loss: both booleans, each constant
 * of an enumeration, and of sizes and numbers those that are given here.
 */
final class ArgumentValues {

  private static final List<Regularizer> PENALTIES =
      List.of(new Regularizer(0.02, 0), new Regularizer(0, 0.03), new Regularizer(0.01, 0.02));
  private static final List<Size> POOLS =
      List.of(Size.square(2), Size.square(1), new Size(2, 3), Size.square(3));
  private static final List<Size> POOL_STRIDES =
      Arrays.asList(null, Size.square(1), Size.square(2), new Size(3, 2));

  /** Each as one that returns its last state, and as one that returns all. */
  private static final List<Layer.Recurrent> EITHER_WAY =
      Stream.of(false, true)
          .flatMap(
              sequences ->
                  Stream.of(
                      lstm(NetworkFixture.CLASSES, true, null, sequences),
                      simple(NetworkFixture.CLASSES, sequences),
                      lstm(2, false, new Regularizer(0, 0.03), sequences)))
          .toList();

  private static final Map<String, List<?>> GIVEN =
      Map.ofEntries(
          entry("Conv2D.filters", List.of(3, 1)),
          entry(
              "Conv2D.kernelSize",
              List.of(Size.square(2), Size.square(1), new Size(2, 3), Size.square(3))),
          entry("Conv2D.dilationRate", List.of(Size.square(1))),
          entry("Conv2D.strides", List.of(Size.square(1), Size.square(2), new Size(1, 2))),
          entry(
              "DepthwiseConv2D.kernelSize",
              List.of(Size.square(3), Size.square(1), new Size(2, 3), Size.square(2))),
          entry("DepthwiseConv2D.strides", List.of(Size.square(1), Size.square(2), new Size(1, 2))),
          entry("DepthwiseConv2D.depthMultiplier", List.of(1, 2)),
          entry("DepthwiseConv2D.dilationRate", List.of(Size.square(1))),
          entry("SeparableConv2D.filters", List.of(3, 1)),
          entry(
              "SeparableConv2D.kernelSize",
              List.of(Size.square(3), Size.square(1), new Size(2, 3), Size.square(2))),
          entry("SeparableConv2D.strides", List.of(Size.square(1), Size.square(2), new Size(1, 2))),
          entry("SeparableConv2D.depthMultiplier", List.of(1, 2)),
          entry("SeparableConv2D.dilationRate", List.of(Size.square(1))),
          entry("Conv2DTranspose.filters", List.of(3, 1)),
          entry(
              "Conv2DTranspose.kernelSize",
              List.of(Size.square(2), Size.square(3), new Size(2, 4))),
          entry("Conv2DTranspose.strides", List.of(Size.square(1), Size.square(2), new Size(1, 2))),
          entry("MaxPooling2D.poolSize", POOLS),
          entry("MaxPooling2D.strides", POOL_STRIDES),
          entry("AveragePooling2D.poolSize", POOLS),
          entry("AveragePooling2D.strides", POOL_STRIDES),
          entry("Conv1D.filters", List.of(3, 1)),
          entry("Conv1D.kernelSize", List.of(2, 1, 3, 4)),
          entry("Conv1D.strides", List.of(1, 2, 3)),
          entry("Conv1D.dilationRate", List.of(1, 2)),
          entry("MaxPooling1D.poolSize", List.of(2, 1, 3)),
          entry("MaxPooling1D.strides", Arrays.asList(null, 1, 2, 3)),
          entry("AveragePooling1D.poolSize", List.of(2, 1, 3)),
          entry("AveragePooling1D.strides", Arrays.asList(null, 1, 2, 3)),
          entry("Embedding.inputDim", List.of(GeneratedNetworks.WORDS, 7)),
          entry("Embedding.outputDim", List.of(3, 1)),
          entry("SimpleRNN.units", List.of(NetworkFixture.CLASSES, 1, 5)),
          entry("LSTM.units", List.of(NetworkFixture.CLASSES, 1, 5)),
          entry("Bidirectional.layer", EITHER_WAY),
          entry(
              "Reshape.targetShape",
              List.of(
                  List.of(-1),
                  List.of(2, -1),
                  List.of(-1, 7),
                  List.of(4, -1, 2),
                  List.of(-1, 2, 1),
                  List.of(-1, 7, 1))),
          entry(
              "Permute.dims",
              List.of(
                  List.of(1), List.of(2, 1), List.of(2, 1, 3), List.of(3, 1, 2), List.of(2, 3, 1))),
          entry("Rescaling.scale", List.of(0.5, -2.0)),
          entry("Rescaling.offset", List.of(0.0, 0.25)),
          entry(
              "Normalization.mean",
              List.of(
                  List.of(0.25),
                  List.of(0.5, -1.0),
                  List.of(0.5, -1.0, 0.0),
                  List.of(0.5, -1.0, 0.0, 3.0))),
          entry("Normalization.variance", List.of(List.of(4.0), List.of(0.25, 1.5))),
          entry("Dense.units", List.of(NetworkFixture.CLASSES, 1, 5)),
          entry("Dropout.rate", List.of(0.4, 0.0)),
          entry("BatchNormalization.momentum", List.of(0.9, 0.0)),
          entry("LayerNormalization.epsilon", List.of(0.001, 0.1)),
          entry("BatchNormalization.epsilon", List.of(0.001, 0.1)),
          entry(
              "ZeroPadding2D.padding",
              List.of(Border.all(1), new Border(0, 2, 1, 0), Border.all(0))),
          entry(
              "Cropping2D.cropping",
              List.of(Border.all(0), new Border(0, 2, 1, 0), new Border(2, 1, 1, 2))),
          entry("UpSampling2D.size", List.of(Size.square(2), new Size(1, 3), Size.square(1))),
          entry("SpatialDropout2D.rate", List.of(0.4, 0.0)),
          entry("GaussianNoise.stddev", List.of(0.1, 0.0)),
          entry("RandomTranslation.heightFactor", List.of(new Factor(-0.3, 0.3), new Factor(0, 0))),
          entry(
              "RandomTranslation.widthFactor",
              List.of(new Factor(-0.3, 0.3), new Factor(-1, -0.5))),
          entry("RandomTranslation.fillValue", List.of(0.0, 0.7)),
          entry("RandomRotation.factor", List.of(new Factor(-0.2, 0.2), new Factor(0.25, 0.25))),
          entry("RandomRotation.fillValue", List.of(0.0, 0.7)),
          entry("RandomZoom.heightFactor", List.of(new Factor(-0.3, 0.3), new Factor(-1, -0.5))),
          entry("RandomZoom.widthFactor", Arrays.asList(null, new Factor(0.5, 1))),
          entry("RandomZoom.fillValue", List.of(0.0, 0.7)),
          entry("RandomCrop.height", List.of(6, 8)),
          entry("RandomCrop.width", List.of(4, 7, 5)),
          entry("RandomContrast.factor", List.of(new Factor(0.5, 0.5), new Factor(0.2, 1))),
          entry("ReLU.maxValue", Arrays.asList(null, 0.4)),
          entry("ReLU.negativeSlope", List.of(0.0, 0.25)),
          entry("ReLU.threshold", List.of(0.0, 0.2)),
          entry("LeakyReLU.negativeSlope", List.of(0.3, 0.0, 1.5)),
          entry("ELU.alpha", List.of(1.0, 0.5, 0.0)),
          entry(
              "PReLU.sharedAxes",
              List.of(List.of(), List.of(1), List.of(1, 2), List.of(3), List.of(1, 2, 3))),
          entry("Concatenate.axis", List.of(-1, 1, 2, -3)),
          entry("Dot.axes", List.of(1, -1)),
          entry("RmsProp.learningRate", rates(0.001, 0.01)),
          entry("RmsProp.rho", List.of(0.9, 0.5)),
          entry("RmsProp.momentum", List.of(0.0, 0.5)),
          entry("RmsProp.epsilon", List.of(1e-7, 0.01)),
          entry("Adam.learningRate", rates(0.01, 0.1)),
          entry("Adam.beta1", List.of(0.9, 0.0)),
          entry("Adam.beta2", List.of(0.999, 0.5)),
          entry("Adam.epsilon", List.of(1e-7, 0.01)),
          entry("Sgd.learningRate", rates(0.1, 0.02)),
          entry("Sgd.momentum", List.of(0.0, 0.9)),
          entry("AdamW.learningRate", rates(0.001, 0.1)),
          entry("AdamW.beta1", List.of(0.9, 0.0)),
          entry("AdamW.beta2", List.of(0.999, 0.5)),
          entry("AdamW.epsilon", List.of(1e-7, 0.01)),
          entry("Nadam.learningRate", rates(0.001, 0.1)),
          entry("Nadam.beta1", List.of(0.9, 0.0)),
          entry("Nadam.beta2", List.of(0.999, 0.5)),
          entry("Nadam.epsilon", List.of(1e-7, 0.01)),
          entry("Adamax.learningRate", rates(0.001, 0.1)),
          entry("Adamax.beta1", List.of(0.9, 0.0)),
          entry("Adamax.beta2", List.of(0.999, 0.5)),
          entry("Adamax.epsilon", List.of(1e-7, 0.01)),
          entry("Adagrad.learningRate", rates(0.001, 0.1)),
          entry("Adagrad.initialAccumulatorValue", List.of(0.1, 0.0)),
          entry("Adagrad.epsilon", List.of(1e-7, 0.01)),
          entry("Adadelta.learningRate", rates(0.001, 1)),
          entry("Adadelta.rho", List.of(0.95, 0.5)),
          entry("Adadelta.epsilon", List.of(1e-7, 0.01)),
          entry("Ftrl.learningRate", rates(0.001, 0.1)),
          entry("Ftrl.learningRatePower", List.of(-0.5, 0.0, -0.25)),
          entry("Ftrl.initialAccumulatorValue", List.of(0.1, 0.0)),
          entry("Ftrl.l1RegularizationStrength", List.of(0.0, 0.01)),
          entry("Ftrl.l2RegularizationStrength", List.of(0.0, 0.01)),
          entry("Ftrl.l2ShrinkageRegularizationStrength", List.of(0.0, 0.01)),
          entry("Ftrl.beta", List.of(0.0, 0.1)),
          entry("Lion.learningRate", rates(0.001, 0.01)),
          entry("Lion.beta1", List.of(0.9, 0.5)),
          entry("Lion.beta2", List.of(0.99, 0.5)),
          entry("CategoricalCrossentropy.labelSmoothing", List.of(0.0, 0.1)),
          entry("BinaryCrossentropy.labelSmoothing", List.of(0.0, 0.1)),
          entry("Huber.delta", List.of(1.0, 0.25)),
          entry("BinaryFocalCrossentropy.alpha", List.of(0.25, 0.75)),
          entry("BinaryFocalCrossentropy.gamma", List.of(2.0, 0.0, 0.5)),
          entry("BinaryFocalCrossentropy.labelSmoothing", List.of(0.0, 0.1)),
          entry("CategoricalFocalCrossentropy.alpha", List.of(0.25, 2.0)),
          entry("CategoricalFocalCrossentropy.gamma", List.of(2.0, 0.0, 0.5)),
          entry("CategoricalFocalCrossentropy.labelSmoothing", List.of(0.0, 0.1)));

  /** Functions that came when networks with all the others had been recorded. */
  private static final Set<ActivationFunction> LATER_FUNCTIONS =
      EnumSet.range(ActivationFunction.HARD_SIGMOID, ActivationFunction.CELU);

  /** Values of arguments that came likewise. */
  private static final Map<String, List<?>> LATER =
      Map.ofEntries(
          entry("GlobalAveragePooling2D.keepdims", List.of(true)),
          entry("GlobalMaxPooling2D.keepdims", List.of(true)),
          entry("GlobalAveragePooling1D.keepdims", List.of(true)),
          entry("GlobalMaxPooling1D.keepdims", List.of(true)));

  /**
   * Initializers as they are by their names alone; orthogonal ones are tried by recurrent layers.
   */
  private static final List<Initializer> BARE_INITIALIZERS =
      List.of(
          Initializer.GLOROT_UNIFORM,
          Initializer.GLOROT_NORMAL,
          Initializer.HE_UNIFORM,
          Initializer.HE_NORMAL,
          Initializer.LECUN_UNIFORM,
          Initializer.LECUN_NORMAL,
          Initializer.RANDOM_UNIFORM,
          Initializer.RANDOM_NORMAL,
          Initializer.TRUNCATED_NORMAL,
          Initializer.ZEROS,
          Initializer.ONES);

  private static final Set<Class<?>> FEW_INITIALIZERS =
      Set.of(
          Layer.DepthwiseConv2D.class,
          Layer.SeparableConv2D.class,
          Layer.Conv1D.class,
          Layer.Conv2DTranspose.class,
          Layer.Embedding.class,
          Layer.SimpleRNN.class,
          Layer.LSTM.class);

  private ArgumentValues() {}

  private static Layer.Recurrent lstm(
      int units, boolean bias, @Nullable Regularizer regularizer, boolean sequences) {
    return new Layer.LSTM(
        units,
        ActivationFunction.TANH,
        ActivationFunction.SIGMOID,
        bias,
        Initializer.GLOROT_UNIFORM,
        Initializer.ORTHOGONAL,
        Initializer.ZEROS,
        true,
        regularizer,
        regularizer,
        null,
        null,
        null,
        null,
        sequences,
        false,
        null);
  }

  private static Layer.Recurrent simple(int units, boolean sequences) {
    return new Layer.SimpleRNN(
        units,
        ActivationFunction.RELU,
        true,
        Initializer.HE_NORMAL,
        Initializer.GLOROT_UNIFORM,
        Initializer.RANDOM_NORMAL,
        null,
        null,
        new Regularizer(0.01, 0),
        new Constraint.MaxNorm(0.5, Axes.of(0)),
        new Constraint.UnitNorm(Axes.of(-1)),
        new Constraint.NonNeg(),
        sequences,
        false,
        null);
  }

  private static List<LearningRate> rates(double usual, double other) {
    return List.of(
        new LearningRate.Constant(usual),
        new LearningRate.Constant(other),
        new LearningRate.InverseTimeDecay(usual, 2, 0.5, false));
  }

  /** All values; null among them where an argument may be left out. */
  static List<?> of(RecordComponent argument) {
    List<Object> all = new ArrayList<>(first(argument));
    later(argument).forEach(all::addAll);
    return all;
  }

  /**
   * Those that are tried apart from the others: what has come into the language after the bits of
   * the networks without it were recorded. Each list came after that before it.
   */
  static List<List<?>> later(RecordComponent argument) {
    return List.of(second(argument), third(argument), fourth(argument), fifth(argument));
  }

  private static List<?> fifth(RecordComponent argument) {
    return Set.of("DepthwiseConv2D.dilationRate", "SeparableConv2D.dilationRate")
            .contains(key(argument))
        ? List.of(Size.square(2), new Size(1, 3))
        : List.of();
  }

  private static List<?> fourth(RecordComponent argument) {
    if (key(argument).equals("Conv2D.dilationRate")) {
      return List.of(Size.square(2), new Size(1, 3));
    }
    if (argument.getType() == Constraint.class) {
      return argument.getName().equals("biasConstraint")
          ? List.of(new Constraint.NonNeg(), new Constraint.UnitNorm(Axes.of(0)))
          : List.of(
              new Constraint.MaxNorm(0.5, Axes.of(0)),
              new Constraint.MinMaxNorm(0.2, 0.8, 0.5, Axes.of(-1)));
    }
    return argument.getName().equals("biasRegularizer") ? PENALTIES : List.of();
  }

  private static List<?> third(RecordComponent argument) {
    if (!Initializer.class.isAssignableFrom(argument.getType())) {
      return List.of();
    }
    Class<?> kind = argument.getDeclaringRecord();
    boolean areFew = FEW_INITIALIZERS.contains(kind) || kind == Layer.PReLU.class;
    if (argument.getName().equals("recurrentInitializer")) {
      return List.of(new Initializer.Orthogonal(0.5), new Initializer.RandomNormal(0, 0.3));
    }
    if (argument.getType() == Initializer.OfEach.class) {
      Initializer constant = new Initializer.Constant(0.25);
      return areFew
          ? List.of(constant)
          : List.of(constant, new Initializer.RandomUniform(-0.1, 0.3));
    }
    Initializer orthogonal = new Initializer.Orthogonal(1.5);
    return areFew
        ? List.of(orthogonal)
        : List.of(
            orthogonal,
            new Initializer.RandomNormal(0.1, 0.3),
            new Initializer.TruncatedNormal(-0.1, 0.3),
            new Initializer.VarianceScaling(
                0.5, FanMode.FAN_OUT, WeightDistribution.UNTRUNCATED_NORMAL));
  }

  private static List<?> second(RecordComponent argument) {
    if (argument.getType() == MovingAverages.class) {
      return List.of(MovingAverages.of(0.5), new MovingAverages(true, 0.9, 2));
    }
    if (argument.getType() == ActivationFunction.class
        && Layer.Recurrent.class.isAssignableFrom(argument.getDeclaringRecord())) {
      return List.of();
    }
    return argument.getType() == ActivationFunction.class
        ? List.copyOf(LATER_FUNCTIONS)
        : LATER.getOrDefault(key(argument), List.of());
  }

  /** What an argument is. */
  static @Nullable Object value(RecordComponent argument, Record owner) {
    try {
      return argument.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(RecordComponent argument) {
    return argument.getDeclaringRecord().getSimpleName() + "." + argument.getName();
  }

  /** The other values. */
  static List<?> first(RecordComponent argument) {
    Class<?> type = argument.getType();
    if (argument.getName().equals("keepdims")) {
      return List.of(false);
    }
    if (type == boolean.class) {
      return List.of(true, false);
    }
    Class<?> kind = argument.getDeclaringRecord();
    if (argument.getName().equals("kernelInitializer") && kind == Layer.Conv2DTranspose.class) {
      // Of a kernel of zeros all numbers are as large after a step, so that maxima are never apart.
      return List.of(Initializer.GLOROT_UNIFORM, Initializer.HE_NORMAL);
    }
    if (argument.getName().equals("recurrentInitializer")) {
      return List.of(Initializer.ORTHOGONAL, Initializer.GLOROT_UNIFORM);
    }
    if (Initializer.class.isAssignableFrom(type) && FEW_INITIALIZERS.contains(kind)) {
      // All of them are tried with the other convolution.
      return List.of(Initializer.GLOROT_UNIFORM, Initializer.ZEROS, Initializer.HE_NORMAL);
    }
    if (argument.getName().equals("kernelInitializer")) {
      // Kernels of ones saturate what follows, where the gradient is not the slope of the loss, as
      // that is clipped there. Biases are tried with them.
      return BARE_INITIALIZERS.stream().filter(each -> each != Initializer.ONES).toList();
    }
    if (Initializer.class.isAssignableFrom(type)) {
      return BARE_INITIALIZERS;
    }
    if (type == SequencePadding.class) {
      // With the first of them others are tried, and dilation is for this one alone.
      return List.of(SequencePadding.CAUSAL, SequencePadding.VALID, SequencePadding.SAME);
    }
    if (type == ActivationFunction.class && Layer.Recurrent.class.isAssignableFrom(kind)) {
      // All others are tried with other layers, which use the same.
      return argument.getName().equals("activation")
          ? List.of(ActivationFunction.TANH, ActivationFunction.RELU, ActivationFunction.LINEAR)
          : List.of(ActivationFunction.SIGMOID, ActivationFunction.RELU6, ActivationFunction.TANH);
    }
    if (type == ActivationFunction.class) {
      return List.copyOf(EnumSet.complementOf(EnumSet.copyOf(LATER_FUNCTIONS)));
    }
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (argument.getName().equals("biasRegularizer") || type == Constraint.class) {
      return Collections.singletonList(null);
    }
    if (type == Regularizer.class) {
      List<@Nullable Object> all = new ArrayList<>(PENALTIES);
      all.add(0, null);
      return Collections.unmodifiableList(all);
    }
    if (type == Clipping.class) {
      return List.of(
          Clipping.NONE,
          new Clipping(0.1, null, null),
          new Clipping(null, 0.01, null),
          new Clipping(null, null, 0.1));
    }
    if (type == MovingAverages.class) {
      return List.of(MovingAverages.NONE);
    }
    if (argument.getName().equals("weightDecay") && argument.isAnnotationPresent(Argument.class)) {
      return argument.getAnnotation(Argument.class).optional()
          ? Arrays.asList(null, 0.1)
          : List.of(0.004, 0.5);
    }
    if (type == String.class) {
      return Arrays.asList(null, "its own name");
    }
    List<?> values = GIVEN.get(key(argument));
    if (values == null) {
      throw new IllegalStateException(
          "ArgumentValues has none for " + key(argument) + "; add some");
    }
    return values;
  }
}
