package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One number of several, place by place, in the order of the inputs. Where several are the greatest
 * or the least, the first of them has the gradient. An input may have axes of 1 in the place of
 * larger ones: then a number of it is at several places, and its gradient the sum of theirs.
 */
final class ElementWiseFunction implements MergingFunction {

  private static final int BLOCK = 4096;

  private final Operation operation;
  private final Buffer output;
  private final float[] result = new float[BLOCK];
  private final float[] next = new float[BLOCK];
  private final List<@Nullable Broadcast> broadcasts;
  private List<Broadcast.Numbers> lastInputs = List.of();

  /** What is made of the numbers at one place. */
  private interface Operation {

    /** Makes one of the number so far and the next, for many places. */
    void combine(float[] result, float[] next, int count);

    /** What is done with all results at the end: nothing, unless it says something else. */
    default void finish(float[] result, int count, int inputs) {}

    /**
     * The gradient of one input.
     *
     * @param gradient of the results, to be replaced
     * @param from the place of the first
     * @param inputs all of them
     * @param which of them
     */
    void differentiate(
        float[] gradient, int from, int count, List<Broadcast.Numbers> inputs, int which);
  }

  /**
   * @param layer what is done
   * @param inputs the shapes of a sample of each
   * @param output the shape of a sample of the result
   */
  ElementWiseFunction(Layer.ElementWise layer, List<Shape> inputs, Shape output) {
    operation = operation(layer);
    this.output = new Buffer(Assembly.batchedShape(output));
    broadcasts = new ArrayList<>();
    for (Shape input : inputs) {
      broadcasts.add(input.equals(output) ? null : new Broadcast(input, output));
    }
  }

  private static Operation operation(Layer.ElementWise layer) {
    if (layer instanceof Layer.Add) {
      return new Sum();
    }
    if (layer instanceof Layer.Average) {
      return new Mean();
    }
    if (layer instanceof Layer.Subtract) {
      return new Difference();
    }
    if (layer instanceof Layer.Multiply) {
      return new Product();
    }
    if (layer instanceof Layer.Maximum) {
      return new Extreme(1);
    }
    if (layer instanceof Layer.Minimum) {
      return new Extreme(-1);
    }
    throw new IllegalStateException("no function for " + layer.type());
  }

  @Override
  public INDArray forward(List<INDArray> inputs) {
    INDArray merged = output.of(inputs.get(0).size(0));
    lastInputs = IntStream.range(0, inputs.size()).mapToObj(i -> numbers(inputs, i)).toList();
    Floats y = Floats.of(merged);
    int length = y.capacity();
    for (int start = 0; start < length; start += BLOCK) {
      int count = Math.min(BLOCK, length - start);
      lastInputs.get(0).get(start, result, count);
      for (int i = 1; i < lastInputs.size(); i++) {
        lastInputs.get(i).get(start, next, count);
        operation.combine(result, next, count);
      }
      operation.finish(result, count, lastInputs.size());
      y.put(start, result, 0, count);
    }
    return merged;
  }

  private Broadcast.Numbers numbers(List<INDArray> inputs, int which) {
    Floats floats = Floats.of(inputs.get(which));
    Broadcast broadcast = broadcasts.get(which);
    return broadcast == null
        ? (from, into, count) -> floats.get(from, into, 0, count)
        : (from, into, count) -> broadcast.spread(floats, from, into, count);
  }

  @Override
  public void backward(INDArray outputGradient, List<@Nullable GradientSum> sums) {
    Floats gradient = Floats.of(outputGradient);
    for (int i = 0; i < sums.size(); i++) {
      GradientSum sum = sums.get(i);
      if (sum != null) {
        int which = i;
        Broadcast.Numbers own =
            (from, values, count) -> {
              gradient.get(from, values, 0, count);
              operation.differentiate(values, from, count, lastInputs, which);
            };
        Broadcast broadcast = broadcasts.get(i);
        if (broadcast == null) {
          sum.add(own::get);
        } else {
          broadcast.start();
          sum.add((from, values, count) -> broadcast.gather(own, from, values, count));
        }
      }
    }
  }

  @Override
  public Buffer output() {
    return output;
  }

  private static final class Sum implements Operation {

    @Override
    public void combine(float[] result, float[] next, int count) {
      for (int i = 0; i < count; i++) {
        result[i] += next[i];
      }
    }

    @Override
    public void differentiate(
        float[] gradient, int from, int count, List<Broadcast.Numbers> inputs, int which) {}
  }

  /** The sum, divided by the number of inputs. */
  private static final class Mean implements Operation {

    private final Sum sum = new Sum();

    @Override
    public void combine(float[] result, float[] next, int count) {
      sum.combine(result, next, count);
    }

    @Override
    public void finish(float[] result, int count, int inputs) {
      for (int i = 0; i < count; i++) {
        result[i] /= inputs;
      }
    }

    @Override
    public void differentiate(
        float[] gradient, int from, int count, List<Broadcast.Numbers> inputs, int which) {
      finish(gradient, count, inputs.size());
    }
  }

  private static final class Difference implements Operation {

    @Override
    public void combine(float[] result, float[] next, int count) {
      for (int i = 0; i < count; i++) {
        result[i] -= next[i];
      }
    }

    @Override
    public void differentiate(
        float[] gradient, int from, int count, List<Broadcast.Numbers> inputs, int which) {
      for (int i = 0; which > 0 && i < count; i++) {
        gradient[i] = -gradient[i];
      }
    }
  }

  private static final class Product implements Operation {

    private final float[] factors = new float[BLOCK];

    @Override
    public void combine(float[] result, float[] next, int count) {
      for (int i = 0; i < count; i++) {
        result[i] *= next[i];
      }
    }

    @Override
    public void differentiate(
        float[] gradient, int from, int count, List<Broadcast.Numbers> inputs, int which) {
      for (int other : IntStream.range(0, inputs.size()).filter(i -> i != which).toArray()) {
        inputs.get(other).get(from, factors, count);
        combine(gradient, factors, count);
      }
    }
  }

  /** The greatest, or with the sign turned round the least. */
  private static final class Extreme implements Operation {

    private final float sign;
    private final float[] own = new float[BLOCK];
    private final float[] others = new float[BLOCK];

    Extreme(float sign) {
      this.sign = sign;
    }

    @Override
    public void combine(float[] result, float[] next, int count) {
      for (int i = 0; i < count; i++) {
        result[i] = sign * next[i] > sign * result[i] ? next[i] : result[i];
      }
    }

    @Override
    public void differentiate(
        float[] gradient, int from, int count, List<Broadcast.Numbers> inputs, int which) {
      inputs.get(which).get(from, own, count);
      for (int other : IntStream.range(0, inputs.size()).filter(i -> i != which).toArray()) {
        inputs.get(other).get(from, others, count);
        if (other < which) {
          for (int i = 0; i < count; i++) {
            gradient[i] = sign * own[i] > sign * others[i] ? gradient[i] : 0;
          }
        } else {
          for (int i = 0; i < count; i++) {
            gradient[i] = sign * own[i] >= sign * others[i] ? gradient[i] : 0;
          }
        }
      }
    }
  }
}
