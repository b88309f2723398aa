package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a network; names, arguments and defaults are those of Keras. Where its versions
 * differ, the sentence says of which the meaning is.
 */
public sealed interface Layer {

  /** The layer's own name, or null if the file gives none. */
  @Nullable String name();

  /**
   * The shape of a sample after this layer.
   *
   * @param input the shape of a sample before it
   * @throws ShapeException if the layer cannot take that input
   */
  Shape outputShape(Shape input) throws ShapeException;

  /**
   * The shape of a sample after this layer, of all that it reads.
   *
   * @param inputs the shapes of a sample of each, in their order: one, unless the layer merges
   * @throws ShapeException if the layer cannot take these inputs
   */
  default Shape outputShape(List<Shape> inputs) throws ShapeException {
    return outputShape(inputs.get(0));
  }

  /**
   * How many parameters the layer has, trainable or not.
   *
   * @param input the shape of a sample before it
   * @throws ArithmeticException if they are too many to count
   */
  default long parameters(Shape input) {
    return 0;
  }

  /** How many of the layer's parameters are not trained by gradient descent. */
  default long nonTrainableParameters(Shape input) {
    return 0;
  }

  /**
   * How many multiplications with an addition one sample takes forward, the usual measure of a
   * layer's work. Pooling and element-wise layers count as nothing.
   *
   * @param input the shape of a sample before it
   * @param output the shape of a sample after it
   */
  default long multiplyAccumulates(Shape input, Shape output) {
    return 0;
  }

  /**
   * Whether in training a sample's output depends on the other samples of the batch, unless the
   * layer is frozen.
   */
  default boolean mixesSamples() {
    return false;
  }

  /**
   * Whether in training it changes images at random, each by what is drawn for it. No gradient goes
   * through it: it stands before all layers with parameters.
   */
  default boolean augments() {
    return false;
  }

  /**
   * Whether what it reads comes from the data through layers without parameters alone, as no
   * gradient goes through it.
   */
  default boolean readsDataAlone() {
    return augments();
  }

  /**
   * Whether it matters to it which number of a vector is which, and no weights of it can be put in
   * another order instead: vectors that were images have an order of their own in the trainer.
   */
  default boolean readsInOrder() {
    return false;
  }

  /**
   * The layer that does with an image of one column what this one does with a sequence; itself if
   * it is none of sequences, or there is no other.
   */
  default Layer ofImages() {
    return this;
  }

  /**
   * Those of its weights that an argument may hold to something, in the order of the arguments.
   *
   * @param input the shape of a sample before it
   */
  default List<ConstrainedWeight> constrainedWeights(Shape input) {
    return List.of();
  }

