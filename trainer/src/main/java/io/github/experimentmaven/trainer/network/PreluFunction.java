package io.github.experimentmaven.trainer.network;

import io.github.experimentmaven.experiment.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.PReLUParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code x} above zero, else {@code alpha x}, with an alpha for each place of a sample, or for all
 * places along some axes. It leaves its input as it is and needs it again.
 */
final class PreluFunction implements LayerFunction {

  /** Samples that are added up in single precision; their sums are added up in double. */
  private static final int TOGETHER = 64;

  private final Floats alpha;
  private final Floats alphaGradient;
  private final Buffer output;
  // Of each alpha ...
  private final float[] alphas;
  private final double[] alphaSums;
  // ... and of each place: which alpha it has, that, and the gradient added up.
  private final int[] places;
  private final float[] slopes;
  private final float[] sums;
  private final float[] numbers;
  private final float[] gradients;
  private @Nullable INDArray lastInput;

  /**
   * @param alphas the shape of alpha
   * @param sample the shape of a sample
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  PreluFunction(
      Shape alphas,
      Shape sample,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    alpha = Floats.of(Views.require(parameters, PReLUParamInitializer.WEIGHT_KEY));
    alphaGradient = Floats.of(Views.require(gradients, PReLUParamInitializer.WEIGHT_KEY));
    output = new Buffer(Assembly.batchedShape(sample));
    places = places(alphas, sample);
    this.alphas = new float[alphas.size()];
    alphaSums = new double[alphas.size()];
    slopes = new float[sample.size()];
    sums = new float[sample.size()];
    numbers = new float[sample.size()];
    this.gradients = new float[sample.size()];
  }

  /** Deeplearning4j has alphas in Fortran's order: the channel is what moves first. */
  private static int[] places(Shape alphas, Shape sample) {
    int[] places = new int[sample.size()];
    if (sample.isVector()) {
      Arrays.setAll(places, i -> alphas.size() == 1 ? 0 : i);
      return places;
    }
    int i = 0;
    for (int channel = 0; channel < sample.channels(); channel++) {
      for (int row = 0; row < sample.height(); row++) {
        for (int column = 0; column < sample.width(); column++) {
          int ofColumn = column % alphas.width() * alphas.height() + row % alphas.height();
          places[i++] = ofColumn * alphas.channels() + channel % alphas.channels();
        }
      }
    }
    return places;
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    INDArray result = output.of(input.size(0));
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    spread();
    for (int at = 0; at < x.capacity(); at += numbers.length) {
      x.get(at, numbers);
      apply(numbers, slopes, numbers.length);
      y.put(at, numbers);
    }
    return result;
  }

  private void spread() {
    alpha.get(0, alphas);
    for (int i = 0; i < places.length; i++) {
      slopes[i] = alphas[places[i]];
    }
  }

  private static void apply(float[] numbers, float[] slopes, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] = Math.max(numbers[i], 0) + slopes[i] * Math.min(numbers[i], 0);
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    Floats x = Floats.of(Views.forwardFirst(lastInput));
    Floats gradient = Floats.of(outputGradient);
    int size = numbers.length;
    Arrays.fill(alphaSums, 0);
    Arrays.fill(sums, 0);
    for (int at = 0; at < x.capacity(); at += size) {
      x.get(at, numbers);
      gradient.get(at, gradients);
      add(numbers, gradients, sums, size);
      if (at / size % TOGETHER == TOGETHER - 1) {
        addUp();
      }
      if (inputGradientNeeded) {
        multiply(numbers, slopes, gradients, size);
        gradient.put(at, gradients);
      }
    }
    addUp();
    for (int i = 0; i < alphaSums.length; i++) {
      alphaGradient.put(i, (float) alphaSums[i]);
    }
    return inputGradientNeeded ? outputGradient : null;
  }

  private static void add(float[] numbers, float[] gradients, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += gradients[i] * Math.min(numbers[i], 0);
    }
  }

  private void addUp() {
    for (int i = 0; i < places.length; i++) {
      alphaSums[places[i]] += sums[i];
    }
    Arrays.fill(sums, 0);
  }

  private static void multiply(float[] numbers, float[] slopes, float[] gradients, int count) {
    for (int i = 0; i < count; i++) {
      gradients[i] *= numbers[i] > 0 ? 1 : slopes[i];
    }
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
