package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What the trainer keeps of each layer for a sample of a batch: the one place that knows it outside
 * of the trainer itself. A layer that is added is refused here until it has its case, and a test of
 * the trainer compares the arrays that networks really have with those that are told here.
 */
final class LayerMemory {

  /** Values of an image's windows that the first convolution lays out at a time. */
  private static final long LAID_OUT = 1 << 15;

  /**
   * Values of an image that pooling and normalization take at a time, unless a channel has more.
   */
  private static final long GROUP = 1 << 10;

  /** Pixels from which on a convolution of 1 x 1 is a product for each image. */
  private static final long MANY_PIXELS = 64;

  /** Weights up to which it is, whatever the image. */
  private static final long FEW_WEIGHTS = 1 << 12;

  /** Of all layers so far, chain by chain. */
  private final List<Chain> chains = new ArrayList<>();

  /** Of the layers of the chain that goes on. */
  private List<Pass> passes = new ArrayList<>();

  /** The place of the first among them that is trained; -1 if something before them is. */
  private int firstTrained = Integer.MAX_VALUE;

  /** Whether the layer that is added is frozen. */
  private boolean frozen;

  /** Whether one with weights stands before it. */
  private boolean weighted;

  private long held;

  /** Of the layer that has the most of them. */
  private long orthogonal;

  /** Of each memory in which gradients are summed up, how many numbers of a sample. */
  private final Map<Integer, Long> sums = new HashMap<>();

  /** The passes of a chain, and which of them is the first that somebody needs a gradient of. */
  private record Chain(List<Pass> passes, int firstTrained) {}

  /** What a pass is to those after it. */
  private enum Kind {
    FIRST_CONVOLUTION,
    FLATTEN,
    IN_TRAINING,
    RECTIFIER,
    /** Works in place, and needs its output again. */
    FUNCTION,
    OTHER
  }

  /** What one pass of the trainer keeps, in numbers of four bytes. */
  private static final class Pass {

    final Kind kind;

    /** Of each sample, outside of the heap; none if it works in place. */
    private long output;

    /** Of each sample of a training batch, outside of the heap. */
    private long trainingOutput;

    /** Of each sample of a training batch, outside of the heap, if gradients come back to it. */
    private long gradients;

    /** Of each sample, on the heap. */
    private long positions;

    /** Of each sample of a training batch, on the heap. */
    private long winners;

    /** Of each sample, outside of the heap; none if it works in place. */
    private long inputGradient;

    /** Whether its input's gradient is made even if nobody needs it. */
    private boolean isGradientAlwaysMade;

    /** Whatever the batch, on the heap. */
    private long scratch;

    /** Whatever the batch, outside of the heap. */
    private long nativeScratch;

    /** Of each sample of a training batch, outside of the heap, while the pass goes on. */
    private long temporary;

    Pass(Kind kind) {
      this.kind = kind;
    }

    static Pass of(long output, long inputGradient) {
      Pass pass = new Pass(Kind.OTHER);
      pass.output = output;
      pass.inputGradient = inputGradient;
      return pass;
    }
  }

  private LayerMemory() {}

  /**
   * Goes along a network.
   *
   * @param architecture its layers
   * @param network their shapes
   */
  static LayerMemory of(Architecture architecture, NetworkSummary network) {
    LayerMemory memory = new LayerMemory();
    for (LayerChain chain : LayerChain.of(network)) {
      memory.passes = new ArrayList<>();
      memory.firstTrained = chain.readsLearned() ? -1 : Integer.MAX_VALUE;
      memory.weighted = chain.readsLearned();
      for (int i = chain.first(); i <= chain.last(); i++) {
        Shape output = network.layers().get(i).output();
        Shape input = network.inputs(i).get(0);
        Layer layer = architecture.get(i).ofImages();
        memory.frozen = architecture.isFrozen(i);
        memory.add(layer, input, output, i == architecture.size() - 1);
        if (kernels(layer).anyMatch(Initializer.Orthogonal.class::isInstance)) {
          memory.orthogonal = Math.max(memory.orthogonal, layer.parameters(input));
        }
        if (layer instanceof Layer.ElementWise) {
          memory.passes.get(memory.passes.size() - 1).scratch =
              broadcast(network.inputs(i), output);
        }
      }
      memory.chains.add(new Chain(memory.passes, memory.firstTrained));
      if (chain.sum() != LayerChain.NO_SUM) {
        long output = network.layers().get(chain.last()).output().size();
        memory.sums.merge(chain.sum(), output, Math::max);
      }
    }
    return memory;
  }

