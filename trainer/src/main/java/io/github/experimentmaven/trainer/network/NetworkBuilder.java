package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Border;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.MergeMode;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.Optimizer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.SequencePadding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.experiment.Training;
import io.github.experimentmaven.experiment.WeightDistribution;
import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An experiment's architecture as a Deeplearning4j configuration that means the same. A Flatten
 * becomes a preprocessor of the layer after it; the last Dense or Activation becomes the layer that
 * holds the loss.
 */
final class NetworkBuilder {

  private final Training training;
  private final NetworkSummary summary;
  private final LibraryConfiguration configuration;

  private NetworkBuilder(
      Training training, NetworkSummary summary, LibraryConfiguration configuration) {
    this.training = training;
    this.summary = summary;
    this.configuration = configuration;
  }

  private static NeuralNetConfiguration.Builder beginning(Training training, long seed) {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .dataType(DataType.FLOAT)
        .trainingWorkspaceMode(WorkspaceMode.NONE)
        .inferenceWorkspaceMode(WorkspaceMode.NONE)
        .updater(updater(training.optimizer()));
  }

  /**
   * The configuration of a network without branches, complete with every layer's number of inputs.
   *
   * @param training whose architecture has been checked against the input
   * @param summary its shapes
   * @param seed recorded in the configuration; initial weights are drawn elsewhere
   */
  static MultiLayerConfiguration chain(Training training, NetworkSummary summary, long seed) {
    ChainConfiguration chain = new ChainConfiguration(beginning(training, seed).list());
    new NetworkBuilder(training, summary, chain).addAll();
    return chain.build();
  }

  /** The configuration of a network with branches, likewise. */
  static ComputationGraphConfiguration graph(Training training, NetworkSummary summary, long seed) {
    GraphConfiguration graph =
        new GraphConfiguration(beginning(training, seed).graphBuilder(), summary);
    new NetworkBuilder(training, summary, graph).addAll();
    return graph.build();
  }

  private void addAll() {
    int last = training.architecture().size() - 1;
    for (int i = 0; i <= last; i++) {
      configuration.next(i);
      Layer layer = training.architecture().get(i);
      ActivationFunction function = Formulas.function(layer);
      boolean isFormula = function.isFormula();
      if (!(isFormula && layer instanceof Layer.Activation)) {
        add(layer, i, summary.inputs(i).get(0), i == last && !isFormula);
      }
      if (isFormula) {
        configuration.apply(summary.layers().get(i).name(), function);
      }
    }
    Layer end = training.architecture().get(last);
    boolean hasLoss =
        end instanceof Layer.Dense
            || end instanceof Layer.Activation
            || end instanceof Layer.Softmax;
    if (!hasLoss || Formulas.function(end).isFormula()) {
      configuration.next(last + 1);
      add(new LossLayer.Builder(loss()).activation(Activation.IDENTITY).build(), "loss");
    }
  }

