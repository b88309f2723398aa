package io.github.experimentmaven.trainer.network;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A vector for each whole number: {@code [batch, steps] -> [batch, features, steps, 1]}.
 *
 * <p>Deeplearning4j keeps the vectors {@code [numbers, features]} column by column, which is what a
 * sequence needs: all of its steps for one feature are looked up in the same column.
 */
final class EmbeddingFunction implements LayerFunction {

  private final int numbers;
  private final int features;
  private final int steps;
  private final Floats vectors;
  private final Floats vectorGradients;
  private final Buffer output;
  private final float[] row;
  private final int[] indices;
  private final float[] found;
  private final float[] zeros;
  private @Nullable INDArray lastInput;

  /**
   * @param steps how many numbers a sample has
   * @param parameters Deeplearning4j's views of the layer's parameters
   * @param gradients the views of its gradients
   */
  EmbeddingFunction(int steps, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
    INDArray weights = Views.require(parameters, DefaultParamInitializer.WEIGHT_KEY);
    numbers = Math.toIntExact(weights.size(0));
    features = Math.toIntExact(weights.size(1));
    this.steps = steps;
    vectors = Floats.of(weights);
    vectorGradients = Floats.of(Views.require(gradients, DefaultParamInitializer.WEIGHT_KEY));
    output = new Buffer(features, steps, 1);
    row = new float[steps];
    indices = new int[steps];
    found = new float[steps];
    zeros = new float[numbers];
  }

  @Override
  public INDArray forward(INDArray input, boolean training) {
    lastInput = input;
    int batch = Math.toIntExact(input.size(0));
    INDArray result = output.of(batch);
    Floats x = Floats.of(input);
    Floats y = Floats.of(result);
    for (int i = 0; i < batch; i++) {
      load(x, i);
      for (int feature = 0; feature < features; feature++) {
        int column = feature * numbers;
        for (int step = 0; step < steps; step++) {
          found[step] = vectors.get(column + indices[step]);
        }
        y.put((i * features + feature) * steps, found);
      }
    }
    return result;
  }

  /** The numbers of a sample; as in Keras, what is behind the point is left out. */
  private void load(Floats samples, int sample) {
    samples.get(sample * steps, row);
    for (int step = 0; step < steps; step++) {
      int index = (int) row[step];
      if (!(row[step] >= 0) || index >= numbers) {
        throw new IndexOutOfBoundsException(
            "the data has %s, but Embedding has vectors for 0 to %s alone"
                .formatted(row[step], numbers - 1));
      }
      indices[step] = index;
    }
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, boolean inputGradientNeeded) {
    if (inputGradientNeeded) {
      throw new IllegalStateException("numbers that are looked up have no gradient");
    }
    Floats x = Floats.of(Views.forwardFirst(lastInput));
    Floats gradient = Floats.of(outputGradient);
    int batch = Math.toIntExact(outputGradient.size(0));
    for (int feature = 0; feature < features; feature++) {
      vectorGradients.put(feature * numbers, zeros);
    }
    for (int i = 0; i < batch; i++) {
      load(x, i);
      for (int feature = 0; feature < features; feature++) {
        gradient.get((i * features + feature) * steps, found);
        int column = feature * numbers;
        for (int step = 0; step < steps; step++) {
          int at = column + indices[step];
          vectorGradients.put(at, vectorGradients.get(at) + found[step]);
        }
      }
    }
    return null;
  }

  @Override
  public List<Buffer> kept() {
    return List.of(output);
  }
}