  private static Stream<Initializer> kernels(Layer layer) {
    if (layer instanceof Layer.Conv2D convolution) {
      return Stream.of(convolution.kernelInitializer());
    }
    if (layer instanceof Layer.Conv2DTranspose convolution) {
      return Stream.of(convolution.kernelInitializer());
    }
    if (layer instanceof Layer.Conv1D convolution) {
      return Stream.of(convolution.kernelInitializer());
    }
    if (layer instanceof Layer.DepthwiseConv2D convolution) {
      return Stream.of(convolution.depthwiseInitializer());
    }
    if (layer instanceof Layer.SeparableConv2D convolution) {
      return Stream.of(convolution.depthwiseInitializer(), convolution.pointwiseInitializer());
    }
    if (layer instanceof Layer.Embedding embedding) {
      return Stream.of(embedding.embeddingsInitializer());
    }
    if (layer instanceof Layer.Recurrent recurrent) {
      return Stream.of(recurrent.kernelInitializer(), recurrent.recurrentInitializer());
    }
    if (layer instanceof Layer.Bidirectional both) {
      return Stream.concat(kernels(both.layer()), kernels(both.layer()));
    }
    return layer instanceof Layer.Dense dense
        ? Stream.of(dense.kernelInitializer())
        : Stream.empty();
  }