  private void add(Layer layer, int position, Shape input, boolean last) {
    String name = summary.layers().get(position).name();
    Shape output = summary.layers().get(position).output();
    if (layer instanceof Layer.Flatten) {
      configuration.flatten(name, input);
    } else if (Formulas.isFormula(layer)) {
      configuration.addFormula(name, layer, input, output);
    } else if (layer instanceof Layer.Conv2D conv) {
      ConvolutionLayer.Builder builder =
          new ConvolutionLayer.Builder(pair(conv.kernelSize()), pair(conv.strides()))
              .dilation(pair(conv.dilationRate()))
              .convolutionMode(mode(conv.padding()))
              .nIn(input.channels())
              .nOut(conv.filters())
              .hasBias(conv.useBias())
              .activation(activation(conv.activation()))
              .weightInit(weightInit(conv.kernelInitializer()));
      penalise(builder, conv.kernelRegularizer());
      penaliseBias(builder, conv.biasRegularizer());
      add(builder.build(), name);
    } else if (layer instanceof Layer.Conv2DTranspose conv) {
      Deconvolution2D.Builder builder =
          new Deconvolution2D.Builder(pair(conv.kernelSize()), pair(conv.strides()))
              .convolutionMode(mode(conv.padding()))
              .nIn(input.channels())
              .nOut(conv.filters())
              .hasBias(conv.useBias())
              .activation(activation(conv.activation()))
              .weightInit(weightInit(conv.kernelInitializer()));
      penalise(builder, conv.kernelRegularizer());
      penaliseBias(builder, conv.biasRegularizer());
      add(builder.build(), name);
    } else if (layer instanceof Layer.Conv1D conv) {
      Convolution1DLayer.Builder builder =
          new Convolution1DLayer.Builder(conv.kernelSize(), conv.strides());
      builder
          .dilation(conv.dilationRate())
          .convolutionMode(mode(conv.padding()))
          .nIn(input.channels())
          .nOut(conv.filters())
          .hasBias(conv.useBias())
          .activation(activation(conv.activation()))
          .weightInit(weightInit(conv.kernelInitializer()));
      penalise(builder, conv.kernelRegularizer());
      penaliseBias(builder, conv.biasRegularizer());
      add(builder.build(), name);
    } else if (layer instanceof Layer.Embedding embedding) {
      EmbeddingSequenceLayer.Builder builder =
          new EmbeddingSequenceLayer.Builder()
              .inputLength(input.size())
              .inferInputLength(false)
              .nIn(embedding.inputDim())
              .nOut(embedding.outputDim())
              .weightInit(weightInit(embedding.embeddingsInitializer()));
      penalise(builder, embedding.embeddingsRegularizer());
      add(builder.build(), name);
    } else if (layer instanceof Layer.Recurrent recurrent) {
      if (recurrent.goBackwards()) {
        configuration.reverse(name);
      }
      BaseRecurrentLayer states = recurrent(recurrent, input);
      states.setLayerName(name);
      add(recurrent.returnSequences() ? states : new LastTimeStep(states), name);
    } else if (layer instanceof Layer.Bidirectional both) {
      BaseRecurrentLayer states = recurrent(both.layer(), input);
      add(
          new Bidirectional(
              mode(both.mergeMode()),
              both.layer().returnSequences() ? states : new LastTimeStep(states)),
          name);
    } else if (layer instanceof Layer.DepthwiseConv2D conv) {
      DepthwiseConvolution2D.Builder builder =
          new DepthwiseConvolution2D.Builder(pair(conv.kernelSize()), pair(conv.strides()))
              .dilation(pair(conv.dilationRate()))
              .depthMultiplier(conv.depthMultiplier())
              .convolutionMode(mode(conv.padding()))
              .nIn(input.channels())
              .nOut(output.channels())
              .hasBias(conv.useBias())
              .activation(activation(conv.activation()))
              .weightInit(weightInit(conv.depthwiseInitializer()));
      penalise(builder, conv.depthwiseRegularizer());
      penaliseBias(builder, conv.biasRegularizer());
      add(builder.build(), name);
    } else if (layer instanceof Layer.SeparableConv2D conv) {
      SeparableConvolution2D.Builder builder =
          new SeparableConvolution2D.Builder(pair(conv.kernelSize()), pair(conv.strides()))
              .dilation(pair(conv.dilationRate()))
              .depthMultiplier(conv.depthMultiplier())
              .convolutionMode(mode(conv.padding()))
              .nIn(input.channels())
              .nOut(conv.filters())
              .hasBias(conv.useBias())
              .activation(activation(conv.activation()))
              .weightInit(weightInit(conv.depthwiseInitializer()));
      // It has one penalty for both kernels.
      if (Objects.equals(conv.depthwiseRegularizer(), conv.pointwiseRegularizer())) {
        penalise(builder, conv.depthwiseRegularizer());
      }
      penaliseBias(builder, conv.biasRegularizer());
      SeparableConvolution2D separable = builder.build();
      // The builder leaves it out, and the backward pass then fails.
      separable.setCnn2dDataFormat(CNN2DFormat.NCHW);
      add(separable, name);
    } else if (layer instanceof Layer.Dense dense) {
      add(dense(dense, input, last), name);
    } else if (layer instanceof Layer.MaxPooling2D pooling) {
      add(
          pooling(
              SubsamplingLayer.PoolingType.MAX,
              pooling.poolSize(),
              pooling.effectiveStrides(),
              pooling.padding()),
          name);
    } else if (layer instanceof Layer.AveragePooling2D pooling) {
      add(
          pooling(
              SubsamplingLayer.PoolingType.AVG,
              pooling.poolSize(),
              pooling.effectiveStrides(),
              pooling.padding()),
          name);
    } else if (layer instanceof Layer.MaxPooling1D pooling) {
      add(
          pooling(
              SubsamplingLayer.PoolingType.MAX,
              pooling.poolSize(),
              pooling.strides(),
              pooling.padding()),
          name);
    } else if (layer instanceof Layer.AveragePooling1D pooling) {
      add(
          pooling(
              SubsamplingLayer.PoolingType.AVG,
              pooling.poolSize(),
              pooling.strides(),
              pooling.padding()),
          name);
    } else if (layer instanceof Layer.GlobalAveragePooling2D
        || layer instanceof Layer.GlobalAveragePooling1D) {
      add(globalPooling(PoolingType.AVG, output), name);
    } else if (layer instanceof Layer.GlobalMaxPooling2D
        || layer instanceof Layer.GlobalMaxPooling1D) {
      add(globalPooling(PoolingType.MAX, output), name);
    } else if (layer instanceof Layer.ZeroPadding2D padding) {
      add(new ZeroPaddingLayer.Builder(sides(padding.padding())).build(), name);
    } else if (layer instanceof Layer.Cropping2D cropping) {
      add(new Cropping2D.Builder(sides(cropping.cropping())).build(), name);
    } else if (layer instanceof Layer.UpSampling2D sampling) {
      add(new Upsampling2D.Builder().size(pair(sampling.size())).build(), name);
    } else if (layer instanceof Layer.SpatialDropout2D dropout) {
      DropoutLayer.Builder builder = new DropoutLayer.Builder();
      builder.dropOut(dropout.rate() == 0 ? null : new SpatialDropout(1 - dropout.rate()));
      add(builder.build(), name);
    } else if (layer instanceof Layer.GaussianNoise noise) {
      DropoutLayer.Builder builder = new DropoutLayer.Builder();
      builder.dropOut(
          noise.stddev() == 0
              ? null
              : new org.deeplearning4j.nn.conf.dropout.GaussianNoise(noise.stddev()));
      add(builder.build(), name);
    } else if (layer instanceof Layer.RandomCrop crop) {
      add(new Cropping2D.Builder(sides(crop.aroundCentre(input))).build(), name);
    } else if (layer.augments()) {
      DropoutLayer.Builder nothing = new DropoutLayer.Builder();
      nothing.dropOut(null);
      add(nothing.build(), name);
    } else if (layer instanceof Layer.Dropout dropout) {
      // Deeplearning4j takes the probability of keeping; a rate of 0 is no dropout there.
      DropoutLayer.Builder builder = new DropoutLayer.Builder();
      builder.dropOut(dropout.rate() == 0 ? null : new Dropout(1 - dropout.rate()));
      add(builder.build(), name);
    } else if (layer instanceof Layer.BatchNormalization normalization) {
      if (input.isSequence()) {
        configuration.before(name, image(input));
      }
      add(
          new BatchNormalization.Builder()
              .decay(normalization.momentum())
              .eps(normalization.epsilon())
              .nIn(output.channels())
              .nOut(output.channels())
              .useLogStd(false)
              // Without either it has no numbers of those; with one of them it has both.
              .lockGammaBeta(!normalization.center() && !normalization.scale())
              .build(),
          name);
      if (input.isSequence()) {
        configuration.after(name, sequence(input));
      }
    } else if (layer instanceof Layer.Activation function) {
      addActivation(activation(function.activation()), name, last);
    } else if (layer instanceof Layer.Softmax) {
      addActivation(new ActivationSoftmax(), name, last);
    } else if (layer instanceof Layer.ReLU relu) {
      // Of no slope and no threshold it computes nothing if they are given.
      Double slope = relu.negativeSlope() == 0 ? null : (Double) relu.negativeSlope();
      Double threshold = relu.threshold() == 0 ? null : (Double) relu.threshold();
      addActivation(new ActivationReLU(relu.maxValue(), threshold, slope), name, false);
    } else if (layer instanceof Layer.LeakyReLU relu) {
      addActivation(new ActivationLReLU(relu.negativeSlope()), name, false);
    } else if (layer instanceof Layer.ELU elu) {
      addActivation(new ActivationELU(elu.alpha()), name, false);
    } else if (layer instanceof Layer.PReLU prelu) {
      add(prelu(prelu, input), name);
    } else if (layer instanceof Layer.Merging merging) {
      configuration.merge(name, merging, summary.inputs(position));
    } else {
      throw new IllegalStateException("no Deeplearning4j layer for " + layer.type());
    }
  }

