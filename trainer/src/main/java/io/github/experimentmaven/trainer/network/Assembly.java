package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.LayerChain;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.NetworkSummary.LayerSummary;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Regularizer;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.Size;
import io.github.experimentmaven.trainer.SeedStream;
import io.github.experimentmaven.trainer.optimizer.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.params.BidirectionalParamInitializer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.params.SeparableConvolutionParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Walks along an architecture and the Deeplearning4j network made of it, and gathers what {@link
 * TrainableNetwork} needs: the layers' functions, the initial weights, and which of them are
 * trained, averaged or penalised.
 */
final class Assembly {

  final LibraryNetwork network;
  final List<FunctionChain> chains = new ArrayList<>();
  final List<Range> trained = new ArrayList<>();
  final List<Range> averages = new ArrayList<>();
  final List<Penalty> penalties = new ArrayList<>();
  final float[] weights;
  ActivationFunction lastActivation = ActivationFunction.LINEAR;

  /** Numbers among the weights that stay what they are: Deeplearning4j has them, Keras not. */
  int held;

  private final long seed;
  private List<LayerFunction> functions = new ArrayList<>();
  private @Nullable MergingFunction merging;
  private int firstTrained;
  private boolean frozen;
  private boolean weighted;
  // Streams are counted by what draws from them, so that a layer without random numbers, added or
  // removed, changes no other layer's.
  private int weightStreams;
  private int dropoutStreams;
  private int noiseStreams;
  private int augmentationStreams;
  private int offset;

  /**
   * @param network initialised, with its gradients' views
   * @param seed of the run
   */
  Assembly(LibraryNetwork network, long seed) {
    this.network = network;
    this.seed = seed;
    weights = new float[Math.toIntExact(network.parameters().length())];
    Buffer.pointer(network.parameters()).get(weights);
  }

  /**
   * Adds all layers.
   *
   * @param architecture of the network
   * @param summary its shapes
   */
  void addAll(Architecture architecture, NetworkSummary summary) {
    for (LayerChain chain : LayerChain.of(summary)) {
      functions = new ArrayList<>();
      merging = null;
      firstTrained = chain.readsLearned() ? -1 : Integer.MAX_VALUE;
      weighted = chain.readsLearned();
      for (int i = chain.first(); i <= chain.last(); i++) {
        LayerSummary layer = summary.layers().get(i);
        frozen = architecture.isFrozen(i);
        List<Shape> inputs = summary.inputs(i);
        if (architecture.get(i) instanceof Layer.Merging merges) {
          merging = merging(merges, inputs, layer.output());
        } else {
          boolean last = i == architecture.size() - 1;
          Layer ofImages = architecture.get(i).ofImages();
          add(ofImages, layer.name(), inputs.get(0), layer.output(), last);
        }
      }
      Shape output = summary.layers().get(chain.last()).output();
      chains.add(new FunctionChain(chain, output, merging, functions, firstTrained));
    }
  }

  private static MergingFunction merging(Layer.Merging layer, List<Shape> inputs, Shape output) {
    if (layer instanceof Layer.ElementWise elementWise) {
      return new ElementWiseFunction(elementWise, inputs, output);
    }
    if (layer instanceof Layer.Dot dot) {
      return new DotFunction(dot.normalize(), inputs.get(0).size());
    }
    if (layer instanceof Layer.Concatenate concatenate) {
      int dimension = GraphConfiguration.memoryDimension(concatenate, inputs.get(0));
      int[] runs = inputs.stream().mapToInt(input -> run(batchedShape(input), dimension)).toArray();
      return new ConcatenationFunction(runs, batchedShape(output));
    }
    throw new IllegalStateException("no function for " + layer.type());
  }

  /** How many numbers stand together from one step to the next of the dimension before. */
  private static int run(long[] shape, int dimension) {
    return (int) Arrays.stream(shape, dimension, shape.length).reduce(1, Math::multiplyExact);
  }