  private void add(Layer layer, Shape input, Shape output, boolean last) {
    if (layer instanceof Layer.Flatten) {
      passes.add(new Pass(Kind.FLATTEN));
    } else if (layer instanceof Layer.Conv2D convolution) {
      addTrained(
          firstTrained > passes.size() && !(frozen && weighted) && !convolution.dilates()
              ? firstConvolution(convolution, input, output)
              : convolution(convolution, input, output));
      addActivation(convolution.activation(), output, false);
    } else if (layer instanceof Layer.Conv2DTranspose convolution) {
      Pass pass = Pass.of(output.size(), input.size());
      pass.temporary = 3L * input.size() + 3L * output.size();
      pass.isGradientAlwaysMade = true;
      addTrained(pass);
      addActivation(convolution.activation(), output, false);
    } else if (layer instanceof Layer.Conv1D convolution) {
      addTrained(convolution(convolution, input, output));
      addActivation(convolution.activation(), output, false);
    } else if (layer instanceof Layer.Embedding embedding) {
      Pass pass = Pass.of(output.size(), 0);
      pass.scratch = 3L * input.size() + embedding.inputDim();
      addTrained(pass);
    } else if (layer instanceof Layer.Recurrent recurrent) {
      addTrained(recurrent(recurrent, input, output.size()));
    } else if (layer instanceof Layer.Bidirectional both) {
      addTrained(bidirectional(both, input, output));
    } else if (layer instanceof Layer.DepthwiseConv2D convolution) {
      addTrained(depthwise(convolution, input, output));
      addActivation(convolution.activation(), output, false);
    } else if (layer instanceof Layer.SeparableConv2D convolution) {
      Shape between = convolution.between(input, output);
      addTrained(depthwise(convolution.depthwise(), input, between));
      addTrained(convolution(convolution.pointwise(), between, output));
      addActivation(convolution.activation(), output, false);
    } else if (layer instanceof Layer.Dense dense) {
      addTrained(Pass.of(output.size(), input.size()));
      addActivation(dense.activation(), output, last);
    } else if (layer instanceof Layer.MaxPooling2D pooling) {
      addMaxPooling(pooling, input, output);
    } else if (layer instanceof Layer.AveragePooling2D pooling) {
      passes.add(pooling(pooling.poolSize(), input, output));
    } else if (layer instanceof Layer.GlobalAveragePooling2D) {
      passes.add(Pass.of(output.size(), input.size()));
    } else if (layer instanceof Layer.GlobalMaxPooling2D) {
      Pass pass = Pass.of(output.size(), input.size());
      pass.positions = output.size();
      pass.scratch = plane(input) + output.size();
      passes.add(pass);
    } else if (layer instanceof Layer.ZeroPadding2D || layer instanceof Layer.Cropping2D) {
      Pass pass = Pass.of(output.size(), input.size());
      pass.scratch = (long) input.size() + output.size();
      passes.add(pass);
    } else if (layer instanceof Layer.UpSampling2D) {
      Pass pass = Pass.of(output.size(), input.size());
      pass.scratch = plane(input) + plane(output);
      passes.add(pass);
    } else if (layer instanceof Layer.Reshape || layer instanceof Layer.Permute) {
      Pass pass = Pass.of(output.size(), input.size());
      pass.scratch = 3L * input.size();
      passes.add(pass);
    } else if (layer instanceof Layer.Rescaling || layer instanceof Layer.Normalization) {
      addInPlace(Kind.OTHER, output);
      passes.get(passes.size() - 1).scratch = input.size() + 3L * input.channels();
    } else if (layer instanceof Layer.Dropout dropout) {
      addInTraining(dropout.rate() > 0, output);
    } else if (layer instanceof Layer.SpatialDropout2D dropout) {
      addInTraining(dropout.rate() > 0, output);
    } else if (layer instanceof Layer.GaussianNoise noise) {
      addInTraining(noise.stddev() > 0, output);
    } else if (layer instanceof Layer.RandomCrop) {
      Pass pass = Pass.of(output.size(), 0);
      pass.scratch = (long) input.size() + output.size();
      passes.add(pass);
    } else if (layer.augments()) {
      addInTraining(true, output);
      passes.get(passes.size() - 1).scratch = 2L * input.size();
    } else if (layer instanceof Layer.BatchNormalization normalization) {
      if (normalization.center() != normalization.scale()) {
        held += input.channels();
      }
      Pass pass = Pass.of(output.size(), 0);
      pass.scratch = 8 * group(input);
      addTrained(pass);
    } else if (layer instanceof Layer.LayerNormalization normalization) {
      held += (normalization.center() ? 0L : 1) * input.channels();
      held += (normalization.scale() ? 0L : 1) * input.channels();
      Pass pass = Pass.of(output.size(), 0);
      long pixels = input.size() / input.channels();
      pass.scratch = 2L * input.size() + 10 * pixels + 6L * input.channels();
      if (layer.parameters(input) > 0) {
        addTrained(pass);
      } else {
        passes.add(pass);
      }
    } else if (layer instanceof Layer.Activation function) {
      addActivation(function.activation(), output, last);
    } else if (layer instanceof Layer.Softmax) {
      addActivation(ActivationFunction.SOFTMAX, output, last);
    } else if (layer instanceof Layer.ReLU relu) {
      addInPlace(isPlain(relu) ? Kind.RECTIFIER : Kind.FUNCTION, output);
    } else if (layer instanceof Layer.LeakyReLU || layer instanceof Layer.ELU) {
      addInPlace(Kind.FUNCTION, output);
    } else if (layer instanceof Layer.PReLU) {
      Pass pass = Pass.of(output.size(), 0);
      pass.scratch = 5L * input.size() + 3 * layer.parameters(input);
      addTrained(pass);
    } else if (layer instanceof Layer.Merging) {
      passes.add(Pass.of(output.size(), 0));
    } else {
      throw new IllegalStateException("no memory is known of " + layer.type());
    }
  }

  /** Of each input that is smaller: its places, a sample of it and the sums of its gradient. */
  private static long broadcast(List<Shape> inputs, Shape output) {
    return inputs.stream()
        .filter(input -> !input.equals(output))
        .mapToLong(input -> output.size() + 3L * input.size())
        .sum();
  }