  /** A sequence as an image of one column, of which Deeplearning4j normalises as Keras does. */
  private static InputPreProcessor image(Shape sequence) {
    return new ReshapePreprocessor(
        LibraryConfiguration.shape(sequence), Assembly.batchedShape(sequence), false);
  }

  private static InputPreProcessor sequence(Shape sequence) {
    return new ReshapePreprocessor(
        Assembly.batchedShape(sequence), LibraryConfiguration.shape(sequence), false);
  }

  private static BaseRecurrentLayer recurrent(Layer.Recurrent layer, Shape input) {
    BaseRecurrentLayer.Builder<?> builder;
    if (layer instanceof Layer.LSTM lstm) {
      builder = new LSTM.Builder().gateActivationFunction(activation(lstm.recurrentActivation()));
    } else {
      builder = new SimpleRnn.Builder();
    }
    builder
        .weightInitRecurrent(weightInit(layer.recurrentInitializer()))
        .nIn(input.channels())
        .nOut(layer.units())
        .activation(activation(layer.activation()))
        .weightInit(weightInit(layer.kernelInitializer()));
    // It has one penalty for both kernels.
    if (Objects.equals(layer.kernelRegularizer(), layer.recurrentRegularizer())) {
      penalise(builder, layer.kernelRegularizer());
    }
    penaliseBias(builder, layer.biasRegularizer());
    return builder.build();
  }