  /**
   * Adds the next layer of a chain.
   *
   * @param layer the layer
   * @param name of the layer
   * @param input the shape of a sample before it
   * @param output the shape of a sample after it
   * @param last whether the loss follows
   */
  void add(Layer layer, String name, Shape input, Shape output, boolean last) {
    if (layer instanceof Layer.Flatten) {
      functions.add(new FlattenFunction());
      return;
    }
    if (layer instanceof Layer.Activation function) {
      lastOrActivation(function.activation(), input, last);
      return;
    }
    if (addWithoutParameters(layer, input, output)) {
      return;
    }
    org.deeplearning4j.nn.api.Layer library = network.layer(name);
    offset = network.offset(name);
    if (layer instanceof Layer.Conv2D conv) {
      Window window =
          Window.over(
              input,
              output,
              conv.kernelSize(),
              conv.dilationRate(),
              conv.strides(),
              conv.padding());
      Map<String, INDArray> parameters = library.paramTable();
      if (window.dilates()) {
        trainedFunction(new DilatedConvolutionFunction(window, parameters, gradients(library)));
      } else if (needsNoInputGradient()) {
        trainedFunction(new FirstConvolutionFunction(window, parameters, gradients(library)));
      } else {
        trainedFunction(convolution(window, parameters, gradients(library)));
      }
      // Deeplearning4j keeps the bias of a convolution before its kernel.
      int field = field(conv.kernelSize());
      int kernel = field * input.channels() * conv.filters();
      SeededWeights seeded =
          new SeededWeights((long) field * input.channels(), (long) field * conv.filters());
      seeded.bias(
          conv.useBias() ? conv.filters() : 0, conv.biasInitializer(), conv.biasRegularizer());
      seeded.kernel(kernel, conv.kernelInitializer(), conv.kernelRegularizer());
      activation(conv.activation(), output, last);
    } else if (layer instanceof Layer.Conv2DTranspose conv) {
      trainedFunction(
          ConvolutionFunction.transposed(
              conv, input, output, library.paramTable(), gradients(library)));
      int field = field(conv.kernelSize());
      // Keras takes the filters of this kernel for its inputs.
      SeededWeights seeded =
          new SeededWeights((long) field * conv.filters(), (long) field * input.channels());
      seeded.bias(
          conv.useBias() ? conv.filters() : 0, conv.biasInitializer(), conv.biasRegularizer());
      seeded.kernel(
          field * input.channels() * conv.filters(),
          conv.kernelInitializer(),
          conv.kernelRegularizer());
      activation(conv.activation(), output, last);
    } else if (layer instanceof Layer.Conv1D conv) {
      trainedFunction(
          new SequenceConvolutionFunction(
              SequenceWindow.of(conv, input, output),
              input.channels(),
              conv.filters(),
              library.paramTable(),
              gradients(library)));
      long field = conv.kernelSize();
      SeededWeights seeded =
          new SeededWeights(field * input.channels(), field * conv.filters(), conv.filters());
      seeded.bias(
          conv.useBias() ? conv.filters() : 0, conv.biasInitializer(), conv.biasRegularizer());
      seeded.kernel(
          conv.kernelSize() * input.channels() * conv.filters(),
          conv.kernelInitializer(),
          conv.kernelRegularizer());
      activation(conv.activation(), output, last);
    } else if (layer instanceof Layer.Embedding embedding) {
      trainedFunction(
          new EmbeddingFunction(input.size(), library.paramTable(), gradients(library)));
      SeededWeights seeded = new SeededWeights(embedding.inputDim(), embedding.outputDim());
      seeded.kernel(
          embedding.inputDim() * embedding.outputDim(),
          embedding.embeddingsInitializer(),
          embedding.embeddingsRegularizer());
    } else if (layer instanceof Layer.Recurrent recurrent) {
      addRecurrent(recurrent, input, library);
    } else if (layer instanceof Layer.Bidirectional both) {
      addBidirectional(both, input, library);
    } else if (layer instanceof Layer.DepthwiseConv2D conv) {
      depthwise(
          conv,
          DepthwiseFunction.Layout.WINDOW_FIRST,
          input,
          output,
          library.paramTable(),
          gradients(library));
      int channels = output.channels();
      SeededWeights seeded = depthwiseWeights(conv, DepthwiseFunction.Layout.WINDOW_FIRST, input);
      seeded.bias(conv.useBias() ? channels : 0, conv.biasInitializer(), conv.biasRegularizer());
      seeded.kernel(
          field(conv.kernelSize()) * channels,
          conv.depthwiseInitializer(),
          conv.depthwiseRegularizer());
      activation(conv.activation(), output, last);
    } else if (layer instanceof Layer.SeparableConv2D conv) {
      addSeparable(conv, input, output, library);
      activation(conv.activation(), output, last);
    } else if (layer instanceof Layer.Dense dense) {
      trainedFunction(new DenseFunction(library.paramTable(), gradients(library)));
      SeededWeights seeded = new SeededWeights(input.size(), dense.units());
      seeded.kernel(
          input.size() * dense.units(), dense.kernelInitializer(), dense.kernelRegularizer());
      seeded.bias(
          dense.useBias() ? dense.units() : 0, dense.biasInitializer(), dense.biasRegularizer());
      lastOrActivation(dense.activation(), output, last);
    } else if (layer instanceof Layer.MaxPooling2D pooling) {
      Window window =
          Window.over(
              input, output, pooling.poolSize(), pooling.effectiveStrides(), pooling.padding());
      addPooling(window, input.channels());
    } else if (layer instanceof Layer.Dropout dropout) {
      int stream = dropoutStreams++;
      if (dropout.rate() > 0) {
        functions.add(
            new DropoutFunction(
                dropout.rate(),
                epoch -> SeedStream.DROPOUT.random(seed, stream, epoch),
                batchedShape(input)));
      }
    } else if (layer instanceof Layer.SpatialDropout2D dropout) {
      int stream = dropoutStreams++;
      if (dropout.rate() > 0) {
        functions.add(
            new SpatialDropoutFunction(
                dropout.rate(),
                epoch -> SeedStream.DROPOUT.random(seed, stream, epoch),
                batchedShape(input)));
      }
    } else if (layer instanceof Layer.GaussianNoise noise) {
      int stream = noiseStreams++;
      if (noise.stddev() > 0) {
        functions.add(
            new NoiseFunction(
                noise.stddev(),
                epoch -> SeedStream.NOISE.random(seed, stream, epoch),
                batchedShape(input)));
      }
    } else if (layer instanceof Layer.RandomCrop crop) {
      functions.add(
          AugmentationFunction.cropping(
              input, output, crop.aroundCentre(input), augmentationDraws()));
    } else if (layer.augments()) {
      functions.add(
          AugmentationFunction.of(ImageChange.of(layer, input), input, augmentationDraws()));
    } else if (layer instanceof Layer.Softmax) {
      lastOrActivation(ActivationFunction.SOFTMAX, input, last);
    } else if (layer instanceof Layer.ReLU relu) {
      inPlace(rectifier(relu), input);
    } else if (layer instanceof Layer.LeakyReLU relu) {
      inPlace(new CurveFunction(new LeakyRelu((float) relu.negativeSlope())), input);
    } else if (layer instanceof Layer.ELU elu) {
      inPlace(new CurveFunction(new Elu((float) elu.alpha())), input);
    } else if (layer instanceof Layer.PReLU prelu) {
      trainedFunction(
          new PreluFunction(prelu.alpha(input), input, library.paramTable(), gradients(library)));
      Shape alpha = prelu.alpha(input);
      SeededWeights seeded = new SeededWeights(fanIn(alpha), fanOut(alpha));
      seeded.kernel(alpha.size(), prelu.alphaInitializer(), prelu.alphaRegularizer());
    } else if (layer instanceof Layer.BatchNormalization normalization) {
      trainedFunction(
          new NormalizationFunction(
              normalization,
              frozen,
              library.paramTable(),
              gradients(library),
              batchedShape(input)));
      if (normalization.center() || normalization.scale()) {
        trainedOrHeld(input.channels(), normalization.scale());
        trainedOrHeld(input.channels(), normalization.center());
      }
      if (!frozen) {
        averages.add(new Range(offset, offset + 2 * input.channels()));
      }
      offset += 2 * input.channels();
    } else if (layer instanceof Layer.LayerNormalization normalization) {
      LayerFunction function =
          new LayerNormalizationFunction(
              normalization, input, library.paramTable(), gradients(library));
      if (normalization.parameters(input) > 0) {
        trainedFunction(function);
      } else {
        functions.add(function);
      }
      trainedOrHeld(input.channels(), normalization.scale());
      trainedOrHeld(input.channels(), normalization.center());
    } else if (layer instanceof Layer.AveragePooling2D pooling) {
      Window window =
          Window.over(
              input, output, pooling.poolSize(), pooling.effectiveStrides(), pooling.padding());
      functions.add(new AveragePoolingFunction(window, input.channels()));
    } else if (layer instanceof Layer.GlobalMaxPooling2D) {
      functions.add(
          new GlobalMaxPoolingFunction(
              input.height(), input.width(), input.channels(), batchedShape(output)));
    } else if (layer instanceof Layer.ZeroPadding2D padding) {
      functions.add(BorderFunction.adding(padding.padding(), input));
    } else if (layer instanceof Layer.Cropping2D cropping) {
      functions.add(BorderFunction.removing(cropping.cropping(), input));
    } else if (layer instanceof Layer.UpSampling2D sampling) {
      functions.add(new UpSamplingFunction(sampling.size(), input));
    } else if (layer instanceof Layer.GlobalAveragePooling2D) {
      functions.add(
          new GlobalAveragePoolingFunction(
              input.height(), input.width(), input.channels(), batchedShape(output)));
    } else {
      throw new IllegalStateException("no function for " + layer.type());
    }
  }

