package io.github.experimentmaven.trainer.network;

import static io.github.experimentmaven.trainer.network.NetworkFixture.CLASSES;
import static io.github.experimentmaven.trainer.network.NetworkFixture.images;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.experimentmaven.experiment.ActivationFunction;
import io.github.experimentmaven.experiment.Architecture;
import io.github.experimentmaven.experiment.Axes;
import io.github.experimentmaven.experiment.ConstrainedWeight;
import io.github.experimentmaven.experiment.Constraint;
import io.github.experimentmaven.experiment.Initializer;
import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Loss;
import io.github.experimentmaven.experiment.NetworkSummary;
import io.github.experimentmaven.experiment.WeightLayout;
import io.github.experimentmaven.storage.SealedTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Weights are held to what Keras 3 holds them to, wherever the trainer has them. */
class WeightConstraintTest {

  /**
   * A kernel [[3, -1, 0], [4, 2, 0]] of two inputs and three units, which stand after one number.
   */
  private static final float[] KERNEL = {9, 3, 4, -1, 2, 0, 0, 9};

  private static float[] held(Constraint constraint, boolean... reduced) {
    WeightLayout.Weight weight =
        new WeightLayout.Weight("kernel", List.of(2, 3), List.of(1, 0), 0, null, 1);
    float[] weights = KERNEL.clone();
    new WeightConstraint(weight, constraint, reduced).apply(weights);
    return weights;
  }

  // Lengths over the inputs: 5, 2.2360680, 0.
  @Test
  void lengthsAreTakenOverTheAxes() {
    assertThat(held(new Constraint.MaxNorm(2.5, Axes.of(0)), true, false))
        .containsExactly(new float[] {9, 1.5f, 2, -1, 2, 0, 0, 9}, Offset.offset(1e-6f));
    // Over the units: 3.1622777, 4.4721360.
    assertThat(held(new Constraint.MaxNorm(4, Axes.of(1)), false, true))
        .containsExactly(
            new float[] {9, 3, 3.5777088f, -1, 1.7888544f, 0, 0, 9}, Offset.offset(1e-6f));
    // Of all: 5.4772256.
    assertThat(held(new Constraint.UnitNorm(Axes.of(0, 1)), true, true))
        .containsExactly(
            new float[] {9, 0.5477226f, 0.7302967f, -0.1825742f, 0.3651484f, 0, 0, 9},
            Offset.offset(1e-6f));
  }

  @Test
  void aLengthOfZeroStaysOne() {
    assertThat(held(new Constraint.UnitNorm(Axes.of(0)), true, false))
        .containsExactly(
            new float[] {9, 0.6f, 0.8f, -0.4472136f, 0.8944272f, 0, 0, 9}, Offset.offset(1e-6f));
  }

  @Test
  void whatIsNegativeBecomesZero() {
    assertThat(held(new Constraint.NonNeg(), false, false)).containsExactly(9, 3, 4, 0, 2, 0, 0, 9);
  }

  // 5 -> 0.5 * 4 + 0.5 * 5 = 4.5; 2.2360680 -> 0.5 * 3 + 0.5 * 2.2360680 = 2.6180340
  @Test
  void aRateGoesAPartOfTheWay() {
    assertThat(held(new Constraint.MinMaxNorm(3, 4, 0.5, Axes.of(0)), true, false))
        .containsExactly(
            new float[] {9, 2.7f, 3.6f, -1.1708204f, 2.3416408f, 0, 0, 9}, Offset.offset(1e-6f));
  }