  private BaseLayer dense(Layer.Dense dense, Shape input, boolean last) {
    FeedForwardLayer.Builder<?> builder =
        last
            ? new OutputLayer.Builder(loss()).hasBias(dense.useBias())
            : new DenseLayer.Builder().hasBias(dense.useBias());
    builder
        .nIn(input.size())
        .nOut(dense.units())
        .activation(activation(dense.activation()))
        .weightInit(weightInit(dense.kernelInitializer()));
    penalise(builder, dense.kernelRegularizer());
    penaliseBias(builder, dense.biasRegularizer());
    return builder.build();
  }

  private void addActivation(IActivation function, String name, boolean last) {
    add(
        last
            ? new LossLayer.Builder(loss()).activation(function).build()
            : new ActivationLayer.Builder().activation(function).build(),
        name);
  }

  /** Axes are counted from 1: here the channels are the last of them. */
  private static BaseLayer prelu(Layer.PReLU prelu, Shape input) {
    PReLULayer.Builder builder = new PReLULayer.Builder();
    int rank = input.dimensions().size();
    long[] axes = prelu.sharedAxes().stream().mapToLong(axis -> axis % rank + 1).toArray();
    builder.inputShape(LibraryConfiguration.shape(input)).sharedAxes(axes);
    builder.weightInit(weightInit(prelu.alphaInitializer()));
    penalise(builder, prelu.alphaRegularizer());
    return builder.build();
  }

  private static Bidirectional.Mode mode(MergeMode mode) {
    return switch (mode) {
      case CONCAT -> Bidirectional.Mode.CONCAT;
      case SUM -> Bidirectional.Mode.ADD;
      case MUL -> Bidirectional.Mode.MUL;
      case AVE -> Bidirectional.Mode.AVERAGE;
    };
  }

  private static GlobalPoolingLayer globalPooling(PoolingType type, Shape output) {
    return new GlobalPoolingLayer.Builder(type).collapseDimensions(output.isVector()).build();
  }

  private static SubsamplingLayer pooling(
      SubsamplingLayer.PoolingType type, Size size, Size strides, Padding padding) {
    return new SubsamplingLayer.Builder(type, pair(size), pair(strides))
        .convolutionMode(mode(padding))
        .build();
  }

  private static Subsampling1DLayer pooling(
      SubsamplingLayer.PoolingType type, int size, @Nullable Integer strides, Padding padding) {
    Subsampling1DLayer.Builder builder =
        new Subsampling1DLayer.Builder(type, size, strides == null ? size : strides);
    builder.convolutionMode(mode(padding));
    return builder.build();
  }

