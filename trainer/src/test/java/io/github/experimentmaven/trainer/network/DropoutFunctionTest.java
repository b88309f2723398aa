package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutFunctionTest {

  private static final int BATCH = 100;
  private static final int FEATURES = 1000;
  private static final int COUNT = BATCH * FEATURES;

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.5, 0.8})
  void theRightFractionIsKeptAndScaledUp(double rate) {
    float[] outputs = trained(dropout(rate, 1), ones()).data().asFloat();

    float scale = (float) (1 / (1 - rate));
    int kept = 0;
    double sum = 0;
    for (float output : outputs) {
      assertThat(output).isIn(0f, scale);
      kept += output == 0 ? 0 : 1;
      sum += output;
    }
    // five standard errors of a binomial proportion
    double bound = 5 * Math.sqrt(rate * (1 - rate) / COUNT);
    assertThat((double) kept / COUNT).isCloseTo(1 - rate, within(bound));
    // so the expected value stays at one
    assertThat(sum / COUNT).isCloseTo(1, within(bound / (1 - rate)));
  }

  @Test
  void nothingHappensOutsideOfTraining() {
    INDArray input = ones();

    assertThat(dropout(0.5, 1).forward(input, false)).isSameAs(input);
  }

  @Test
  void nothingIsDroppedAtARateOfZero() {
    INDArray input = ones();

    assertThat(trained(dropout(0, 1), input)).isSameAs(input);
  }

  @Test
  void theInputIsLeftAsItWas() {
    INDArray input = ones();

    trained(dropout(0.5, 1), input);

    assertThat(input.data().asFloat()).containsOnly(1);
  }

  @Test
  void theGradientPassesWhereTheInputDid() {
    DropoutFunction dropout = dropout(0.5, 1);

    float[] outputs = trained(dropout, ones()).data().asFloat();
    INDArray gradient = dropout.backward(ones(), true);

    assertThat(gradient.data().asFloat()).containsExactly(outputs);
  }

  @Test
  void everyBatchDropsOthers() {
    DropoutFunction dropout = dropout(0.5, 1);

    float[] first = trained(dropout, ones()).data().asFloat();
    float[] second = trained(dropout, ones()).data().asFloat();

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void anEvaluationInBetweenDrawsNothing() {
    DropoutFunction plain = dropout(0.5, 1);
    DropoutFunction evaluated = dropout(0.5, 1);

    trained(plain, ones());
    trained(evaluated, ones());
    evaluated.forward(ones(), false);

    assertThat(trained(evaluated, ones()).data().asFloat())
        .containsExactly(trained(plain, ones()).data().asFloat());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5})
  void everyFeatureIsDroppedAsOften(double rate) {
    DropoutFunction dropout = dropout(rate, 1);
    int[] counts = new int[FEATURES];
    int samples = 0;
    for (int batch = 0; batch < 20; batch++) {
      float[] outputs = trained(dropout, ones()).data().asFloat();
      for (int i = 0; i < COUNT; i++) {
        counts[i % FEATURES] += outputs[i] == 0 ? 1 : 0;
      }
      samples += BATCH;
    }

    double square = 0;
    for (int count : counts) {
      double difference = count - rate * samples;
      square += difference * difference / (rate * (1 - rate) * samples);
    }
    // chi-square with as many degrees of freedom, five standard deviations to both sides
    assertThat(square).isCloseTo(FEATURES, within(5 * Math.sqrt(2.0 * FEATURES)));
  }

  // The next feature, the same feature of the next sample, and the same place in the next batch.
  @ParameterizedTest
  @ValueSource(ints = {1, FEATURES, COUNT})
  void whatIsDroppedSaysNothingOfTheNext(int distance) {
    DropoutFunction dropout = dropout(0.5, 1);
    float[] outputs = new float[10 * COUNT];
    for (int batch = 0; batch < 10; batch++) {
      System.arraycopy(trained(dropout, ones()).data().asFloat(), 0, outputs, batch * COUNT, COUNT);
    }

    int pairs = outputs.length - distance;
    int alike = 0;
    for (int i = 0; i < pairs; i++) {
      alike += outputs[i] == outputs[i + distance] ? 1 : 0;
    }
    // five standard deviations
    assertThat((double) alike).isCloseTo(pairs / 2.0, within(5 * Math.sqrt(pairs / 4.0)));
  }

  /** The next batch is not affected by how many numbers one before it took. */
  @Test
  void theSizeOfABatchChangesNoOther() {
    DropoutFunction full = dropout(0.5, 1);
    DropoutFunction half = dropout(0.5, 1);

    float[] whole = trained(full, ones()).data().asFloat();
    INDArray rest = Nd4j.ones(DataType.FLOAT, BATCH / 2, FEATURES);
    float[] part = trained(half, rest).data().asFloat();

    assertThat(part).containsExactly(java.util.Arrays.copyOf(whole, COUNT / 2));
    assertThat(trained(half, ones()).data().asFloat())
        .containsExactly(trained(full, ones()).data().asFloat());
  }

  @Test
  void whatIsDroppedOfASampleDependsOnItsPlaceInTheBatchAndNotOnThePassItIsIn() {
    float[] whole = trained(dropout(0.5, 1), ones()).data().asFloat();
    DropoutFunction divided = dropout(0.5, 1);
    INDArray part = Nd4j.ones(DataType.FLOAT, BATCH / 4, FEATURES);

    divided.startBatch();
    for (int first = 0; first < BATCH; first += BATCH / 4) {
      divided.startPart(first);
      float[] outputs = divided.forward(part, true).dup().data().asFloat();
      float[] gradient = divided.backward(part.dup(), true).data().asFloat();

      assertThat(outputs)
          .containsExactly(
              java.util.Arrays.copyOfRange(
                  whole, first * FEATURES, (first + BATCH / 4) * FEATURES));
      assertThat(gradient).containsExactly(outputs);
    }
  }

  @Test
  void nearlyEverythingCanBeDropped() {
    float[] outputs = trained(dropout(Math.nextDown(1.0), 1), ones()).data().asFloat();

    assertThat(outputs).containsOnly(0);
  }

  @Test
  void theSeedAloneDecides() {
    float[] first = trained(dropout(0.5, 3), ones()).data().asFloat();

    assertThat(trained(dropout(0.5, 3), ones()).data().asFloat()).isEqualTo(first);
    assertThat(trained(dropout(0.5, 4), ones()).data().asFloat()).isNotEqualTo(first);
  }

  @Test
  void everyEpochHasRandomNumbersOfItsOwn() {
    DropoutFunction plain = dropout(0.5, 1);
    DropoutFunction late = dropout(0.5, 1);

    float[] first = trained(plain, ones()).data().asFloat();
    plain.startEpoch(2);
    float[] second = trained(plain, ones()).data().asFloat();
    late.startEpoch(2);

    assertThat(second).isNotEqualTo(first);
    assertThat(trained(late, ones()).data().asFloat()).containsExactly(second);
    plain.startEpoch(1);
    assertThat(trained(plain, ones()).data().asFloat()).containsExactly(first);
  }

  private static DropoutFunction dropout(double rate, long seed) {
    return new DropoutFunction(rate, epoch -> new SplittableRandom(100 * seed + epoch), FEATURES);
  }

  private static INDArray trained(DropoutFunction dropout, INDArray batch) {
    dropout.startBatch();
    dropout.startPart(0);
    return dropout.forward(batch, true);
  }

  private static INDArray ones() {
    return Nd4j.ones(DataType.FLOAT, BATCH, FEATURES);
  }
}