  /** What in evaluation passes on its input. */
  private void addInTraining(boolean does, Shape output) {
    if (does) {
      Pass pass = new Pass(Kind.IN_TRAINING);
      pass.trainingOutput = output.size();
      passes.add(pass);
    }
  }

  private void addTrained(Pass pass) {
    if (!frozen) {
      firstTrained = Math.min(firstTrained, passes.size());
    }
    weighted = true;
    passes.add(pass);
  }

  /** Some rows of an image at a time are laid out; nobody asks for the gradient of the images. */
  private static Pass firstConvolution(Layer.Conv2D convolution, Shape input, Shape output) {
    Size window = convolution.kernelSize();
    long row = ((long) window.height() * window.width() * input.channels() + 1) * output.width();
    long columns = Math.min(Math.max(LAID_OUT, row), row * output.height());
    long kernel = convolution.parameters(input);
    Pass pass = new Pass(Kind.FIRST_CONVOLUTION);
    pass.output = output.size();
    pass.scratch = columns + 2 * kernel + 2L * input.size();
    pass.nativeScratch = columns + 2 * kernel;
    return pass;
  }

  /**
   * oneDNN copies input, output and their gradients to an order of its own; measured are three
   * times both.
   */
  private static Pass convolution(Layer.Conv2D convolution, Shape input, Shape output) {
    Pass pass = Pass.of(output.size(), input.size());
    if (convolution.dilates()) {
      addDilatedScratch(pass, convolution, input, output);
    } else if (isPointwise(convolution, input, output)) {
      addPointwiseScratch(pass, convolution, input, output);
    } else {
      pass.temporary = 3L * input.size() + 3L * output.size();
    }
    return pass;
  }

  /** A sequence of the bias; with strides, what a tap of the window stops at. */
  private static Pass convolution(Layer.Conv1D convolution, Shape input, Shape output) {
    Pass pass = Pass.of(output.size(), input.size());
    pass.scratch = Math.max(input.height(), output.height());
    if (convolution.useBias()) {
      pass.scratch += output.channels() + output.size();
      pass.nativeScratch += output.height();
    }
    if (convolution.strides() > 1) {
      long picked = (long) input.channels() * output.height();
      pass.scratch += input.height() + picked;
      pass.nativeScratch += picked;
    }
    return pass;
  }

  /**
   * The inputs, the sums of products and the states of all steps; of an LSTM the cells and their
   * outputs, too.
   */
  private static Pass recurrent(Layer.Recurrent layer, Shape input, long outputs) {
    long width = (long) layer.gates() * layer.units();
    long states = (long) input.height() * layer.units();
    boolean hasCells = layer instanceof Layer.LSTM;
    Pass pass = Pass.of(outputs, input.size());
    pass.output += input.size() + input.height() * width + states + (hasCells ? 2 * states : 0);
    pass.gradients = outputs + (hasCells ? layer.units() : 0);
    pass.scratch = 2L * input.size() + 2L * outputs + 2 * width;
    pass.scratch += (hasCells ? 12 : 2) * GROUP;
    return pass;
  }

  /** All of both directions, and a gradient for each. */
  private static Pass bidirectional(Layer.Bidirectional layer, Shape input, Shape output) {
    long each = output.size() / (layer.mergeMode() == MergeMode.CONCAT ? 2 : 1);
    Pass one = recurrent(layer.layer(), input, each);
    Pass pass = Pass.of(output.size(), input.size());
    pass.output += 2 * one.output;
    pass.gradients = 2 * one.gradients + 2 * each;
    pass.scratch = 2 * one.scratch + 2 * each + output.size();
    return pass;
  }

  /**
   * A channel with its border, its gradient, what weights are multiplied by, and for each weight
   * what is added up of it.
   */
  private static Pass depthwise(Layer.DepthwiseConv2D convolution, Shape input, Shape output) {
    Size reach = convolution.reach();
    Size strides = convolution.strides();
    long height = (output.height() - 1L) * strides.height() + reach.height();
    long width = (output.width() - 1L) * strides.width() + reach.width();
    long bordered = Math.max(height, input.height()) * Math.max(width, input.width());
    long phase = bordered / area(strides);
    long taps = (area(convolution.kernelSize()) + 1) * convolution.depthMultiplier();
    Pass pass = Pass.of(output.size(), input.size());
    pass.scratch =
        2 * bordered
            + (4 + taps) * phase
            + 2 * plane(input)
            + plane(output)
            + 4 * convolution.parameters(input);
    if (strides.width() > 1) {
      pass.scratch += 2 * bordered;
    }
    if (area(strides) > 1) {
      pass.scratch += bordered;
    }
    return pass;
  }