  @Test
  void everyWeightOfTheLanguageIsHeldOverTheAxesOfKeras() {
    Set<Class<?>> tried = new HashSet<>();
    for (GeneratedNetwork generated : GeneratedNetworks.layers(2)) {
      Architecture architecture = generated.architecture();
      NetworkSummary summary = generated.summary();
      List<WeightConstraint> constraints = WeightConstraint.of(architecture, summary);
      if (constraints.isEmpty()) {
        continue;
      }
      WeightLayout layout = WeightLayout.of(architecture, summary);
      SplittableRandom random = new SplittableRandom(1);
      float[] before = new float[layout.size()];
      for (int i = 0; i < before.length; i++) {
        before[i] = (float) random.nextDouble(-1, 1);
      }
      float[] after = before.clone();

      constraints.forEach(constraint -> constraint.apply(after));

      for (int i = 0; i < architecture.size(); i++) {
        Layer layer = architecture.get(i);
        List<ConstrainedWeight> held = layer.constrainedWeights(summary.inputs(i).get(0));
        for (WeightLayout.Weight weight : layout.layers().get(i)) {
          Constraint constraint =
              held.stream()
                  .filter(each -> each.name().equals(weight.name()))
                  .map(ConstrainedWeight::constraint)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null);
          if (constraint != null) {
            tried.add(layer.getClass());
          }
          assertThat(weight.toKeras(after))
              .as("%s of layer %s in %s", weight.name(), i, generated)
              .containsExactly(
                  expected(weight.toKeras(before), weight.shape(), constraint),
                  Offset.offset(1e-6f));
        }
      }
    }

    List<Class<?>> constrained = new ArrayList<>();
    for (Class<?> kind : SealedTypes.records(Layer.class).toList()) {
      if (Arrays.stream(kind.getRecordComponents())
          .anyMatch(argument -> argument.getType() == Constraint.class)) {
        constrained.add(kind);
      }
    }
    assertThat(tried).containsAll(constrained);
  }

  /** Written down from keras.src.constraints.constraints, over arrays with Keras' axes. */
  private static float[] expected(
      float[] weight,
      List<Integer> shape,
      @org.jspecify.annotations.Nullable Constraint constraint) {
    float[] expected = weight.clone();
    if (constraint instanceof Constraint.NonNeg) {
      for (int i = 0; i < expected.length; i++) {
        expected[i] *= expected[i] >= 0 ? 1 : 0;
      }
    } else if (constraint instanceof Constraint.OfNorm ofNorm) {
      for (int i = 0; i < expected.length; i++) {
        int[] place = place(i, shape);
        double squares = 0;
        for (int k = 0; k < weight.length; k++) {
          int[] other = place(k, shape);
          boolean isSame =
              IntStream.range(0, place.length)
                  .allMatch(
                      axis ->
                          place[axis] == other[axis]
                              || ofNorm.axis().numbers().contains(axis)
                              || ofNorm.axis().numbers().contains(axis - place.length));
          squares += isSame ? weight[k] * weight[k] : 0;
        }
        double norm = Math.sqrt(squares);
        expected[i] *= (float) (ofNorm.wanted(norm) / (1e-7 + norm));
      }
    }
    return expected;
  }

  private static int[] place(int index, List<Integer> shape) {
    int[] place = new int[shape.size()];
    int rest = index;
    for (int axis = place.length - 1; axis >= 0; axis--) {
      place[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return place;
  }

  @Test
  void aStepEndsWithIt() {
    Constraint limit = new Constraint.MaxNorm(0.25, Axes.of(0));
    TrainableNetwork network =
        NetworkFixture.network(
            Loss.CATEGORICAL_CROSSENTROPY,
            new Layer.Flatten(null),
            new Layer.Dense(
                CLASSES,
                ActivationFunction.SOFTMAX,
                true,
                Initializer.HE_NORMAL,
                Initializer.ZEROS,
                null,
                null,
                limit,
                new Constraint.NonNeg(),
                null));
    assertThat(longest(network)).isGreaterThan(0.3);

    network.train(images(), NetworkFixture.targets());

    assertThat(longest(network)).isCloseTo(0.25, within(1e-5));
    float[] weights = network.weights();
    float[] bias = Arrays.copyOfRange(weights, weights.length - CLASSES, weights.length);
    for (float each : bias) {
      assertThat(each).isNotNegative();
    }
    assertThat(bias).contains(0).isNotEqualTo(new float[CLASSES]);
  }

  /** The greatest length over the inputs of a unit. */
  private static double longest(TrainableNetwork network) {
    float[] weights = network.weights();
    int inputs = (weights.length - CLASSES) / CLASSES;
    double longest = 0;
    for (int unit = 0; unit < CLASSES; unit++) {
      double squares = 0;
      for (int i = 0; i < inputs; i++) {
        squares += weights[unit * inputs + i] * weights[unit * inputs + i];
      }
      longest = Math.max(longest, Math.sqrt(squares));
    }
    return longest;
  }
}