  private void add(org.deeplearning4j.nn.conf.layers.Layer layer, String name) {
    layer.setLayerName(name);
    configuration.add(name, layer);
  }

  private LossFunction loss() {
    return loss(training.loss());
  }

  /**
   * The nearest of Deeplearning4j, for those who train a saved network further: it has no Huber, no
   * focal loss and no hinge loss of classes, and none of its losses has arguments.
   */
  private static LossFunction loss(Loss loss) {
    if (loss instanceof Loss.CategoricalCrossentropy
        || loss instanceof Loss.CategoricalFocalCrossentropy) {
      return LossFunction.MCXENT;
    }
    if (loss instanceof Loss.BinaryCrossentropy || loss instanceof Loss.BinaryFocalCrossentropy) {
      return LossFunction.XENT;
    }
    if (loss instanceof Loss.MeanSquaredError
        || loss instanceof Loss.Huber
        || loss instanceof Loss.LogCosh) {
      return LossFunction.MSE;
    }
    if (loss instanceof Loss.MeanAbsoluteError) {
      return LossFunction.MEAN_ABSOLUTE_ERROR;
    }
    if (loss instanceof Loss.MeanAbsolutePercentageError) {
      return LossFunction.MEAN_ABSOLUTE_PERCENTAGE_ERROR;
    }
    if (loss instanceof Loss.MeanSquaredLogarithmicError) {
      return LossFunction.MEAN_SQUARED_LOGARITHMIC_ERROR;
    }
    if (loss instanceof Loss.KlDivergence) {
      return LossFunction.KL_DIVERGENCE;
    }
    if (loss instanceof Loss.Poisson) {
      return LossFunction.POISSON;
    }
    if (loss instanceof Loss.Hinge || loss instanceof Loss.CategoricalHinge) {
      return LossFunction.HINGE;
    }
    if (loss instanceof Loss.SquaredHinge) {
      return LossFunction.SQUARED_HINGE;
    }
    if (loss instanceof Loss.CosineSimilarity) {
      return LossFunction.COSINE_PROXIMITY;
    }
    throw new IllegalStateException("no loss of Deeplearning4j for " + loss);
  }

  /** Deeplearning4j's penalty is half the square, Keras' the whole. */
  private static void penalise(BaseLayer.Builder<?> builder, @Nullable Regularizer regularizer) {
    if (regularizer != null) {
      builder.l1(regularizer.l1());
      builder.l2(2 * regularizer.l2());
    }
  }

  private static void penaliseBias(
      BaseLayer.Builder<?> builder, @Nullable Regularizer regularizer) {
    if (regularizer != null) {
      builder.l1Bias(regularizer.l1());
      builder.l2Bias(2 * regularizer.l2());
    }
  }

  private static int[] pair(Size size) {
    return new int[] {size.height(), size.width()};
  }

  private static int[] sides(Border border) {
    return new int[] {border.top(), border.bottom(), border.left(), border.right()};
  }