  private void addRecurrent(
      Layer.Recurrent layer, Shape input, org.deeplearning4j.nn.api.Layer library) {
    trainedFunction(
        recurrent(
            layer,
            input,
            RecurrentFunction.Course.of(layer),
            library.paramTable(),
            gradients(library)));
    seedRecurrent(layer, input);
  }

  /** Deeplearning4j has all weights of the one direction before those of the other. */
  private void addBidirectional(
      Layer.Bidirectional layer, Shape input, org.deeplearning4j.nn.api.Layer library) {
    Layer.Recurrent each = layer.layer();
    INDArray gradients = library.getGradientsViewArray();
    long half = gradients.length() / 2;
    List<RecurrentFunction> directions = new ArrayList<>();
    for (boolean backwards : new boolean[] {false, true}) {
      String prefix =
          backwards
              ? BidirectionalParamInitializer.BACKWARD_PREFIX
              : BidirectionalParamInitializer.FORWARD_PREFIX;
      long from = backwards ? half : 0;
      directions.add(
          recurrent(
              each,
              input,
              new RecurrentFunction.Course(backwards, each.returnSequences(), true),
              withPrefix(prefix, library.paramTable()),
              gradientsOfEach(
                  library,
                  gradients.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + half)))));
      seedRecurrent(each, input);
    }
    long[] output =
        each.returnSequences()
            ? new long[] {each.units(), input.height(), 1}
            : new long[] {each.units()};
    trainedFunction(
        new BidirectionalFunction(
            directions.get(0), directions.get(1), layer.mergeMode(), batchedShape(input), output));
  }

  /**
   * What Deeplearning4j's initializer of both gives for the gradients of one fails in 1.0.0-M2.1.
   */
  private static Map<String, INDArray> gradientsOfEach(
      org.deeplearning4j.nn.api.Layer library, INDArray gradients) {
    NeuralNetConfiguration configuration = library.conf().clone();
    org.deeplearning4j.nn.conf.layers.Layer each =
        ((Bidirectional) configuration.getLayer()).getFwd();
    if (each instanceof BaseWrapperLayer wrapper) {
      each = wrapper.getUnderlying();
    }
    configuration.setLayer(each);
    return each.initializer().getGradientsFromFlattened(configuration, gradients);
  }

  private static Map<String, INDArray> withPrefix(String prefix, Map<String, INDArray> views) {
    Map<String, INDArray> own = new HashMap<>();
    views.forEach(
        (key, view) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), view);
          }
        });
    return own;
  }

  private static RecurrentFunction recurrent(
      Layer.Recurrent layer,
      Shape input,
      RecurrentFunction.Course course,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    return new RecurrentFunction(input, layer, cell(layer, input), course, parameters, gradients);
  }

  private void seedRecurrent(Layer.Recurrent layer, Shape input) {
    int width = layer.gates() * layer.units();
    SeededWeights seeded = new SeededWeights(input.channels(), width);
    seeded.kernel(input.channels() * width, layer.kernelInitializer(), layer.kernelRegularizer());
    seeded.recurrent(layer, width);
    if (layer.useBias()) {
      int from = offset;
      seeded.bias(width, layer.biasInitializer(), layer.biasRegularizer());
      if (layer instanceof Layer.LSTM lstm && lstm.unitForgetBias()) {
        Arrays.fill(weights, from + lstm.units(), from + 2 * lstm.units(), 1);
      }
    } else {
      Arrays.fill(weights, offset, offset + width, 0);
      trainedOrHeld(width, false);
    }
  }

  private static RecurrentCell cell(Layer.Recurrent layer, Shape input) {
    if (layer instanceof Layer.LSTM lstm) {
      return new LstmCell(
          input.height(),
          lstm.units(),
          Curve.ofAny(lstm.activation()),
          Curve.ofAny(lstm.recurrentActivation()));
    }
    return new SimpleCell(layer.units(), Curve.ofAny(layer.activation()));
  }

  /** Adds a layer that is no layer of Deeplearning4j, but some vertices. */
  private boolean addWithoutParameters(Layer layer, Shape input, Shape output) {
    if (layer instanceof Layer.Reshape) {
      functions.add(RearrangingFunction.reshaping(input, output));
    } else if (layer instanceof Layer.Permute permute) {
      functions.add(RearrangingFunction.permuting(permute, input, output));
    } else if (layer instanceof Layer.Rescaling || layer instanceof Layer.Normalization) {
      inPlace(new ScalingFunction(ScalingFunction.Constants.of(layer), input), input);
    } else {
      return false;
    }
    return true;
  }

  private SampleDraws augmentationDraws() {
    int stream = augmentationStreams++;
    return new SampleDraws(epoch -> SeedStream.AUGMENTATION.random(seed, stream, epoch));
  }

  private static LayerFunction convolution(
      Window window, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    INDArray kernel = Views.require(parameters, ConvolutionParamInitializer.WEIGHT_KEY);
    int filters = Math.toIntExact(kernel.size(0));
    return PointwiseConvolutionFunction.suits(window, Math.toIntExact(kernel.size(1)), filters)
        ? new PointwiseConvolutionFunction(window, parameters, gradients)
        : ConvolutionFunction.of(window, parameters, gradients);
  }

  private void depthwise(
      Layer.DepthwiseConv2D conv,
      DepthwiseFunction.Layout layout,
      Shape input,
      Shape output,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    Window window =
        Window.over(
            input, output, conv.kernelSize(), conv.dilationRate(), conv.strides(), conv.padding());
    trainedFunction(
        new DepthwiseFunction(
            window, input.channels(), conv.depthMultiplier(), layout, parameters, gradients));
  }

  /** The bias, which Deeplearning4j keeps before both kernels, is that of the second half. */
  private void addSeparable(
      Layer.SeparableConv2D conv,
      Shape input,
      Shape output,
      org.deeplearning4j.nn.api.Layer library) {
    Shape between = conv.between(input, output);
    depthwise(
        conv.depthwise(),
        DepthwiseFunction.Layout.CHANNELS_FIRST,
        input,
        between,
        Map.of(
            ConvolutionParamInitializer.WEIGHT_KEY,
            Views.require(
                library.paramTable(), SeparableConvolutionParamInitializer.DEPTH_WISE_WEIGHT_KEY)),
        Map.of(
            ConvolutionParamInitializer.WEIGHT_KEY,
            Views.require(
                gradients(library), SeparableConvolutionParamInitializer.DEPTH_WISE_WEIGHT_KEY)));
    Size one = Size.square(1);
    trainedFunction(
        convolution(
            Window.over(between, output, one, one, Padding.VALID),
            pointwise(library.paramTable()),
            pointwise(gradients(library))));
    int channels = between.channels();
    SeededWeights first =
        depthwiseWeights(conv.depthwise(), DepthwiseFunction.Layout.CHANNELS_FIRST, input);
    SeededWeights second = new SeededWeights(channels, conv.filters());
    second.bias(
        conv.useBias() ? conv.filters() : 0, conv.biasInitializer(), conv.biasRegularizer());
    first.kernel(
        field(conv.kernelSize()) * channels,
        conv.depthwiseInitializer(),
        conv.depthwiseRegularizer());
    second.kernel(
        channels * conv.filters(), conv.pointwiseInitializer(), conv.pointwiseRegularizer());
  }

  private static Map<String, INDArray> pointwise(Map<String, INDArray> views) {
    Map<String, INDArray> own = new HashMap<>();
    own.put(
        ConvolutionParamInitializer.WEIGHT_KEY,
        Views.require(views, SeparableConvolutionParamInitializer.POINT_WISE_WEIGHT_KEY));
    INDArray bias = views.get(SeparableConvolutionParamInitializer.BIAS_KEY);
    if (bias != null) {
      own.put(ConvolutionParamInitializer.BIAS_KEY, bias);
    }
    return own;
  }

  /** Keras has the multiplier where a convolution has its filters. */
  private SeededWeights depthwiseWeights(
      Layer.DepthwiseConv2D conv, DepthwiseFunction.Layout layout, Shape input) {
    long field = field(conv.kernelSize());
    long fanIn = field * input.channels();
    return new SeededWeights(
        fanIn,
        field * conv.depthMultiplier(),
        layout == DepthwiseFunction.Layout.WINDOW_FIRST ? conv.depthMultiplier() : fanIn);
  }

  private static int field(Size kernel) {
    return kernel.height() * kernel.width();
  }

  /** At the end the loss applies it, as long as it needs no more than the outputs for its slope. */
  private void lastOrActivation(ActivationFunction function, Shape shape, boolean last) {
    if (last && function.isKnownByItsValue()) {
      lastActivation = function;
    } else {
      activation(function, shape, false);
    }
  }

  private void activation(ActivationFunction function, Shape shape, boolean last) {
    if (last && function != ActivationFunction.LINEAR) {
      throw new IllegalStateException("an architecture must end in a vector");
    }
    switch (function) {
      case LINEAR -> {}
      case SILU, HARD_SILU, MISH ->
          functions.add(new GatedFunction(Gate.of(function), batchedShape(shape)));
      case RELU -> inPlace(new ReluFunction(), shape);
      case SOFTMAX -> inPlace(new CurveFunction(new Softmax(shape.size())), shape);
      default -> inPlace(new CurveFunction(Curve.of(function)), shape);
    }
  }

  /** Adds a function that works in place. */
  private void inPlace(LayerFunction function, Shape shape) {
    if (!mayOverwrite()) {
      functions.add(new CopyFunction(batchedShape(shape)));
    }
    functions.add(function);
  }

  private static LayerFunction rectifier(Layer.ReLU relu) {
    float slope = (float) relu.negativeSlope();
    if (relu.maxValue() != null || relu.threshold() > 0) {
      double greatest = relu.maxValue() == null ? Double.POSITIVE_INFINITY : relu.maxValue();
      return new CurveFunction(new Rectifier(slope, (float) greatest, (float) relu.threshold()));
    }
    return slope == 0 ? new ReluFunction() : new CurveFunction(new LeakyRelu(slope));
  }

  // keras.src.initializers.random_initializers.compute_fans
  private static long fanIn(Shape weights) {
    return weights.isVector() ? weights.size() : (long) weights.height() * weights.width();
  }

  private static long fanOut(Shape weights) {
    return weights.isImage()
        ? (long) weights.height() * weights.channels()
        : (long) weights.channels();
  }

  /** Whether the output of the functions so far is neither the data nor needed again. */
  private boolean mayOverwrite() {
    boolean dropped = false;
    for (int i = functions.size() - 1; i >= 0; i--) {
      LayerFunction function = functions.get(i);
      if (function.isForTraining()) {
        // In training what it puts out is its own; in evaluation it passes its input on, and
        // nothing is needed again.
        dropped = true;
      } else if (!(function instanceof FlattenFunction)) {
        return dropped || !function.keepsOutput();
      }
    }
    // What a merge puts out is its own; all else that a chain reads is somebody else's.
    return merging != null;
  }

  /**
   * The maximum of rectified values is the rectified maximum: there are fewer of them to rectify,
   * and where windows do not overlap all is one pass.
   */
  private void addPooling(Window window, int channels) {
    int end = functions.size() - 1;
    if (end < 0 || !(functions.get(end) instanceof ReluFunction)) {
      functions.add(new MaxPoolingFunction(window, channels));
    } else if (!window.tiled()) {
      functions.add(end, new MaxPoolingFunction(window, channels));
    } else if (end > 0 && functions.get(end - 1) instanceof FirstConvolutionFunction convolution) {
      functions.remove(end);
      functions.set(end - 1, convolution.pooled(window));
    } else {
      functions.set(end, new RectifiedPoolingFunction(window, channels));
    }
  }

  /**
   * Whether a convolution is best computed as one of the data: it has gradients, but its input
   * none. One that is frozen has neither, and is as fast as all others.
   */
  private boolean needsNoInputGradient() {
    return firstTrained > functions.size() && !(frozen && weighted);
  }

  /** One that has weights; nobody needs gradients before the first that is not frozen. */
  private void trainedFunction(LayerFunction function) {
    if (!frozen) {
      firstTrained = Math.min(firstTrained, functions.size());
    }
    weighted = true;
    functions.add(function);
  }

  /** The next variable; if it is not trained, it is only Deeplearning4j's and none of Keras. */
  private void trainedOrHeld(int count, boolean isTrained) {
    if (isTrained) {
      trained(count);
    } else {
      held += count;
      offset += count;
    }
  }

  /** The next variable: gradients may be clipped by the norm of each. */
  private void trained(int count) {
    if (!frozen) {
      trained.add(new Range(offset, offset + count));
    }
    offset += count;
  }

  private static Map<String, INDArray> gradients(org.deeplearning4j.nn.api.Layer library) {
    return library
        .conf()
        .getLayer()
        .initializer()
        .getGradientsFromFlattened(library.conf(), library.getGradientsViewArray());
  }

  /**
   * Shapes are {@code [height, width, channels]} to people and {@code [channels, height, width]} in
   * memory; {@code [steps, features]} and {@code [features, steps, 1]}.
   */
  static long[] batchedShape(Shape shape) {
    return shape.isVector()
        ? new long[] {shape.size()}
        : new long[] {shape.channels(), shape.height(), shape.width()};
  }

  /** Draws one layer's weights from the layer's own stream. */
  private final class SeededWeights {

    private final java.util.SplittableRandom random;
    private final long fanIn;
    private final long fanOut;
    private final long together;

    /** Those of which all that lead to one output channel are together in memory. */
    SeededWeights(long fanIn, long fanOut) {
      this(fanIn, fanOut, fanIn);
    }

    /**
     * @param together how many of the kernel are together in memory that lead to one output
     *     channel, or start from one place of the input
     */
    SeededWeights(long fanIn, long fanOut, long together) {
      random = SeedStream.WEIGHTS.random(seed, weightStreams++, 0);
      this.fanIn = fanIn;
      this.fanOut = fanOut;
      this.together = together;
    }

    void kernel(int count, Initializer initializer, @Nullable Regularizer regularizer) {
      matrix(count, initializer, fanIn, fanOut, together);
      penalise(count, regularizer);
    }

    /** The kernel of the states. */
    void recurrent(Layer.Recurrent layer, int width) {
      int count = layer.units() * width;
      matrix(count, layer.recurrentInitializer(), layer.units(), width, layer.units());
      penalise(count, layer.recurrentRegularizer());
    }

    /** Keras takes a vector's length for both of its fans. */
    void bias(int count, Initializer.OfEach initializer, @Nullable Regularizer regularizer) {
      fill(count, initializer, count, count);
      penalise(count, regularizer);
    }

    private void matrix(int count, Initializer initializer, long in, long out, long rows) {
      if (initializer instanceof Initializer.OfEach ofEach) {
        fill(count, ofEach, in, out);
      } else if (initializer instanceof Initializer.Orthogonal orthogonal) {
        int columns = Math.toIntExact(count / rows);
        OrthogonalMatrix.draw(
            weights, offset, Math.toIntExact(rows), columns, orthogonal.gain(), random);
        trained(count);
      } else {
        throw new IllegalStateException("no weights for " + initializer);
      }
    }

    private void fill(int count, Initializer.OfEach initializer, long in, long out) {
      new WeightInitializer(initializer, random).draw(weights, offset, offset + count, in, out);
      trained(count);
    }

    /** Keras 3 has penalties on weights that are trained alone. */
    private void penalise(int count, @Nullable Regularizer regularizer) {
      if (regularizer != null && !frozen) {
        penalties.add(new Penalty(offset - count, offset, regularizer));
      }
    }
  }
}