  private static boolean isPointwise(Layer.Conv2D convolution, Shape input, Shape output) {
    boolean small = (long) input.channels() * output.channels() <= FEW_WEIGHTS;
    return convolution.kernelSize().equals(Size.square(1))
        && (plane(output) >= MANY_PIXELS || small);
  }

  /** An image of the bias; with strides, the pixels of an image that are picked. */
  private static void addPointwiseScratch(
      Pass pass, Layer.Conv2D convolution, Shape input, Shape output) {
    if (convolution.useBias()) {
      pass.scratch += output.channels() + output.size();
      pass.nativeScratch += plane(output);
    }
    if (!convolution.strides().equals(Size.square(1))) {
      long picked = input.channels() * plane(output);
      pass.scratch += 2 * plane(input) + picked;
      pass.nativeScratch += picked;
    }
  }

  /** An image with its border, its gradient, and the products with a place of the window. */
  private static void addDilatedScratch(
      Pass pass, Layer.Conv2D convolution, Shape input, Shape output) {
    long kernel = convolution.parameters(input);
    Size reach = convolution.reach();
    long width = Math.max(input.width(), output.width() + reach.width() - 1L);
    long bordered = input.channels() * width * (output.height() + reach.height());
    long products = output.channels() * width * output.height();
    pass.scratch += 2 * kernel + bordered + products + input.size() + output.size();
    pass.nativeScratch += 2 * kernel + 2 * bordered + products;
  }

  private static long plane(Shape image) {
    return (long) image.height() * image.width();
  }

  /** At the end the loss does it, unless it needs its input again. */
  private void addActivation(ActivationFunction function, Shape shape, boolean last) {
    if (!function.isKnownByItsValue()) {
      passes.add(Pass.of(shape.size(), 0));
    } else if (function != ActivationFunction.LINEAR && !last) {
      addInPlace(function == ActivationFunction.RELU ? Kind.RECTIFIER : Kind.FUNCTION, shape);
    }
  }

  private void addInPlace(Kind kind, Shape shape) {
    if (!mayOverwrite()) {
      passes.add(Pass.of(shape.size(), 0));
    }
    passes.add(new Pass(kind));
  }

  /** Whether it is the rectifier that every network has. */
  private static boolean isPlain(Layer.ReLU relu) {
    return relu.maxValue() == null && relu.negativeSlope() == 0 && relu.threshold() == 0;
  }

  /** Whether the output so far is neither the data nor needed again. */
  private boolean mayOverwrite() {
    boolean dropped = false;
    for (int i = passes.size() - 1; i >= 0; i--) {
      switch (passes.get(i).kind) {
        case IN_TRAINING -> dropped = true;
        case RECTIFIER, FUNCTION -> {
          return dropped;
        }
        case FIRST_CONVOLUTION, OTHER -> {
          return true;
        }
        case FLATTEN -> {}
      }
    }
    return false;
  }

  /** Which of a window's values was the greatest is kept; a rectifier before it is part of it. */
  private void addMaxPooling(Layer.MaxPooling2D pooling, Shape input, Shape output) {
    int end = passes.size() - 1;
    boolean rectified = end >= 0 && passes.get(end).kind == Kind.RECTIFIER;
    if (rectified && isTiled(pooling, input)) {
      Pass before = passes.get(end - 1);
      if (before.kind == Kind.FIRST_CONVOLUTION) {
        passes.remove(end);
        passes.set(end - 1, pooled(before, output));
      } else {
        passes.set(end, rectifiedPooling(pooling, input, output));
      }
    } else {
      Pass own = pooling(pooling.poolSize(), input, output);
      own.positions = output.size();
      passes.add(rectified ? end : end + 1, own);
    }
  }

