package io.github.experimentmaven.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * What the trainer keeps of each layer for a sample of a batch: the one place that knows it outside
 * of the trainer itself. A layer that is added is refused here until it has its case, and a test of
 * the trainer compares the arrays that networks really have with those that are told here.
 */
final class LayerMemory {

  /** Values of an image's windows that the first convolution lays out at a time. */
  private static final long LAID_OUT = 1 << 15;

  private final List<Pass> passes = new ArrayList<>();
  private int firstTrained = Integer.MAX_VALUE;

  /** Values of some channels of an image that other passes work on at a time, or one channel. */
  private static final long GROUP = 1 << 10;

  /** What passes do together with the next one. */
  private enum Kind {
    FIRST_CONVOLUTION,
    RECTIFIER,
    OTHER_ACTIVATION,
    DROPOUT,
    FLATTEN,
    OTHER;

    /** Whether the output is needed again, so that it may not be overwritten. */
    private boolean keepsOutput() {
      return this == RECTIFIER || this == OTHER_ACTIVATION;
    }
  }

  /**
   * What one pass of the trainer keeps, in numbers of four bytes.
   *
   * @param kind what it is to the pass after it
   * @param output of each sample, outside of the heap; 0 if it works in place
   * @param inTraining of each sample of a training batch, outside of the heap
   * @param onHeap of each sample of a training batch, on the heap
   * @param inputGradient of each sample; 0 if it works in place
   * @param scratch whatever the batch, on the heap and as much outside of it
   */
  private record Pass(
      Kind kind, long output, long inTraining, long onHeap, long inputGradient, long scratch) {

    static Pass inPlace(Kind kind) {
      return new Pass(kind, 0, 0, 0, 0, 0);
    }

    static Pass of(long output, long inputGradient) {
      return new Pass(Kind.OTHER, output, 0, 0, inputGradient, 0);
    }
  }

  private LayerMemory() {}

  /**
   * Goes along a network.
   *
   * @param architecture its layers
   * @param network their shapes
   */
  static LayerMemory of(List<Layer> architecture, NetworkSummary network) {
    LayerMemory memory = new LayerMemory();
    Shape input = network.input();
    for (int i = 0; i < architecture.size(); i++) {
      Shape output = network.layers().get(i).output();
      memory.add(architecture.get(i), input, output, i == architecture.size() - 1);
      input = output;
    }
    return memory;
  }

  private void add(Layer layer, Shape input, Shape output, boolean last) {
    long in = input.size();
    long out = output.size();
    if (layer instanceof Layer.Flatten) {
      passes.add(Pass.inPlace(Kind.FLATTEN));
    } else if (layer instanceof Layer.Conv2D convolution) {
      boolean first = firstTrained > passes.size();
      addTrained(first ? firstConvolution(convolution, input, output) : Pass.of(out, in));
      addActivation(convolution.activation(), out);
    } else if (layer instanceof Layer.Dense dense) {
      addTrained(Pass.of(out, in));
      if (!last) {
        addActivation(dense.activation(), out);
      }
    } else if (layer instanceof Layer.MaxPooling2D pooling) {
      addMaxPooling(pooling, input, output);
    } else if (layer instanceof Layer.AveragePooling2D pooling) {
      passes.add(pooling(0, input, output, pooling.poolSize()));
    } else if (layer instanceof Layer.GlobalAveragePooling2D) {
      passes.add(Pass.of(out, in));
    } else if (layer instanceof Layer.Dropout dropout) {
      if (dropout.rate() > 0) {
        passes.add(new Pass(Kind.DROPOUT, 0, out, 0, 0, 0));
      }
    } else if (layer instanceof Layer.BatchNormalization) {
      addTrained(new Pass(Kind.OTHER, out, 0, 0, 0, 8 * group(input)));
    } else if (layer instanceof Layer.Activation function) {
      if (!last) {
        addActivation(function.activation(), out);
      }
    } else {
      throw new IllegalStateException("no memory is known of " + layer.type());
    }
  }

  private void addTrained(Pass pass) {
    firstTrained = Math.min(firstTrained, passes.size());
    passes.add(pass);
  }

  /** One image at a time is laid out; nobody asks for the gradient of the images. */
  private static Pass firstConvolution(Layer.Conv2D convolution, Shape input, Shape output) {
    Size window = convolution.kernelSize();
    long row = ((long) window.height() * window.width() * input.channels() + 1) * output.width();
    long columns = Math.min(Math.max(LAID_OUT, row), row * output.height());
    long kernels = 2 * convolution.parameters(input);
    return new Pass(
        Kind.FIRST_CONVOLUTION, output.size(), 0, 0, 0, columns + kernels + 2L * input.size());
  }

