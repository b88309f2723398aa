package io.github.experimentmaven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreatestDropTest {

  private static final double ALPHA = 0.05;

  private static final int IMAGES = 1000;

  private static final int TRIALS = 600;

  /** Images by which the seeds deviate: those of the MNIST perceptron's ten classes. */
  private static final double[] DEVIATIONS = {2.1, 2.8, 7, 4.5, 7.9, 5.4, 4.4, 5.8, 8.6, 7.9};

  /** Of this many trials, 5% are exceeded by so much in one of a thousand simulations. */
  private static final double BOUND = ALPHA + 3.1 * Math.sqrt(ALPHA * (1 - ALPHA) / TRIALS);

  private enum Shape {
    NORMAL,
    SKEWED,
    /** One seed in twenty learns next to nothing. */
    COLLAPSING
  }

  @Test
  void ofTwoTimesThreeSeedsOneWayInTwentyIsAsExtreme() {
    ClassRecall lost = recall(100, List.of(0.9, 0.91, 0.92), List.of(0.5, 0.51, 0.52));
    ClassRecall kept = recall(100, List.of(0.9, 0.91, 0.92), List.of(0.92, 0.9, 0.91));

    List<Double> p = GreatestDrop.pValues(List.of(lost, kept));

    assertThat(p.get(0)).isEqualTo(1.0 / 20);
    assertThat(p.get(1)).isGreaterThan(0.5);
  }

  @Test
  void ofFivePairsOneWayInThirtyTwoIsAsExtreme() {
    List<Double> before = List.of(0.9, 0.8, 0.7, 0.6, 0.5);
    ClassRecall lost = recall(100, before, before.stream().map(each -> each - 0.1).toList());
    ClassRecall same = recall(100, before, before);

    assertThat(GreatestDrop.pValuesOfPairs(List.of(lost, same))).containsExactly(1.0 / 32, 1.0);
  }

  @Test
  void pairsSeeWhatTheScatterOfTheSeedsHides() {
    List<Double> before = List.of(0.9, 0.8, 0.7, 0.6, 0.5);
    ClassRecall lost = recall(100, before, before.stream().map(each -> each - 0.1).toList());

    assertThat(GreatestDrop.pValues(List.of(lost)).get(0)).isGreaterThan(0.1);
  }

  @Test
  void aRiseIsNoDrop() {
    ClassRecall better = recall(100, List.of(0.5, 0.51, 0.52), List.of(0.9, 0.91, 0.92));

    assertThat(GreatestDrop.pValues(List.of(better)).get(0)).isEqualTo(1);
  }

  @Test
  void seedsThatAgreeToTheBitDoNotMakeOneImageADrop() {
    ClassRecall lost = recall(100, Collections.nCopies(10, 0.9), Collections.nCopies(10, 0.9));
    ClassRecall one = recall(100, Collections.nCopies(10, 1.0), Collections.nCopies(3, 0.99));

    assertThat(GreatestDrop.pValues(List.of(lost))).containsExactly(1.0);
    assertThat(GreatestDrop.pValues(List.of(one)).get(0)).isGreaterThan(ALPHA);
  }

  @Test
  void tooFewSeedsTellNothing() {
    assertThat(GreatestDrop.canTell(10, 2, ALPHA)).isFalse();
    assertThat(GreatestDrop.canTell(3, 3, ALPHA)).isTrue();
    assertThat(GreatestDrop.canTell(3, 3, 0.01)).isFalse();
    assertThat(GreatestDrop.canTell(10, 3, 0.01)).isTrue();
    assertThat(GreatestDrop.canTellPairs(4, ALPHA)).isFalse();
    assertThat(GreatestDrop.canTellPairs(5, ALPHA)).isTrue();
    assertThatThrownBy(
            () -> GreatestDrop.pValues(List.of(recall(10, List.of(1.0, 1.0), List.of(0.0)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fewer than 3 seeds on a side");
    assertThatThrownBy(
            () -> GreatestDrop.pValuesOfPairs(List.of(recall(10, List.of(1.0, 1.0), List.of(0.0)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 and 1 are no pairs");
  }

  @Test
  void whereThereAreTooManyWaysAFixedChoiceIsLookedAt() {
    List<Double> before =
        DoubleStream.iterate(0.9, each -> each + 0.001).limit(15).boxed().toList();
    ClassRecall lost = recall(1000, before, before.stream().map(each -> each - 0.05).toList());

    assertThat(GreatestDrop.pValues(List.of(lost))).containsExactly(1.0 / Relabelling.MOST);
    assertThat(GreatestDrop.pValuesOfPairs(List.of(lost)).get(0))
        .isCloseTo(1.0 / Relabelling.MOST, within(2.0 / Relabelling.MOST));
  }

  /** Whatever the distribution, any class of an unchanged recipe is warned of in 5% at most. */
  @ParameterizedTest
  @CsvSource({
    "10, 3, NORMAL, 1",
    "10, 3, SKEWED, 1",
    "10, 3, COLLAPSING, 1",
    "10, 5, NORMAL, 1",
    "10, 5, SKEWED, 1",
    "10, 5, COLLAPSING, 1",
    "5, 5, NORMAL, 1",
    "5, 5, SKEWED, 1",
    "3, 3, NORMAL, 1",
    "3, 3, SKEWED, 1",
    // As good, but scattering twice as much.
    "10, 3, NORMAL, 2",
    "10, 3, SKEWED, 2",
    "10, 5, NORMAL, 2",
    "5, 5, NORMAL, 2",
    "3, 3, NORMAL, 2"
  })
  void unchangedRecipesAreHardlyEverWarnedOf(
      int baseline, int candidate, Shape shape, double spread) {
    Trainings random = new Trainings(1);

    int warnings = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[][] before = recalls(random, baseline, shape, 1, 0);
      double[][] after = recalls(random, candidate, shape, spread, 0);
      warnings += anyIsWorse(GreatestDrop.pValues(classes(before, after))) ? 1 : 0;
    }

    assertThat((double) warnings / TRIALS).isLessThanOrEqualTo(BOUND);
  }

  @ParameterizedTest
  @CsvSource({"5, NORMAL", "5, SKEWED", "10, NORMAL", "10, COLLAPSING"})
  void unchangedPairsAreHardlyEverWarnedOf(int pairs, Shape shape) {
    Trainings random = new Trainings(2);

    int warnings = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[][] before = recalls(random, pairs, shape, 1, 0);
      double[][] after = recalls(random, pairs, shape, 1, 0);
      mix(before, after);
      warnings += anyIsWorse(GreatestDrop.pValuesOfPairs(classes(before, after))) ? 1 : 0;
    }

    assertThat((double) warnings / TRIALS).isLessThanOrEqualTo(BOUND);
  }

  /** A class that loses fifteen of its thousand images, two to three deviations of its seeds. */
  @ParameterizedTest
  @CsvSource({"10, 3, 0.4", "10, 5, 0.9", "5, 5, 0.7"})
  void aClassThatLosesAFewImagesIsWarnedOf(int baseline, int candidate, double power) {
    Trainings random = new Trainings(3);

    int warnings = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[][] before = recalls(random, baseline, Shape.NORMAL, 1, 0);
      double[][] after = recalls(random, candidate, Shape.NORMAL, 1, 15);
      warnings += GreatestDrop.pValues(classes(before, after)).get(5) <= ALPHA ? 1 : 0;
    }

    assertThat(warnings / 200.0).isGreaterThanOrEqualTo(power);
  }

  private static boolean anyIsWorse(List<Double> p) {
    return p.stream().anyMatch(each -> each <= ALPHA);
  }

  /**
   * Recalls of each class, whose errors are those of one network; the sixth class may lose some.
   */
  private static double[][] recalls(
      Trainings random, int seeds, Shape shape, double spread, double lost) {
    double[][] recalls = new double[DEVIATIONS.length][seeds];
    for (int seed = 0; seed < seeds; seed++) {
      boolean collapses = shape == Shape.COLLAPSING && random.uniform() < 0.05;
      for (int label = 0; label < DEVIATIONS.length; label++) {
        double error = error(random, shape) * spread * DEVIATIONS[label];
        double right = 980 + error - (label == 5 ? lost : 0) - (collapses ? 800 : 0);
        recalls[label][seed] = Math.min(IMAGES, Math.max(0, Math.rint(right))) / IMAGES;
      }
    }
    return recalls;
  }

  /** Of mean 0 and deviation 1. */
  private static double error(Trainings random, Shape shape) {
    double normal = random.normal();
    // A lognormal number of sigma 0.6 has the mean exp(0.18) and the deviation 0.7884.
    return shape == Shape.SKEWED
        ? (StrictMath.exp(0.18) - StrictMath.exp(0.6 * normal)) / 0.7884
        : normal;
  }

  /** Makes networks of the same seed alike: what both have in common is two thirds. */
  private static void mix(double[][] before, double[][] after) {
    for (int label = 0; label < before.length; label++) {
      for (int seed = 0; seed < before[label].length; seed++) {
        double one = before[label][seed];
        double other = after[label][seed];
        before[label][seed] = (2 * one + other) / 3;
        after[label][seed] = (one + 2 * other) / 3;
      }
    }
  }

  private static List<ClassRecall> classes(double[][] before, double[][] after) {
    List<ClassRecall> classes = new ArrayList<>();
    IntStream.range(0, before.length)
        .forEach(i -> classes.add(recall(IMAGES, boxed(before[i]), boxed(after[i]))));
    return classes;
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static ClassRecall recall(int images, List<Double> baseline, List<Double> candidate) {
    return new ClassRecall(images, baseline, candidate);
  }
}