  private static ConvolutionMode mode(Padding padding) {
    return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  private static ConvolutionMode mode(SequencePadding padding) {
    return switch (padding) {
      case VALID -> ConvolutionMode.Truncate;
      case SAME -> ConvolutionMode.Same;
      case CAUSAL -> ConvolutionMode.Causal;
    };
  }

  /** Deeplearning4j's function of that name; none if what it has comes behind the layer. */
  private static IActivation activation(ActivationFunction function) {
    return switch (function) {
      case LINEAR -> new ActivationIdentity();
      case RELU -> new ActivationReLU();
      case SIGMOID -> new ActivationSigmoid();
      case TANH -> new ActivationTanH();
      case ELU -> new ActivationELU();
      case SOFTPLUS -> new ActivationSoftPlus();
      case LEAKY_RELU -> new ActivationLReLU(LeakyRelu.NEGATIVE_SLOPE);
      case RELU6 -> new ActivationReLU6();
      case SELU -> new ActivationSELU();
      case SOFTSIGN -> new ActivationSoftSign();
      case SILU -> new ActivationSwish();
      case SOFTMAX -> new ActivationSoftmax();
      case HARD_TANH -> new ActivationHardTanH();
      case MISH -> new ActivationMish();
      case CELU -> new ActivationELU();
      case HARD_SIGMOID, HARD_SILU, LOG_SIGMOID -> new ActivationIdentity();
    };
  }

  /** The nearest of Deeplearning4j, which draws nothing by it: weights are drawn by Assembly. */
  private static WeightInit weightInit(Initializer initializer) {
    if (initializer instanceof Initializer.GlorotUniform) {
      return WeightInit.XAVIER_UNIFORM;
    }
    if (initializer instanceof Initializer.GlorotNormal) {
      return WeightInit.XAVIER;
    }
    if (initializer instanceof Initializer.HeUniform) {
      return WeightInit.RELU_UNIFORM;
    }
    if (initializer instanceof Initializer.HeNormal) {
      return WeightInit.RELU;
    }
    if (initializer instanceof Initializer.LecunUniform) {
      return WeightInit.LECUN_UNIFORM;
    }
    if (initializer instanceof Initializer.LecunNormal) {
      return WeightInit.LECUN_NORMAL;
    }
    if (initializer instanceof Initializer.VarianceScaling scaling) {
      boolean isUniform = scaling.distribution() == WeightDistribution.UNIFORM;
      return switch (scaling.mode()) {
        case FAN_IN ->
            isUniform
                ? WeightInit.VAR_SCALING_UNIFORM_FAN_IN
                : WeightInit.VAR_SCALING_NORMAL_FAN_IN;
        case FAN_OUT ->
            isUniform
                ? WeightInit.VAR_SCALING_UNIFORM_FAN_OUT
                : WeightInit.VAR_SCALING_NORMAL_FAN_OUT;
        case FAN_AVG ->
            isUniform
                ? WeightInit.VAR_SCALING_UNIFORM_FAN_AVG
                : WeightInit.VAR_SCALING_NORMAL_FAN_AVG;
      };
    }
    if (initializer instanceof Initializer.RandomUniform) {
      return WeightInit.UNIFORM;
    }
    if (initializer instanceof Initializer.Zeros) {
      return WeightInit.ZERO;
    }
    return initializer instanceof Initializer.Ones || initializer instanceof Initializer.Constant
        ? WeightInit.ONES
        : WeightInit.NORMAL;
  }

  /**
   * The nearest updater of Deeplearning4j, with the learning rate of the first step, for those who
   * train a saved network further with it: its RMSprop has no momentum, no centring, and epsilon
   * inside the root. Of FTRL and Lion it has nothing near: they become gradient descent.
   */
  private static IUpdater updater(Optimizer optimizer) {
    double rate = optimizer.learningRate().at(0);
    if (optimizer instanceof Optimizer.RmsProp rmsprop) {
      return new RmsProp(rate, rmsprop.rho(), rmsprop.epsilon());
    }
    if (optimizer instanceof Optimizer.Adam adam) {
      return adam(rate, adam.beta1(), adam.beta2(), adam.epsilon(), adam.amsgrad());
    }
    if (optimizer instanceof Optimizer.AdamW adam) {
      return adam(rate, adam.beta1(), adam.beta2(), adam.epsilon(), adam.amsgrad());
    }
    if (optimizer instanceof Optimizer.Nadam nadam) {
      return new Nadam(rate, nadam.beta1(), nadam.beta2(), nadam.epsilon());
    }
    if (optimizer instanceof Optimizer.Adamax adamax) {
      return new AdaMax(rate, adamax.beta1(), adamax.beta2(), adamax.epsilon());
    }
    if (optimizer instanceof Optimizer.Adagrad adagrad) {
      return new AdaGrad(rate, adagrad.epsilon());
    }
    if (optimizer instanceof Optimizer.Adadelta adadelta) {
      return new AdaDelta(adadelta.rho(), adadelta.epsilon());
    }
    if (optimizer instanceof Optimizer.Sgd sgd && sgd.momentum() > 0) {
      return new Nesterovs(rate, sgd.momentum());
    }
    return new Sgd(rate);
  }

  private static IUpdater adam(
      double rate, double beta1, double beta2, double epsilon, boolean amsgrad) {
    return amsgrad
        ? new AMSGrad(rate, beta1, beta2, epsilon)
        : new Adam(rate, beta1, beta2, epsilon);
  }
}
