package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The gradient of a network for one batch against two independent references: central differences
 * of the loss, and Deeplearning4j's own layers.
 */
final class GradientCheck {

  /**
   * How far the weights are moved. The long one is precise unless a kink of ReLU or of a maximum is
   * within it; then a short one decides.
   */
  private static final double[] LENGTHS = {1e-2, 2e-3, 4e-4, 1e-4};

  /** What the last bits of a loss are worth; the shorter the way, the more they count. */
  private static final double NOISE = 8e-8;

  private static final double SMALLEST_SLOPE = 2e-4;

  private final TrainableNetwork network;
  private final INDArray images;
  private final int[] labels;
  private final float @Nullable [] weights;

  GradientCheck(TrainableNetwork network, INDArray images, int[] labels) {
    this(network, images, labels, null);
  }

  /**
   * @param weights how much each sample counts; null if all count alike
   */
  GradientCheck(
      TrainableNetwork network, INDArray images, int[] labels, float @Nullable [] weights) {
    this.network = network;
    this.images = images;
    this.labels = labels;
    this.weights = weights;
  }

  static GradientCheck of(TrainableNetwork network) {
    return new GradientCheck(network, NetworkFixture.images(), NetworkFixture.LABELS);
  }

  /**
   * Deeplearning4j's, with its own penalties, and in double precision: where a batch differs
   * little, dividing by its deviation would multiply the rounding of both sides.
   *
   * @param tolerance relative to the greater of a number and one
   */
  void assertThatOfTheLibrary(float tolerance) {
    assertThat(deviationsFromLibrary(tolerance)).isEmpty();
  }

  /**
   * The same.
   *
   * @return which numbers are others, in words
   */
  List<String> deviationsFromLibrary(float tolerance) {
    float[] ours = gradient();
    Model library = LibraryPasses.inDoublePrecision(network.network());
    INDArray oneHot = Nd4j.zeros(DataType.DOUBLE, labels.length, NetworkFixture.CLASSES);
    for (int i = 0; i < labels.length; i++) {
      oneHot.putScalar(i, labels[i], 1);
    }
    INDArray gradient = LibraryPasses.gradient(library, images.castTo(DataType.DOUBLE), oneHot);
    boolean[] trained = network.trainedMask();
    boolean[] averages = network.averagesMask();
    INDArray mean = gradient.div(labels.length).reshape(1, gradient.length());
    addPenalties(library, mean);
    float[] theirs = mean.toFloatVector();
    // The change of an average is no gradient, and is not divided by the batch.
    float[] changes = gradient.toFloatVector();
    assertThat(ours).hasSameSizeAs(theirs);
    List<String> deviations = new ArrayList<>();
    for (int i = 0; i < ours.length; i++) {
      // What is held has no gradient here.
      float expected = trained[i] ? theirs[i] : averages[i] ? changes[i] : 0;
      if (!(Math.abs(ours[i] - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
        deviations.add("parameter %d: %s, not %s".formatted(i, ours[i], expected));
      }
    }
    return deviations;
  }

  /** Where the library has them: in its updater, after the gradient. */
  private static void addPenalties(Model library, INDArray gradient) {
    for (Layer layer : LibraryPasses.layers(library)) {
      for (Map.Entry<String, INDArray> parameter : layer.paramTable().entrySet()) {
        INDArray values = parameter.getValue();
        long offset = values.offset() - library.params().offset();
        INDArray place = gradient.get(all(), interval(offset, offset + values.length()));
        List<Regularization> penalties =
            layer.conf().getLayer().getRegularizationByParam(parameter.getKey());
        if (penalties != null) {
          INDArray flat = values.dup(values.ordering());
          penalties.forEach(
              each -> each.apply(flat.reshape(flat.ordering(), place.shape()), place, 1, 0, 0));
        }
      }
    }
  }

  void assertSlopeOfTheLoss() {
    assertThat(deviations()).isEmpty();
  }

  /**
   * Compares directional derivatives along the gradient of groups of parameters: robust in single
   * precision.
   *
   * @return what is not the slope of the loss, in words
   */
  List<String> deviations() {
    List<String> deviations = new ArrayList<>();
    float[] gradient = gradient();
    float[] parameters = network.weights();
    boolean[] trained = network.trainedMask();
    int groups = Math.min(8, parameters.length);
    for (int group = 0; group < groups; group++) {
      double square = 0;
      for (int i = group; i < parameters.length; i += groups) {
        square += trained[i] ? (double) gradient[i] * gradient[i] : 0;
      }
      double norm = Math.sqrt(square);
      if (norm < SMALLEST_SLOPE) {
        continue; // nothing to be seen
      }
      List<Double> slopes = new ArrayList<>();
      for (double length : LENGTHS) {
        slopes.add(slope(parameters, gradient, group, groups, length / norm));
      }
      if (!isClose(norm, slopes)) {
        deviations.add("group %d: gradient %s, slopes %s".formatted(group, norm, slopes));
      }
    }
    network.setWeights(parameters);
    return deviations;
  }

  private double slope(float[] parameters, float[] gradient, int group, int groups, double step) {
    boolean[] trained = network.trainedMask();
    float[] ahead = parameters.clone();
    float[] behind = parameters.clone();
    double square = 0;
    for (int i = group; i < parameters.length; i += groups) {
      if (trained[i]) {
        ahead[i] += (float) (step * gradient[i]);
        behind[i] -= (float) (step * gradient[i]);
        square += (double) gradient[i] * gradient[i];
      }
    }
    return (trainingLoss(ahead) - trainingLoss(behind)) / (2 * step * Math.sqrt(square));
  }

  private static boolean isClose(double norm, List<Double> slopes) {
    return IntStream.range(0, LENGTHS.length)
        .anyMatch(i -> Math.abs(slopes.get(i) - norm) <= 0.02 * norm + NOISE / LENGTHS[i]);
  }

  private float[] gradient() {
    network.startEpoch(1);
    return network.gradient(images, OneHot.of(NetworkFixture.CLASSES, labels), weights);
  }

  private double trainingLoss(float[] parameters) {
    network.setWeights(parameters);
    // What dropout drops is the same each time.
    network.startEpoch(1);
    float[] outputs = network.trainingOutputs(images);
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double loss = network.loss(outputs, OneHot.of(NetworkFixture.CLASSES, labels), row);
      sum += weights == null ? loss : weights[row] * loss;
    }
    return sum / labels.length + network.penalty();
  }
}