  /** The kind of layer, as it is written in an experiment file. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** Convolution: {@code [height, width, channels] -> [height', width', filters]}. */
  @Described(
      "2D convolution over an image: [height, width, channels] -> [height', width', filters].")
  record Conv2D(
      @Argument(value = "Number of output channels.", min = 1) int filters,
      @Argument(value = "Height and width of the window.", min = 1) Size kernelSize,
      @Argument(value = "Strides of the window.", defaultValue = "1", min = 1) Size strides,
      @Argument(value = "What happens at the border.", defaultValue = "valid") Padding padding,
      @Argument(
              value =
                  "From a pixel that the window looks at to the next; with more than 1, strides must"
                      + " be 1.",
              defaultValue = "1",
              min = 1)
          Size dilationRate,
      @Argument(value = "Applied to the output.", defaultValue = "linear")
          ActivationFunction activation,
      @Argument(value = "Whether to add a bias per filter.", defaultValue = "true") boolean useBias,
      @Argument(value = "Initial values of the kernel.", defaultValue = "glorot_uniform")
          Initializer kernelInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(value = "A penalty on the kernel.", optional = true)
          @Nullable Regularizer kernelRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the kernel is held after each step.", optional = true)
          @Nullable Constraint kernelConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("kernel", 4, kernelConstraint),
          new ConstrainedWeight("bias", 1, biasConstraint));
    }

    /** Whether the window leaves pixels out between those that it looks at. */
    public boolean dilates() {
      return !reach().equals(kernelSize);
    }

    /** Rows and columns from the first pixel that the window looks at to the last, both counted. */
    public Size reach() {
      return Layer.reach(kernelSize, dilationRate);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      requireVectorForSoftmax(activation, image(input));
      return window(input, kernelSize, dilationRate, strides, padding, filters);
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      return (long) kernelSize.height() * kernelSize.width() * input.channels() * output.size();
    }

    @Override
    public long parameters(Shape input) {
      long window = Math.multiplyExact((long) kernelSize.height(), (long) kernelSize.width());
      long perFilter = Math.multiplyExact(window, (long) input.channels()) + (useBias ? 1 : 0);
      return Math.multiplyExact(perFilter, (long) filters);
    }
  }

  /**
   * What a convolution does to gradients, as a layer: {@code [height, width, channels] -> [height',
   * width', filters]}, larger by its strides.
   */
  @Described(
      "Transposed 2D convolution, which enlarges an image by its strides: [height, width, channels]"
          + " -> [height', width', filters].")
  record Conv2DTranspose(
      @Argument(value = "Number of output channels.", min = 1) int filters,
      @Argument(value = "Height and width of the window.", min = 1) Size kernelSize,
      @Argument(
              value = "From the window of a pixel to that of the next.",
              defaultValue = "1",
              min = 1)
          Size strides,
      @Argument(
              value =
                  "With same the output is strides times as large as the input, with valid it has"
                      + " all that windows reach.",
              defaultValue = "valid")
          Padding padding,
      @Argument(value = "Applied to the output.", defaultValue = "linear")
          ActivationFunction activation,
      @Argument(value = "Whether to add a bias per filter.", defaultValue = "true") boolean useBias,
      @Argument(value = "Initial values of the kernel.", defaultValue = "glorot_uniform")
          Initializer kernelInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(value = "A penalty on the kernel.", optional = true)
          @Nullable Regularizer kernelRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the kernel is held after each step.", optional = true)
          @Nullable Constraint kernelConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("kernel", 4, kernelConstraint),
          new ConstrainedWeight("bias", 1, biasConstraint));
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      requireVectorForSoftmax(activation, image(input));
      if (kernelSize.height() < strides.height() || kernelSize.width() < strides.width()) {
        throw new ShapeException(
            ("has a window of %s and strides of %s: between windows Keras puts zeros, which"
                    + " Deeplearning4j does not, so that no model could be saved; use a window that"
                    + " is not smaller than the strides")
                .formatted(kernelSize, strides));
      }
      return Shape.of(
          enlarged(input.height(), kernelSize.height(), strides.height()),
          enlarged(input.width(), kernelSize.width(), strides.width()),
          filters);
    }

    // keras.src.backend.common.backend_utils.compute_conv_transpose_output_shape
    private int enlarged(int size, int window, int stride) {
      int inside = Math.multiplyExact(size, stride);
      return padding == Padding.SAME ? inside : Math.addExact(inside, window - stride);
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      return (long) kernelSize.height() * kernelSize.width() * filters * input.size();
    }

    @Override
    public long parameters(Shape input) {
      long window = Math.multiplyExact((long) kernelSize.height(), (long) kernelSize.width());
      long perFilter = Math.multiplyExact(window, (long) input.channels()) + (useBias ? 1 : 0);
      return Math.multiplyExact(perFilter, (long) filters);
    }
  }

  /**
   * Convolution of each channel on its own: {@code [height, width, channels] -> [height', width',
   * channels * depth_multiplier]}.
   */
  @Described(
      "2D convolution of each channel on its own: [height, width, channels] -> [height', width',"
          + " channels * depth_multiplier].")
  record DepthwiseConv2D(
      @Argument(value = "Height and width of the window.", min = 1) Size kernelSize,
      @Argument(value = "Strides of the window.", defaultValue = "1", min = 1) Size strides,
      @Argument(value = "What happens at the border.", defaultValue = "valid") Padding padding,
      @Argument(value = "Number of output channels for each channel.", defaultValue = "1", min = 1)
          int depthMultiplier,
      @Argument(
              value =
                  "From a pixel that the window looks at to the next; with more than 1, strides must"
                      + " be 1.",
              defaultValue = "1",
              min = 1)
          Size dilationRate,
      @Argument(value = "Applied to the output.", defaultValue = "linear")
          ActivationFunction activation,
      @Argument(value = "Whether to add a bias per output channel.", defaultValue = "true")
          boolean useBias,
      @Argument(value = "Initial values of the kernel.", defaultValue = "glorot_uniform")
          Initializer depthwiseInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(value = "A penalty on the kernel.", optional = true)
          @Nullable Regularizer depthwiseRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the kernel is held after each step.", optional = true)
          @Nullable Constraint depthwiseConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("kernel", 4, depthwiseConstraint),
          new ConstrainedWeight("bias", 1, biasConstraint));
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      requireVectorForSoftmax(activation, image(input));
      int channels = Math.multiplyExact(input.channels(), depthMultiplier);
      return window(input, kernelSize, dilationRate, strides, padding, channels);
    }

    /** Rows and columns from the first pixel that the window looks at to the last, both counted. */
    public Size reach() {
      return Layer.reach(kernelSize, dilationRate);
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      return (long) kernelSize.height() * kernelSize.width() * output.size();
    }

    @Override
    public long parameters(Shape input) {
      long window = Math.multiplyExact((long) kernelSize.height(), (long) kernelSize.width());
      long channels = (long) input.channels() * depthMultiplier;
      return Math.multiplyExact(window + (useBias ? 1 : 0), channels);
    }
  }

  /**
   * A depthwise convolution and one of 1 x 1 behind it: {@code [height, width, channels] ->
   * [height', width', filters]}.
   */
  @Described(
      "A depthwise convolution and one of 1 x 1 behind it: [height, width, channels] -> [height',"
          + " width', filters].")
  record SeparableConv2D(
      @Argument(value = "Number of output channels.", min = 1) int filters,
      @Argument(value = "Height and width of the window.", min = 1) Size kernelSize,
      @Argument(value = "Strides of the window.", defaultValue = "1", min = 1) Size strides,
      @Argument(value = "What happens at the border.", defaultValue = "valid") Padding padding,
      @Argument(
              value =
                  "From a pixel that the window looks at to the next; with more than 1, strides must"
                      + " be 1.",
              defaultValue = "1",
              min = 1)
          Size dilationRate,
      @Argument(
              value = "Number of channels for each channel between the two.",
              defaultValue = "1",
              min = 1)
          int depthMultiplier,
      @Argument(value = "Applied to the output.", defaultValue = "linear")
          ActivationFunction activation,
      @Argument(value = "Whether to add a bias per filter.", defaultValue = "true") boolean useBias,
      @Argument(value = "Initial values of the depthwise kernel.", defaultValue = "glorot_uniform")
          Initializer depthwiseInitializer,
      @Argument(value = "Initial values of the kernel of 1 x 1.", defaultValue = "glorot_uniform")
          Initializer pointwiseInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(value = "A penalty on the depthwise kernel.", optional = true)
          @Nullable Regularizer depthwiseRegularizer,
      @Argument(value = "A penalty on the kernel of 1 x 1.", optional = true)
          @Nullable Regularizer pointwiseRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the depthwise kernel is held after each step.", optional = true)
          @Nullable Constraint depthwiseConstraint,
      @Argument(value = "To what the kernel of 1 x 1 is held after each step.", optional = true)
          @Nullable Constraint pointwiseConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("depthwise_kernel", 4, depthwiseConstraint),
          new ConstrainedWeight("pointwise_kernel", 4, pointwiseConstraint),
          new ConstrainedWeight("bias", 1, biasConstraint));
    }

    /** The first half, which has no bias and no activation. */
    public DepthwiseConv2D depthwise() {
      return new DepthwiseConv2D(
          kernelSize,
          strides,
          padding,
          depthMultiplier,
          dilationRate,
          ActivationFunction.LINEAR,
          false,
          depthwiseInitializer,
          biasInitializer,
          depthwiseRegularizer,
          null,
          depthwiseConstraint,
          null,
          null);
    }

    /** The second half. */
    public Conv2D pointwise() {
      return new Conv2D(
          filters,
          Size.square(1),
          Size.square(1),
          Padding.VALID,
          Size.square(1),
          activation,
          useBias,
          pointwiseInitializer,
          biasInitializer,
          pointwiseRegularizer,
          biasRegularizer,
          pointwiseConstraint,
          biasConstraint,
          null);
    }

    /**
     * The shape between the halves.
     *
     * @param output the shape of a sample after the layer
     */
    public Shape between(Shape input, Shape output) {
      int channels = Math.multiplyExact(input.channels(), depthMultiplier);
      return Shape.of(output.height(), output.width(), channels);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return pointwise().outputShape(depthwise().outputShape(input));
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      Shape between = between(input, output);
      return depthwise().multiplyAccumulates(input, between)
          + pointwise().multiplyAccumulates(between, output);
    }

    @Override
    public long parameters(Shape input) {
      Shape between = Shape.of(1, 1, Math.multiplyExact(input.channels(), depthMultiplier));
      return Math.addExact(depthwise().parameters(input), pointwise().parameters(between));
    }
  }

  /** Maximum over a window: {@code [height, width, channels] -> [height', width', channels]}. */
  @Described("Maximum over a window: [height, width, channels] -> [height', width', channels].")
  record MaxPooling2D(
      @Argument(value = "Height and width of the window.", defaultValue = "2", min = 1)
          Size poolSize,
      @Argument(value = "Strides of the window; default: the pool size.", optional = true, min = 1)
          @Nullable Size strides,
      @Argument(value = "What happens at the border.", defaultValue = "valid") Padding padding,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** The steps of the window, which are its size unless given. */
    public Size effectiveStrides() {
      return strides == null ? poolSize : strides;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return window(input, poolSize, effectiveStrides(), padding, input.channels());
    }
  }

  /**
   * Mean over a window, padding not counted: {@code [height, width, channels] -> [height', width',
   * channels]}.
   */
  @Described(
      "Mean over a window, padding not counted: [height, width, channels] -> [height', width', channels].")
  record AveragePooling2D(
      @Argument(value = "Height and width of the window.", defaultValue = "2", min = 1)
          Size poolSize,
      @Argument(value = "Strides of the window; default: the pool size.", optional = true, min = 1)
          @Nullable Size strides,
      @Argument(value = "What happens at the border.", defaultValue = "valid") Padding padding,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** The steps of the window, which are its size unless given. */
    public Size effectiveStrides() {
      return strides == null ? poolSize : strides;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return window(input, poolSize, effectiveStrides(), padding, input.channels());
    }
  }

  /**
   * Mean over all pixels: {@code [height, width, channels] -> [channels]}, or an image of one
   * pixel.
   */
  @Described("Mean over all pixels: [height, width, channels] -> [channels].")
  record GlobalAveragePooling2D(
      @Argument(
              value = "Whether it remains an image, of one pixel: [1, 1, channels].",
              defaultValue = "false")
          boolean keepdims,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** One that makes a vector. */
    public GlobalAveragePooling2D(@Nullable String name) {
      this(false, name);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      int channels = image(input).channels();
      return keepdims ? Shape.of(1, 1, channels) : Shape.of(channels);
    }
  }

  /**
   * Maximum over all pixels: {@code [height, width, channels] -> [channels]}, or an image of one
   * pixel.
   */
  @Described("Maximum over all pixels: [height, width, channels] -> [channels].")
  record GlobalMaxPooling2D(
      @Argument(
              value = "Whether it remains an image, of one pixel: [1, 1, channels].",
              defaultValue = "false")
          boolean keepdims,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** One that makes a vector. */
    public GlobalMaxPooling2D(@Nullable String name) {
      this(false, name);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      int channels = image(input).channels();
      return keepdims ? Shape.of(1, 1, channels) : Shape.of(channels);
    }
  }

  /** Convolution over a sequence: {@code [steps, features] -> [steps', filters]}. */
  @Described("1D convolution over a sequence: [steps, features] -> [steps', filters].")
  record Conv1D(
      @Argument(value = "Number of output features.", min = 1) int filters,
      @Argument(value = "Steps that the window looks at.", min = 1) int kernelSize,
      @Argument(value = "Steps from a window to the next.", defaultValue = "1", min = 1)
          int strides,
      @Argument(value = "What happens at the ends.", defaultValue = "valid")
          SequencePadding padding,
      @Argument(
              value =
                  "From a step that the window looks at to the next; more than 1 needs padding: causal"
                      + " and strides: 1.",
              defaultValue = "1",
              min = 1)
          int dilationRate,
      @Argument(value = "Applied to the output.", defaultValue = "linear")
          ActivationFunction activation,
      @Argument(value = "Whether to add a bias per filter.", defaultValue = "true") boolean useBias,
      @Argument(value = "Initial values of the kernel.", defaultValue = "glorot_uniform")
          Initializer kernelInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(value = "A penalty on the kernel.", optional = true)
          @Nullable Regularizer kernelRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the kernel is held after each step.", optional = true)
          @Nullable Constraint kernelConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("kernel", 3, kernelConstraint),
          new ConstrainedWeight("bias", 1, biasConstraint));
    }

    /** Steps from the first that a window looks at to the last, both counted. */
    public int windowSteps() {
      return reach(kernelSize, dilationRate);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      requireVectorForSoftmax(activation, sequence(input));
      if (strides > 1 && dilationRate > 1) {
        throw stridesAndDilation(strides, dilationRate);
      }
      if (dilationRate > 1 && padding != SequencePadding.CAUSAL) {
        throw new ShapeException(
            ("has dilation_rate: %s, which Deeplearning4j can compute with padding: causal alone, so"
                    + " that no model could be saved")
                .formatted(dilationRate));
      }
      int steps = padding.outputSize(input.height(), windowSteps(), strides);
      if (steps < 1) {
        throw new ShapeException(
            "has a window of %s steps that does not fit into its input %s"
                .formatted(windowSteps(), input));
      }
      if (padding == SequencePadding.SAME) {
        requirePadded(
            input, new Size(windowSteps(), 1), new Size(strides, 1), steps, input.width());
      }
      return Shape.of(steps, filters);
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      return (long) kernelSize * input.channels() * output.size();
    }

    @Override
    public long parameters(Shape input) {
      long perFilter =
          Math.addExact(
              Math.multiplyExact((long) kernelSize, (long) input.channels()), useBias ? 1 : 0);
      return Math.multiplyExact(perFilter, (long) filters);
    }
  }

  /** Maximum over a window of steps: {@code [steps, features] -> [steps', features]}. */
  @Described("Maximum over a window of steps: [steps, features] -> [steps', features].")
  record MaxPooling1D(
      @Argument(value = "Steps of the window.", defaultValue = "2", min = 1) int poolSize,
      @Argument(
              value = "Steps from a window to the next; default: the pool size.",
              optional = true,
              min = 1)
          @Nullable Integer strides,
      @Argument(value = "What happens at the ends.", defaultValue = "valid") Padding padding,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public MaxPooling2D ofImages() {
      return new MaxPooling2D(column(poolSize), column(strides), padding, name);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return pooled(input, poolSize, strides, padding);
    }
  }

  /**
   * Mean over a window of steps, padding not counted: {@code [steps, features] -> [steps',
   * features]}.
   */
  @Described(
      "Mean over a window of steps, padding not counted: [steps, features] -> [steps', features].")
  record AveragePooling1D(
      @Argument(value = "Steps of the window.", defaultValue = "2", min = 1) int poolSize,
      @Argument(
              value = "Steps from a window to the next; default: the pool size.",
              optional = true,
              min = 1)
          @Nullable Integer strides,
      @Argument(value = "What happens at the ends.", defaultValue = "valid") Padding padding,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public AveragePooling2D ofImages() {
      return new AveragePooling2D(column(poolSize), column(strides), padding, name);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return pooled(input, poolSize, strides, padding);
    }
  }

  /** Mean over all steps: {@code [steps, features] -> [features]}, or a sequence of one step. */
  @Described("Mean over all steps: [steps, features] -> [features].")
  record GlobalAveragePooling1D(
      @Argument(
              value = "Whether it remains a sequence, of one step: [1, features].",
              defaultValue = "false")
          boolean keepdims,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** One that makes a vector. */
    public GlobalAveragePooling1D(@Nullable String name) {
      this(false, name);
    }

    @Override
    public GlobalAveragePooling2D ofImages() {
      return new GlobalAveragePooling2D(keepdims, name);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      int features = sequence(input).channels();
      return keepdims ? Shape.of(1, features) : Shape.of(features);
    }
  }

  /** Maximum over all steps: {@code [steps, features] -> [features]}, or a sequence of one step. */
  @Described("Maximum over all steps: [steps, features] -> [features].")
  record GlobalMaxPooling1D(
      @Argument(
              value = "Whether it remains a sequence, of one step: [1, features].",
              defaultValue = "false")
          boolean keepdims,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** One that makes a vector. */
    public GlobalMaxPooling1D(@Nullable String name) {
      this(false, name);
    }

    @Override
    public GlobalMaxPooling2D ofImages() {
      return new GlobalMaxPooling2D(keepdims, name);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      int features = sequence(input).channels();
      return keepdims ? Shape.of(1, features) : Shape.of(features);
    }
  }

  /** A vector for each of the numbers of a row: {@code [steps] -> [steps, output_dim]}. */
  @Described(
      "Gives each whole number of a row, such as those of the words of a text, a vector that is"
          + " learned: [steps] -> [steps, output_dim]. It stands before all other layers with"
          + " parameters.")
  record Embedding(
      @Argument(value = "How many numbers there are: they are 0 to input_dim - 1.", min = 1)
          int inputDim,
      @Argument(value = "How long the vector of each is.", min = 1) int outputDim,
      @Argument(value = "Initial values of the vectors.", defaultValue = "random_uniform")
          Initializer embeddingsInitializer,
      @Argument(value = "A penalty on the vectors.", optional = true)
          @Nullable Regularizer embeddingsRegularizer,
      @Argument(value = "To what the vectors are held after each step.", optional = true)
          @Nullable Constraint embeddingsConstraint,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(new ConstrainedWeight("embeddings", 2, embeddingsConstraint));
    }

    @Override
    public boolean readsDataAlone() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      if (!input.isVector()) {
        throw new ShapeException("needs a row of whole numbers [steps] but gets " + input);
      }
      return Shape.of(input.size(), outputDim);
    }

    @Override
    public long parameters(Shape input) {
      return Math.multiplyExact((long) inputDim, (long) outputDim);
    }
  }

  /**
   * A layer that goes along a sequence and remembers: {@code [steps, features] -> [units]}, or
   * {@code [steps, units]} if it returns sequences.
   */
  sealed interface Recurrent extends Layer {

    /** How many numbers its state has. */
    int units();

    /** For how many sums of products each unit has weights. */
    int gates();

    /** The function of its states. */
    ActivationFunction activation();

    /** All functions that it applies, by the arguments that name them. */
    Map<String, ActivationFunction> functions();

    /** Whether it adds a bias. */
    boolean useBias();

    /** How the kernel of its input starts. */
    Initializer kernelInitializer();

    /** How the kernel of its states starts. */
    Initializer recurrentInitializer();

    /** How the bias starts. */
    Initializer.OfEach biasInitializer();

    /** A penalty on the kernel of its input. */
    @Nullable Regularizer kernelRegularizer();

    /** A penalty on the kernel of its states. */
    @Nullable Regularizer recurrentRegularizer();

    /** A penalty on the bias. */
    @Nullable Regularizer biasRegularizer();

    /** To what the kernel of its input is held. */
    @Nullable Constraint kernelConstraint();

    /** To what the kernel of its states is held. */
    @Nullable Constraint recurrentConstraint();

    /** To what the bias is held. */
    @Nullable Constraint biasConstraint();

    @Override
    default List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("kernel", 2, kernelConstraint()),
          new ConstrainedWeight("recurrent_kernel", 2, recurrentConstraint()),
          new ConstrainedWeight("bias", 1, biasConstraint()));
    }

    /** Whether all states are the output, not the last one alone. */
    boolean returnSequences();

    /** Whether it starts at the end of a sequence; its states are in the order in which it goes. */
    boolean goBackwards();

    @Override
    default Shape outputShape(Shape input) throws ShapeException {
      sequence(input);
      for (Map.Entry<String, ActivationFunction> each : functions().entrySet()) {
        ActivationFunction function = each.getValue();
        if (function == ActivationFunction.SOFTMAX || !function.isKnownByItsValue()) {
          throw new ShapeException(
              ("has %s: %s, but a recurrent layer takes functions of one number alone whose slope"
                      + " follows from their value, such as tanh, sigmoid and relu")
                  .formatted(each.getKey(), function.name().toLowerCase(Locale.ROOT)));
        }
        if (function.isFormula()) {
          throw new ShapeException(
              ("has %s: %s, which Deeplearning4j has no function for within a recurrent layer, so"
                      + " that no model could be saved; use one such as tanh, sigmoid or hard_tanh")
                  .formatted(each.getKey(), function.name().toLowerCase(Locale.ROOT)));
        }
      }
      return returnSequences() ? Shape.of(input.height(), units()) : Shape.of(units());
    }

    @Override
    default long multiplyAccumulates(Shape input, Shape output) {
      return (long) input.height() * gates() * units() * ((long) input.channels() + units());
    }

    @Override
    default long parameters(Shape input) {
      long perNumber =
          Math.addExact((long) input.channels(), Math.addExact((long) units(), useBias() ? 1 : 0));
      return Math.multiplyExact(Math.multiplyExact((long) gates(), (long) units()), perNumber);
    }
  }

  /** A fully connected recurrent layer. */
  @Described(
      "Fully connected recurrent layer, activation(x kernel + h recurrent_kernel + bias) of each"
          + " step x and the state h before it: [steps, features] -> [units], or [steps, units] with"
          + " return_sequences.")
  record SimpleRNN(
      @Argument(value = "Number of units.", min = 1) int units,
      @Argument(value = "Applied to the states.", defaultValue = "tanh")
          ActivationFunction activation,
      @Argument(value = "Whether to add a bias per unit.", defaultValue = "true") boolean useBias,
      @Argument(
              value = "Initial values of the kernel of the input.",
              defaultValue = "glorot_uniform")
          Initializer kernelInitializer,
      @Argument(value = "Initial values of the kernel of the states.", defaultValue = "orthogonal")
          Initializer recurrentInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(value = "A penalty on the kernel of the input.", optional = true)
          @Nullable Regularizer kernelRegularizer,
      @Argument(value = "A penalty on the kernel of the states.", optional = true)
          @Nullable Regularizer recurrentRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the kernel of the input is held after each step.", optional = true)
          @Nullable Constraint kernelConstraint,
      @Argument(
              value = "To what the kernel of the states is held after each step.",
              optional = true)
          @Nullable Constraint recurrentConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(
              value = "Whether all states are the output, not the last one alone.",
              defaultValue = "false")
          boolean returnSequences,
      @Argument(
              value =
                  "Whether it starts at the end of a sequence; states are then in that order, too.",
              defaultValue = "false")
          boolean goBackwards,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Recurrent {

    @Override
    public int gates() {
      return 1;
    }

    @Override
    public Map<String, ActivationFunction> functions() {
      return Map.of("activation", activation);
    }
  }

  /** Long short-term memory. */
  @Described(
      "Long short-term memory, with forget gate and without peepholes: [steps, features] ->"
          + " [units], or [steps, units] with return_sequences.")
  record LSTM(
      @Argument(value = "Number of units.", min = 1) int units,
      @Argument(value = "Applied to candidates and cells.", defaultValue = "tanh")
          ActivationFunction activation,
      @Argument(value = "Applied to the gates.", defaultValue = "sigmoid")
          ActivationFunction recurrentActivation,
      @Argument(value = "Whether to add a bias per unit and gate.", defaultValue = "true")
          boolean useBias,
      @Argument(
              value = "Initial values of the kernel of the input.",
              defaultValue = "glorot_uniform")
          Initializer kernelInitializer,
      @Argument(value = "Initial values of the kernel of the states.", defaultValue = "orthogonal")
          Initializer recurrentInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(
              value = "Whether the bias of the forget gate starts at 1 in place of that.",
              defaultValue = "true")
          boolean unitForgetBias,
      @Argument(value = "A penalty on the kernel of the input.", optional = true)
          @Nullable Regularizer kernelRegularizer,
      @Argument(value = "A penalty on the kernel of the states.", optional = true)
          @Nullable Regularizer recurrentRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the kernel of the input is held after each step.", optional = true)
          @Nullable Constraint kernelConstraint,
      @Argument(
              value = "To what the kernel of the states is held after each step.",
              optional = true)
          @Nullable Constraint recurrentConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(
              value = "Whether all states are the output, not the last one alone.",
              defaultValue = "false")
          boolean returnSequences,
      @Argument(
              value =
                  "Whether it starts at the end of a sequence; states are then in that order, too.",
              defaultValue = "false")
          boolean goBackwards,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Recurrent {

    @Override
    public int gates() {
      return 4;
    }

    @Override
    public Map<String, ActivationFunction> functions() {
      Map<String, ActivationFunction> functions = new LinkedHashMap<>();
      functions.put("activation", activation);
      functions.put("recurrent_activation", recurrentActivation);
      return functions;
    }
  }

  /**
   * Two recurrent layers, of which one goes along the sequence from its end: {@code [steps,
   * features] -> [2 * units]}, {@code [units]} if it does not join them, or the same of each step.
   */
  @Described(
      "Two recurrent layers with weights of their own, of which one goes along the sequence from its"
          + " end; their outputs, both in the order of the steps, are merged: [steps, features] ->"
          + " [2 * units] or [units], or that of each step with return_sequences.")
  record Bidirectional(
      @Argument("What both layers are.") Recurrent layer,
      @Argument(value = "How their outputs are merged.", defaultValue = "concat")
          MergeMode mergeMode,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /**
     * Checks that the layer within has nothing that is said outside.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public Bidirectional {
      if (layer.goBackwards()) {
        throw new IllegalArgumentException(
            "go_backwards is what one of the two does anyway: leave it out of layer");
      }
      if (layer.name() != null) {
        throw new IllegalArgumentException("name is that of both: give it to Bidirectional itself");
      }
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      Shape each = layer.outputShape(input);
      if (mergeMode != MergeMode.CONCAT) {
        return each;
      }
      int features = Math.multiplyExact(2, each.channels());
      return each.isVector() ? Shape.of(features) : Shape.of(each.height(), features);
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      return 2 * layer.multiplyAccumulates(input, output);
    }

    @Override
    public long parameters(Shape input) {
      return Math.multiplyExact(2, layer.parameters(input));
    }

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      List<ConstrainedWeight> all = new ArrayList<>();
      for (String direction : WeightLayout.DIRECTIONS) {
        for (ConstrainedWeight each : layer.constrainedWeights(input)) {
          all.add(new ConstrainedWeight(direction + each.name(), each.axes(), each.constraint()));
        }
      }
      return all;
    }
  }

  /** Adds a border of zeros: {@code [height, width, channels] -> [height', width', channels]}. */
  @Described("Adds a border of zeros: [height, width, channels] -> [height', width', channels].")
  record ZeroPadding2D(
      @Argument(value = "Rows and columns of zeros.", defaultValue = "1", min = 0) Border padding,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      image(input);
      return Shape.of(
          Math.addExact(input.height(), padding.rows()),
          Math.addExact(input.width(), padding.columns()),
          input.channels());
    }
  }

  /** Takes a border away: {@code [height, width, channels] -> [height', width', channels]}. */
  @Described("Takes a border away: [height, width, channels] -> [height', width', channels].")
  record Cropping2D(
      @Argument(value = "Rows and columns to take away.", defaultValue = "0", min = 0)
          Border cropping,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      image(input);
      if (cropping.rows() >= input.height() || cropping.columns() >= input.width()) {
        throw new ShapeException(
            "takes " + cropping + " away, which leaves nothing of its input " + input);
      }
      return Shape.of(
          input.height() - cropping.rows(), input.width() - cropping.columns(), input.channels());
    }
  }

  /** Repeats rows and columns: {@code [height, width, channels] -> [height', width', channels]}. */
  @Described(
      "Repeats rows and columns, as Keras does with interpolation nearest: [height, width, channels]"
          + " -> [height', width', channels].")
  record UpSampling2D(
      @Argument(value = "How many times rows and columns are there.", defaultValue = "2", min = 1)
          Size size,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      image(input);
      return Shape.of(
          Math.multiplyExact(input.height(), size.height()),
          Math.multiplyExact(input.width(), size.width()),
          input.channels());
    }
  }

  /**
   * Any shape to a vector: {@code [height, width, channels] -> [height * width * channels]}, {@code
   * [steps, features] -> [steps * features]}.
   */
  @Described(
      "Reshapes its input to a vector: [height, width, channels] -> [height * width * channels],"
          + " [steps, features] -> [steps * features].")
  record Flatten(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return Shape.of(input.size());
    }
  }

  /** The same numbers, in Keras' order, in another shape. */
  @Described("The same numbers in another shape, in the order of the axes, the last the fastest.")
  record Reshape(
      @Argument(
              value =
                  "The other shape, of one to three axes; -1 is what remains, for one of them at"
                      + " most.",
              min = -1)
          List<Integer> targetShape,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** Rejects what is no shape. */
    public Reshape {
      targetShape = List.copyOf(targetShape);
      if (targetShape.size() > Shape.MOST_AXES) {
        throw new IllegalArgumentException(
            "target_shape must have one to three axes, of a vector, a sequence or an image, but has "
                + targetShape.size());
      }
      if (targetShape.contains(0)) {
        throw new IllegalArgumentException("target_shape must not have an axis of 0 numbers");
      }
      if (targetShape.stream().filter(size -> size < 0).count() > 1) {
        throw new IllegalArgumentException("target_shape must have -1 for one axis at most");
      }
    }

    @Override
    public boolean readsInOrder() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      long known =
          targetShape.stream()
              .filter(size -> size > 0)
              .mapToLong(size -> size)
              .reduce(1, Math::multiplyExact);
      boolean fits = targetShape.contains(-1) ? input.size() % known == 0 : input.size() == known;
      if (!fits) {
        throw new ShapeException(
            "cannot make %s of the %s numbers of its input %s"
                .formatted(targetShape, input.size(), input));
      }
      int rest = Math.toIntExact(input.size() / known);
      return new Shape(targetShape.stream().map(size -> size < 0 ? rest : size).toList());
    }
  }

  /** The axes in another order. */
  @Described("The axes of its input in another order.")
  record Permute(
      @Argument(
              value =
                  "Which axis of the input, from 1, each axis of the output is: [2, 1] makes"
                      + " [steps, features] [features, steps].",
              min = 1,
              max = 3)
          List<Integer> dims,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** Rejects what is no order of axes. */
    public Permute {
      dims = List.copyOf(dims);
      if (!dims.stream().sorted().toList().equals(Shape.axes(dims.size()))) {
        throw new IllegalArgumentException(
            "dims must have each axis from 1 on once, as [2, 1] has, but is " + dims);
      }
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      if (dims.size() != input.dimensions().size()) {
        throw new ShapeException(
            "has an order of %s axes, but its input %s has %s"
                .formatted(dims.size(), input, input.dimensions().size()));
      }
      return new Shape(dims.stream().map(axis -> input.dimensions().get(axis - 1)).toList());
    }
  }

  /** Each number times another, and one more added. */
  @Described("scale * x + offset, of each number.")
  record Rescaling(
      @Argument("What numbers are multiplied with; 1 / 255 is 0.00392156862745098.") double scale,
      @Argument(value = "What is added then.", defaultValue = "0.0") double offset,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** Numbers less a mean and divided by a deviation, which are given. */
  @Described(
      "(x - mean) / sqrt(variance), with a mean and a variance for each channel or feature that are"
          + " given; the dataset's scaling: standardize takes those of the data.")
  record Normalization(
      @Argument("The mean of each channel or feature, the last axis; one number is that of all.")
          List<Double> mean,
      @Argument(value = "The variance of each, or of all.", min = 0) List<Double> variance,
      @Argument(
              value = "Whether to do the opposite: x * sqrt(variance) + mean.",
              defaultValue = "false")
          boolean invert,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** Keras' epsilon(), the least deviation that it divides by. */
    private static final double LEAST_DEVIATION = 1e-7;

    public Normalization {
      mean = List.copyOf(mean);
      variance = List.copyOf(variance);
    }

    /** The mean of a channel, from 0. */
    public double mean(int channel) {
      return mean.get(mean.size() == 1 ? 0 : channel);
    }

    /** The deviation of a channel, from 0. */
    public double deviation(int channel) {
      double square = variance.get(variance.size() == 1 ? 0 : channel);
      return Math.max(Math.sqrt(square), LEAST_DEVIATION);
    }

    @Override
    public boolean readsInOrder() {
      return mean.size() > 1 || variance.size() > 1;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      requireOneEach("mean", mean, input);
      requireOneEach("variance", variance, input);
      return input;
    }

    private static void requireOneEach(String what, List<Double> given, Shape input)
        throws ShapeException {
      if (given.size() != 1 && given.size() != input.channels()) {
        throw new ShapeException(
            "has a %s of %s numbers, but the last axis of its input %s has %s"
                .formatted(what, given.size(), input, input.channels()));
      }
    }
  }

  /** Densely connected: {@code [features] -> [units]}. */
  @Described("Densely connected: [features] -> [units].")
  record Dense(
      @Argument(value = "Number of outputs.", min = 1) int units,
      @Argument(value = "Applied to the output.", defaultValue = "linear")
          ActivationFunction activation,
      @Argument(value = "Whether to add a bias per unit.", defaultValue = "true") boolean useBias,
      @Argument(value = "Initial values of the kernel.", defaultValue = "glorot_uniform")
          Initializer kernelInitializer,
      @Argument(value = "Initial values of the bias.", defaultValue = "zeros")
          Initializer.OfEach biasInitializer,
      @Argument(value = "A penalty on the kernel.", optional = true)
          @Nullable Regularizer kernelRegularizer,
      @Argument(value = "A penalty on the bias.", optional = true)
          @Nullable Regularizer biasRegularizer,
      @Argument(value = "To what the kernel is held after each step.", optional = true)
          @Nullable Constraint kernelConstraint,
      @Argument(value = "To what the bias is held after each step.", optional = true)
          @Nullable Constraint biasConstraint,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("kernel", 2, kernelConstraint),
          new ConstrainedWeight("bias", 1, biasConstraint));
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      if (!input.isVector()) {
        throw new ShapeException(
            "needs a vector [features] but gets "
                + input
                + (input.isSequence()
                    ? "; put a Flatten before it, or a Conv1D with kernel_size: 1 in its place,"
                        + " which does the same with each step"
                    : "; put a Flatten before it"));
      }
      return Shape.of(units);
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      return (long) input.size() * units;
    }

    @Override
    public long parameters(Shape input) {
      return (long) input.size() * units + (useBias ? units : 0);
    }
  }

  /**
   * In training, drops a fraction of the inputs and scales up the rest; otherwise passes them on.
   */
  @Described(
      "In training, drops a fraction of the inputs at random and scales the others up; otherwise does nothing.")
  record Dropout(
      @Argument(value = "The fraction to drop.", min = 0, max = 1, maxExclusive = true) double rate,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** In training, drops a fraction of the channels of each image and scales up the rest. */
  @Described(
      "In training, drops a fraction of the channels of each image at random and scales the others"
          + " up; otherwise does nothing.")
  record SpatialDropout2D(
      @Argument(value = "The fraction to drop.", min = 0, max = 1, maxExclusive = true) double rate,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return image(input);
    }
  }

  /** In training, adds normal noise; otherwise passes its inputs on. */
  @Described(
      "In training, adds random numbers of a normal distribution around zero; otherwise does"
          + " nothing.")
  record GaussianNoise(
      @Argument(value = "The standard deviation of the noise.", min = 0) double stddev,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** In training, flips half of the images; otherwise passes them on. */
  @Described(
      "In training, flips each image or does not, at random; otherwise does nothing. Like all"
          + " layers called Random it stands before those with parameters.")
  record RandomFlip(
      @Argument(value = "What changes places.", defaultValue = "horizontal_and_vertical")
          FlipMode mode,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public boolean augments() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return image(input);
    }
  }

  /** In training, moves each image; otherwise passes it on. */
  @Described("In training, moves each image by a random distance; otherwise does nothing.")
  record RandomTranslation(
      @Argument(
              value =
                  "How far down, as a fraction of the height, and up if it is negative; 0.2 is"
                      + " [-0.2, 0.2].",
              min = -1,
              max = 1)
          Factor heightFactor,
      @Argument(
              value =
                  "How far to the right, as a fraction of the width, and to the left if it is"
                      + " negative.",
              min = -1,
              max = 1)
          Factor widthFactor,
      @Argument(value = "What is around the image.", defaultValue = "reflect") FillMode fillMode,
      @Argument(value = "What is between pixels.", defaultValue = "bilinear")
          Interpolation interpolation,
      @Argument(value = "What is around the image with fill_mode: constant.", defaultValue = "0.0")
          double fillValue,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public boolean augments() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return image(input);
    }
  }

  /** In training, turns each image around its centre; otherwise passes it on. */
  @Described(
      "In training, turns each image around its centre by a random angle; otherwise does nothing.")
  record RandomRotation(
      @Argument(
              value =
                  "How far counterclockwise, as a fraction of a full turn, and clockwise if it is"
                      + " negative; 0.1 is [-0.1, 0.1].",
              min = -1,
              max = 1)
          Factor factor,
      @Argument(value = "What is around the image.", defaultValue = "reflect") FillMode fillMode,
      @Argument(value = "What is between pixels.", defaultValue = "bilinear")
          Interpolation interpolation,
      @Argument(value = "What is around the image with fill_mode: constant.", defaultValue = "0.0")
          double fillValue,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public boolean augments() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return image(input);
    }
  }

  /** In training, zooms each image around its centre; otherwise passes it on. */
  @Described(
      "In training, zooms each image around its centre, out if what is drawn is positive and in if"
          + " it is negative; otherwise does nothing.")
  record RandomZoom(
      @Argument(
              value = "How much more of the height is seen; 0.2 is [-0.2, 0.2].",
              min = -1,
              max = 1)
          Factor heightFactor,
      @Argument(
              value =
                  "How much more of the width is seen; default: the same as is drawn for the"
                      + " height.",
              optional = true,
              min = -1,
              max = 1)
          @Nullable Factor widthFactor,
      @Argument(value = "What is around the image.", defaultValue = "reflect") FillMode fillMode,
      @Argument(value = "What is between pixels.", defaultValue = "bilinear")
          Interpolation interpolation,
      @Argument(value = "What is around the image with fill_mode: constant.", defaultValue = "0.0")
          double fillValue,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public boolean augments() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return image(input);
    }
  }

  /** In training, cuts a part out of each image at a random place; otherwise its centre. */
  @Described(
      "In training, cuts a part out of each image at a random place, otherwise its centre: [height',"
          + " width', channels] -> [height, width, channels]. In Keras 3 all images of a batch are"
          + " cut at the same place.")
  record RandomCrop(
      @Argument(value = "Rows of the part.", min = 1) int height,
      @Argument(value = "Columns of the part.", min = 1) int width,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public boolean augments() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      image(input);
      if (height > input.height() || width > input.width()) {
        throw new ShapeException(
            "cuts (%s, %s) out of its input %s, which is smaller".formatted(height, width, input));
      }
      return Shape.of(height, width, input.channels());
    }

    /**
     * What is around the centre.
     *
     * @param input the shape of a sample before the layer
     */
    public Border aroundCentre(Shape input) {
      int top = (input.height() - height) / 2;
      int left = (input.width() - width) / 2;
      return new Border(top, input.height() - height - top, left, input.width() - width - left);
    }
  }

  /** In training, changes the contrast of each image; otherwise passes it on. */
  @Described(
      "In training, multiplies what each channel of an image differs from its mean by a random"
          + " number, one for each image, and clips the result to between 0 and 1; otherwise does"
          + " nothing.")
  record RandomContrast(
      @Argument(
              value =
                  "The number is between 1 - lower and 1 + upper; 0.2 is [0.2, 0.2], as in Keras 2"
                      + " and the manual of Keras 3, whose code takes it for [0, 0.2].",
              min = 0,
              max = 1)
          Factor factor,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public boolean augments() {
      return true;
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      return image(input);
    }
  }

  /**
   * Normalises each channel by the batch's mean and variance; in evaluation by their moving
   * averages. What is averaged is the variance of the {@code N} values of the batch as such, as in
   * Keras 3 and in the unfused layer of {@code tf.keras} 2. TensorFlow's fused layer, which {@code
   * tf.keras} 2 uses for images, averages {@code N / (N - 1)} times that (Bessel's correction), and
   * Keras 2.2 on its own nearly the same: of a batch of 128 images of 28 x 28, 1.00001 times.
   */
  @Described(
      "Normalises each channel by the batch's mean and variance, in evaluation by their moving"
          + " averages; of the variance without Bessel's correction, as in Keras 3, where"
          + " TensorFlow's fused layer in Keras 2 has N / (N - 1) times as much.")
  record BatchNormalization(
      @Argument(
              value = "Decay of the moving averages.",
              defaultValue = "0.99",
              min = 0,
              max = 1,
              maxExclusive = true)
          double momentum,
      @Argument(
              value = "Added to the variance.",
              defaultValue = "0.001",
              min = 0,
              minExclusive = true)
          double epsilon,
      @Argument(value = "Whether to add a number that is learned.", defaultValue = "true")
          boolean center,
      @Argument(value = "Whether to multiply by a number that is learned.", defaultValue = "true")
          boolean scale,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    /** One that has all of its parameters. */
    public BatchNormalization(double momentum, double epsilon, @Nullable String name) {
      this(momentum, epsilon, true, true, name);
    }

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public boolean mixesSamples() {
      return true;
    }

    @Override
    public long parameters(Shape input) {
      return (2L + (center ? 1 : 0) + (scale ? 1 : 0)) * input.channels();
    }

    @Override
    public long nonTrainableParameters(Shape input) {
      return 2L * input.channels();
    }
  }

  /** Normalises the channels of each pixel, or the features of each step or vector. */
  @Described(
      "Normalises the channels of each pixel, or the features of each step or of a vector, by their"
          + " mean and variance, whatever the other samples are.")
  record LayerNormalization(
      @Argument(
              value = "Added to the variance.",
              defaultValue = "0.001",
              min = 0,
              minExclusive = true)
          double epsilon,
      @Argument(value = "Whether to add a number that is learned.", defaultValue = "true")
          boolean center,
      @Argument(value = "Whether to multiply by a number that is learned.", defaultValue = "true")
          boolean scale,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public long parameters(Shape input) {
      return ((center ? 1L : 0) + (scale ? 1 : 0)) * input.channels();
    }
  }

  /** Applies an activation function. */
  @Described("Applies an activation function.")
  record Activation(
      @Argument("The function.") ActivationFunction activation,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      requireVectorForSoftmax(activation, input);
      return input;
    }
  }

  /** A rectifier of each number, with a slope below, an end above, and a threshold. */
  @Described(
      "Rectifies each number: max_value if x >= max_value, x if threshold <= x < max_value, else"
          + " negative_slope * (x - threshold).")
  record ReLU(
      @Argument(value = "The greatest value; default: there is none.", optional = true, min = 0)
          @Nullable Double maxValue,
      @Argument(value = "The slope below the threshold.", defaultValue = "0.0", min = 0)
          double negativeSlope,
      @Argument(value = "From here on numbers stay what they are.", defaultValue = "0.0", min = 0)
          double threshold,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** {@code x} above zero, else a multiple of it. */
  @Described("x if x > 0, else negative_slope * x; of each number.")
  record LeakyReLU(
      @Argument(
              value = "The slope below zero, 0.3 as in Keras; the activation leaky_relu has 0.2.",
              defaultValue = "0.3",
              min = 0)
          double negativeSlope,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /** {@code x} above zero, else {@code alpha (exp(x) - 1)}. */
  @Described("x if x > 0, else alpha * (exp(x) - 1); of each number.")
  record ELU(
      @Argument(
              value = "What the values below zero end at, negated.",
              defaultValue = "1.0",
              min = 0)
          double alpha,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) {
      return input;
    }
  }

  /**
   * {@code x} above zero, else a multiple of it that is learned, one for each place of a sample.
   */
  @Described(
      "x if x > 0, else alpha * x, with an alpha for each place of a sample that is learned.")
  record PReLU(
      @Argument(value = "Initial values of alpha.", defaultValue = "zeros")
          Initializer.OfEach alphaInitializer,
      @Argument(value = "A penalty on alpha.", optional = true)
          @Nullable Regularizer alphaRegularizer,
      @Argument(value = "To what alpha is held after each step.", optional = true)
          @Nullable Constraint alphaConstraint,
      @Argument(
              value =
                  "Axes along which alpha is the same: [1, 2] gives an image one for each channel.",
              optional = true,
              min = 1)
          List<Integer> sharedAxes,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    public PReLU {
      sharedAxes = List.copyOf(sharedAxes);
    }

    @Override
    public List<ConstrainedWeight> constrainedWeights(Shape input) {
      return List.of(
          new ConstrainedWeight("alpha", alpha(input).dimensions().size(), alphaConstraint));
    }

    /**
     * The shape of alpha: the input's, but for the shared axes.
     *
     * @param input the shape of a sample before the layer
     */
    public Shape alpha(Shape input) {
      List<Integer> dimensions = new ArrayList<>(input.dimensions());
      sharedAxes.forEach(axis -> dimensions.set(axis - 1, 1));
      return new Shape(dimensions);
    }

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      for (int axis : sharedAxes) {
        if (axis > input.dimensions().size()) {
          throw new ShapeException(
              "shares axis %s, but its input %s has no axis beyond %s; the first is 1"
                  .formatted(axis, input, input.dimensions().size()));
        }
      }
      return input;
    }

    @Override
    public long parameters(Shape input) {
      return alpha(input).size();
    }
  }

  /** Softmax of a vector. */
  @Described("Softmax of a vector: exp(x) / sum of exp(x).")
  record Softmax(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Layer {

    @Override
    public Shape outputShape(Shape input) throws ShapeException {
      requireVectorForSoftmax(ActivationFunction.SOFTMAX, input);
      return input;
    }
  }

  /** A layer that makes one sample of several. */
  sealed interface Merging extends Layer {

    @Override
    default Shape outputShape(Shape input) throws ShapeException {
      return outputShape(List.of(input));
    }

    @Override
    Shape outputShape(List<Shape> inputs) throws ShapeException;

    /** How many inputs it can take at most, at least two. */
    default int mostInputs() {
      return Integer.MAX_VALUE;
    }
  }

  /** A layer that makes one number of those at each place. */
  sealed interface ElementWise extends Merging {

    /** Whether an axis of 1 is taken for one of any size, all of whose numbers are the same. */
    default boolean broadcasts() {
      return true;
    }

    @Override
    default Shape outputShape(List<Shape> inputs) throws ShapeException {
      List<Integer> sizes = new ArrayList<>(inputs.get(0).dimensions());
      for (Shape input : inputs) {
        boolean fits =
            broadcasts() ? input.dimensions().size() == sizes.size() : input.equals(inputs.get(0));
        for (int i = 0; fits && i < sizes.size(); i++) {
          int size = input.dimensions().get(i);
          fits = size == 1 || sizes.get(i) == 1 || sizes.get(i) == size;
          sizes.set(i, Math.max(sizes.get(i), size));
        }
        if (!fits) {
          throw new ShapeException(
              "needs inputs of one shape%s but gets %s"
                  .formatted(
                      broadcasts() ? ", or 1 in the place of an axis," : "", listed(inputs)));
        }
      }
      return new Shape(sizes);
    }
  }

  /** Sum: inputs of one shape {@code -> } that shape. */
  @Described("Sum of its inputs, which have one shape, or 1 in the place of an axis.")
  record Add(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements ElementWise {}

  /** Difference: the first input less the second. */
  @Described(
      "The first of its two inputs, which have one shape or 1 in the place of an axis, less the second.")
  record Subtract(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements ElementWise {

    @Override
    public int mostInputs() {
      return 2;
    }
  }

  /** Product, number by number. */
  @Described(
      "Product of its inputs, which have one shape, or 1 in the place of an axis: [1, 1, channels] times"
          + " [height, width, channels] weighs the channels.")
  record Multiply(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements ElementWise {}

  /** Mean, number by number. */
  @Described(
      "Mean of its inputs, which have one shape, or 1 in the place of an axis, number by number.")
  record Average(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements ElementWise {}

  /** Maximum, number by number. */
  @Described("The greatest of its inputs, which have one shape, number by number.")
  record Maximum(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements ElementWise {

    @Override
    public boolean broadcasts() {
      return false;
    }
  }

  /** Minimum, number by number. */
  @Described("The least of its inputs, which have one shape, number by number.")
  record Minimum(@Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements ElementWise {

    @Override
    public boolean broadcasts() {
      return false;
    }
  }

  /** One input after the other along an axis; all others have the same size in all of them. */
  @Described("Its inputs one after the other along an axis; all other axes have one size.")
  record Concatenate(
      @Argument(
              value =
                  "Which axis; 0 would be the samples', 1 is the first of a sample, -1 the last.",
              defaultValue = "-1",
              min = -3,
              max = 3)
          int axis,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Merging {

    @Override
    public Shape outputShape(List<Shape> inputs) throws ShapeException {
      int dimension = dimension(inputs.get(0));
      int length = 0;
      for (Shape input : inputs) {
        if (!without(input, dimension).equals(without(inputs.get(0), dimension))) {
          throw new ShapeException(
              "needs inputs that differ in axis " + axis + " alone but gets " + listed(inputs));
        }
        length = Math.addExact(length, input.dimensions().get(dimension));
      }
      List<Integer> dimensions = new ArrayList<>(inputs.get(0).dimensions());
      dimensions.set(dimension, length);
      return new Shape(dimensions);
    }

    /**
     * Which dimension of a sample the axis is, from 0.
     *
     * @throws ShapeException if it has no such dimension
     */
    public int dimension(Shape input) throws ShapeException {
      int rank = input.dimensions().size();
      int dimension = axis < 0 ? rank + axis : axis - 1;
      if (dimension < 0 || dimension >= rank) {
        throw new ShapeException("has no axis " + axis + " to join along: its inputs are " + input);
      }
      return dimension;
    }

    private static List<Integer> without(Shape shape, int dimension) {
      List<Integer> others = new ArrayList<>(shape.dimensions());
      if (dimension < others.size()) {
        others.set(dimension, 0);
      }
      return others;
    }
  }

  /** Scalar product of two vectors: {@code [features], [features] -> [1]}. */
  @Described("Scalar product of two vectors: [features], [features] -> [1].")
  record Dot(
      @Argument(value = "The axis to sum over: 1, or -1, which is the same.", min = -1, max = 1)
          int axes,
      @Argument(
              value = "Whether to scale both to length 1 before, which gives the cosine.",
              defaultValue = "false")
          boolean normalize,
      @Argument(value = "The layer's name.", optional = true) @Nullable String name)
      implements Merging {

    /** Rejects the axis of the samples. */
    public Dot {
      if (axes == 0) {
        throw new IllegalArgumentException("axes must be 1 or -1: 0 is the axis of the samples");
      }
    }

    @Override
    public int mostInputs() {
      return 2;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) throws ShapeException {
      if (inputs.stream().distinct().count() > 1 || !inputs.get(0).isVector()) {
        throw new ShapeException(
            "needs two vectors [features] of one length but gets " + listed(inputs));
      }
      return Shape.of(1);
    }

    @Override
    public long multiplyAccumulates(Shape input, Shape output) {
      return input.size();
    }
  }

  private static String listed(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
  }

  private static void requireVectorForSoftmax(ActivationFunction activation, Shape input)
      throws ShapeException {
    if (activation == ActivationFunction.SOFTMAX && !input.isVector()) {
      throw new ShapeException(
          "applies softmax, which needs a vector [features], but gets "
              + input
              + "; put a Flatten or a "
              + (input.isSequence() ? "GlobalAveragePooling1D" : "GlobalAveragePooling2D")
              + " before it");
    }
  }

  private static Shape image(Shape input) throws ShapeException {
    if (!input.isImage()) {
      throw new ShapeException("needs an image [height, width, channels] but gets " + input);
    }
    return input;
  }

  private static Shape sequence(Shape input) throws ShapeException {
    if (!input.isSequence()) {
      throw new ShapeException("needs a sequence [steps, features] but gets " + input);
    }
    return input;
  }

  /** A window over a column of an image, which a sequence is. */
  private static Size column(int steps) {
    return new Size(steps, 1);
  }

  private static @Nullable Size column(@Nullable Integer steps) {
    return steps == null ? null : new Size(steps, 1);
  }

  private static Shape pooled(Shape input, int size, @Nullable Integer strides, Padding padding)
      throws ShapeException {
    sequence(input);
    int stride = strides == null ? size : strides;
    int steps = padding.outputSize(input.height(), size, stride);
    if (steps < 1) {
      throw new ShapeException(
          "has a window of %s steps that does not fit into its input %s".formatted(size, input));
    }
    if (padding == Padding.SAME) {
      requirePadded(input, column(size), column(stride), steps, input.width());
    }
    return Shape.of(steps, input.channels());
  }

  private static ShapeException stridesAndDilation(Object strides, Object dilation) {
    return new ShapeException(
        "has strides: %s and dilation_rate: %s, of which one must be 1"
            .formatted(strides, dilation));
  }

  /**
   * From the first that a window looks at to the last; what is too large for an int fits nothing.
   */
  private static int reach(int size, int dilation) {
    return (int) Math.min(Integer.MAX_VALUE, (size - 1L) * dilation + 1);
  }

  private static Size reach(Size size, Size dilation) {
    return new Size(reach(size.height(), dilation.height()), reach(size.width(), dilation.width()));
  }

  private static Shape window(
      Shape input, Size size, Size dilation, Size strides, Padding padding, int channels)
      throws ShapeException {
    Size reach = reach(size, dilation);
    if (!reach.equals(size)) {
      if (!strides.equals(Size.square(1))) {
        throw stridesAndDilation(strides, dilation);
      }
      // With padding, what reaches further looks at nothing but that.
      if (reach.height() > 2L * input.height() - 1 || reach.width() > 2L * input.width() - 1) {
        throw new ShapeException(
            "has a window of %s with dilation_rate: %s, which reaches beyond all of its input %s"
                .formatted(reach, dilation, input));
      }
    }
    return window(input, reach, strides, padding, channels);
  }

  private static Shape window(Shape input, Size window, Size strides, Padding padding, int channels)
      throws ShapeException {
    image(input);
    int height = padding.outputSize(input.height(), window.height(), strides.height());
    int width = padding.outputSize(input.width(), window.width(), strides.width());
    if (height < 1 || width < 1) {
      throw new ShapeException(
          "has a window of " + window + " that does not fit into its input " + input);
    }
    if (padding == Padding.SAME) {
      requirePadded(input, window, strides, height, width);
    }
    return Shape.of(height, width, channels);
  }

  /**
   * Deeplearning4j takes what windows leave out at the end for padding of less than nothing, half
   * of it in front, and refuses that: it would not load the model.
   */
  private static void requirePadded(Shape input, Size window, Size strides, int height, int width)
      throws ShapeException {
    int rows = Padding.leftOut(input.height(), height, window.height(), strides.height());
    int columns = Padding.leftOut(input.width(), width, window.width(), strides.width());
    if (rows > 1 || columns > 1) {
      throw new ShapeException(
          ("leaves out %s %s of its input %s with windows of %s and strides of %s, which"
                  + " Deeplearning4j cannot compute with padding: same; use padding: valid or"
                  + " smaller strides")
              .formatted(
                  rows > 1 ? rows : columns,
                  rows > 1 ? "rows" : "columns",
                  input,
                  window,
                  strides));
    }
  }
}