  /** What the convolution puts out is pooled image by image. */
  private static Pass pooled(Pass convolution, Shape output) {
    Pass pass = new Pass(Kind.OTHER);
    pass.output = output.size();
    pass.winners = output.size();
    pass.scratch = convolution.scratch + 2L * output.size();
    pass.nativeScratch = convolution.nativeScratch + output.size();
    return pass;
  }

  private static Pass rectifiedPooling(Layer.MaxPooling2D pooling, Shape input, Shape output) {
    Pass pass = Pass.of(output.size(), input.size());
    pass.winners = output.size();
    pass.scratch =
        area(pooling.poolSize()) * output.size() + 2L * input.size() + 2L * output.size();
    return pass;
  }

  private static Pass pooling(Size size, Shape input, Shape output) {
    Pass pass = Pass.of(output.size(), input.size());
    pass.scratch = area(size) * group(output) + 2 * group(input);
    return pass;
  }

  private static long area(Size size) {
    return (long) size.height() * size.width();
  }

  private static long group(Shape shape) {
    return Math.min(shape.size(), Math.max(GROUP, shape.size() / shape.channels()));
  }

  /** Whether the windows lie side by side, without overlap, gaps or padding. */
  private static boolean isTiled(Layer.MaxPooling2D pooling, Shape input) {
    Size size = pooling.poolSize();
    boolean inside =
        pooling.padding() == Padding.VALID
            || (input.height() % size.height() == 0 && input.width() % size.width() == 0);
    return inside && size.equals(pooling.effectiveStrides());
  }

  /** Numbers among the weights that are no parameters: Deeplearning4j has them, Keras not. */
  long held() {
    return held;
  }

  /** The most numbers that are drawn together in double precision, before all else is there. */
  long orthogonal() {
    return orthogonal;
  }

  /** Numbers of each sample, outside of the heap. */
  long outputs() {
    return sum(pass -> pass.output);
  }

  /** Numbers of each sample of a training batch, outside of the heap. */
  long trainingOutputs() {
    long gradients = 0;
    for (Chain chain : chains) {
      for (int i = Math.max(chain.firstTrained(), 0); i < chain.passes().size(); i++) {
        gradients += chain.passes().get(i).gradients;
      }
    }
    return sum(pass -> pass.trainingOutput) + gradients;
  }

  /** Numbers of each sample, on the heap. */
  long positions() {
    return sum(pass -> pass.positions);
  }

  /** Numbers of each sample of a training batch, on the heap. */
  long winners() {
    return sum(pass -> pass.winners);
  }

  /**
   * Numbers of each sample of a training batch, outside of the heap: the gradients of the layers'
   * inputs take turns in two arrays, and those of chains are summed up in others. The first layer
   * that is trained passes none on, but some make it all the same.
   */
  long inputGradients() {
    long[] largest = new long[2];
    for (Chain chain : chains) {
      int next = 0;
      for (int i = 0; i < chain.passes().size(); i++) {
        Pass pass = chain.passes().get(i);
        long gradient = pass.inputGradient;
        if (gradient > 0) {
          if (i > chain.firstTrained()
              || (i == chain.firstTrained() && pass.isGradientAlwaysMade)) {
            largest[next] = Math.max(largest[next], gradient);
          }
          next = 1 - next;
        }
      }
    }
    return largest[0] + largest[1] + sums.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Numbers that are there whatever the batch, on the heap. */
  long scratch() {
    return sum(pass -> pass.scratch);
  }

  /** Numbers that are there whatever the batch, outside of the heap. */
  long nativeScratch() {
    return sum(pass -> pass.nativeScratch);
  }

  /** Numbers of each sample of a training batch that one pass at a time takes, outside the heap. */
  long temporary() {
    return all().mapToLong(pass -> pass.temporary).max().orElse(0);
  }

  private long sum(ToLongFunction<Pass> part) {
    return all().mapToLong(part).sum();
  }

  private Stream<Pass> all() {
    return chains.stream().flatMap(chain -> chain.passes().stream());
  }
}
