package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The numbers of each sample in another order: what reshapes or permutes axes, which are in one
 * order in Keras and in another one here.
 */
final class RearrangingFunction implements LayerFunction {

  /** For each number of the output, its place in the input. */
  private final int[] from;

  private final Buffer output;
  private final Buffer inputGradient;
  private final float[] before;
  private final float[] after;

  private RearrangingFunction(int[] from, Shape input, Shape output) {
    this.from = from;
    this.output = new Buffer(Assembly.batchedShape(output));
    inputGradient = new Buffer(Assembly.batchedShape(input));
    before = new float[from.length];
    after = new float[from.length];
  }

  /** Keeps the order that the numbers have in Keras. */
  static RearrangingFunction reshaping(Shape input, Shape output) {
    int[] places = output.places();
    int[] inMemory = inverse(input.places());
    int[] from = new int[places.length];
    for (int i = 0; i < from.length; i++) {
      from[i] = inMemory[places[i]];
    }
    return new RearrangingFunction(from, input, output);
  }

  /** Changes the order of the axes. */
  static RearrangingFunction permuting(Layer.Permute layer, Shape input, Shape output) {
    int rank = input.dimensions().size();
    int[] strides = new int[rank];
    int stride = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= input.dimensions().get(axis);
    }
    int[] places = output.places();
    int[] inMemory = inverse(input.places());
    int[] from = new int[places.length];
    for (int i = 0; i < from.length; i++) {
      int rest = places[i];
      int place = 0;
      for (int axis = rank - 1; axis >= 0; axis--) {
        int size = output.dimensions().get(axis);
        place += rest % size * strides[layer.dims().get(axis) - 1];
        rest /= size;
      }
      from[i] = inMemory[place];
    }
    return new RearrangingFunction(from, input, output);
  }

  private static int[] inverse(int[] places) {
    int[] inverse = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      inverse[places[i]] = i;
    }
    return inverse;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    for (int start = 0; start < x.capacity(); start += from.length) {
      x.get(start, before);
      for (int i = 0; i < from.length; i++) {
        after[i] = before[from[i]];
      }
      y.put(start, after);
    }
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (!inputGradientNeeded) {
      return null;
    }
    INDArray result = inputGradient.of(outputGradient.size(0));
    Floats dy = Floats.of(outputGradient);
    Floats dx = Floats.of(result);
    for (int start = 0; start < dy.capacity(); start += from.length) {
      dy.get(start, after);
      for (int i = 0; i < from.length; i++) {
        before[from[i]] = after[i];
      }
      dx.put(start, before);
    }
    return result;
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }

  @Override
  public Buffer inputGradient() {
    return inputGradient;
  }
}