  /** In place, or on a copy where the array is not the function's to overwrite. */
  private void addActivation(ActivationFunction function, long size) {
    if (function == ActivationFunction.LINEAR) {
      return;
    }
    if (!mayOverwrite()) {
      passes.add(Pass.of(size, 0));
    }
    boolean rectifier = function == ActivationFunction.RELU;
    passes.add(Pass.inPlace(rectifier ? Kind.RECTIFIER : Kind.OTHER_ACTIVATION));
  }

  private boolean mayOverwrite() {
    boolean dropped = false;
    for (int i = passes.size() - 1; i >= 0; i--) {
      Kind kind = passes.get(i).kind();
      if (kind == Kind.DROPOUT) {
        dropped = true;
      } else if (kind != Kind.FLATTEN) {
        return dropped || !kind.keepsOutput();
      }
    }
    return false;
  }

  private static long group(Shape input) {
    return Math.max(GROUP, input.isImage() ? (long) input.height() * input.width() : 1);
  }

  /**
   * For each place in the window that is ever inside of the image there is a list of where it is
   * for each output, of some channels.
   */
  private static Pass pooling(long onHeap, Shape input, Shape output, Size window) {
    long places =
        Math.min(window.height(), 2L * input.height())
            * Math.min(window.width(), 2L * input.width());
    long inPlane = (long) input.height() * input.width();
    long outPlane = (long) output.height() * output.width();
    long channels = Math.min(input.channels(), Math.max(1, GROUP / outPlane));
    long scratch = channels * ((places + 3) * outPlane + 2 * inPlane);
    return new Pass(Kind.OTHER, output.size(), 0, onHeap, input.size(), scratch);
  }

  /** Which of a window's values was the greatest is kept; the rectifier before it is part of it. */
  private void addMaxPooling(Layer.MaxPooling2D pooling, Shape input, Shape output) {
    long out = output.size();
    Pass own = pooling(out, input, output, pooling.poolSize());
    int end = passes.size() - 1;
    if (end < 0 || passes.get(end).kind() != Kind.RECTIFIER) {
      passes.add(own);
    } else if (!isTiled(pooling, input)) {
      passes.add(end, own);
    } else if (passes.get(end - 1).kind() == Kind.FIRST_CONVOLUTION) {
      passes.remove(end);
      // What the convolution puts out is pooled image by image.
      long scratch = passes.get(end - 1).scratch() + 2 * out;
      passes.set(end - 1, new Pass(Kind.OTHER, out, 0, out, 0, scratch));
    } else {
      passes.set(end, new Pass(Kind.OTHER, out, 0, out, input.size(), 2L * input.size()));
    }
  }

  /** Whether the windows lie side by side, without overlap, gaps or padding. */
  private static boolean isTiled(Layer.MaxPooling2D pooling, Shape input) {
    Size size = pooling.poolSize();
    boolean inside =
        pooling.padding() == Padding.VALID
            || (input.height() % size.height() == 0 && input.width() % size.width() == 0);
    return inside && size.equals(pooling.effectiveStrides());
  }

  /** Numbers of each sample, of whatever batch, outside of the heap. */
  long outputs() {
    return passes.stream().mapToLong(Pass::output).sum();
  }

  /** Numbers of each sample of a training batch, outside of the heap. */
  long inTraining() {
    return passes.stream().mapToLong(Pass::inTraining).sum();
  }

  /** Numbers of each sample of a training batch, on the heap. */
  long onHeap() {
    return passes.stream().mapToLong(Pass::onHeap).sum();
  }

  /**
   * Numbers of each sample of a training batch, outside of the heap: the gradients of the layers'
   * inputs take turns in two arrays. The first layer that is trained passes none on.
   */
  long inputGradients() {
    long[] largest = new long[2];
    int next = 0;
    for (int i = 0; i < passes.size(); i++) {
      long gradient = passes.get(i).inputGradient();
      if (gradient > 0) {
        if (i > firstTrained) {
          largest[next] = Math.max(largest[next], gradient);
        }
        next = 1 - next;
      }
    }
    return largest[0] + largest[1];
  }

  /** Numbers that are there whatever the batch, on the heap and as many outside of it. */
  long scratch() {
    return passes.stream().mapToLong(Pass::scratch).sum();
  }
}
