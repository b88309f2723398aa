package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layers that draw numbers in training, other than dropout. */
class TrainingNoiseTest {

  private static final IntFunction<SplittableRandom> STREAMS = SplittableRandom::new;

  @Test
  void inEvaluationNothingHappens() {
    INDArray ones = ones(2, 3, 4, 5);

    assertThat(new SpatialDropoutFunction(0.5, STREAMS, 3, 4, 5).forward(ones, false))
        .isSameAs(ones);
    assertThat(new NoiseFunction(0.5, STREAMS, 3, 4, 5).forward(ones, false)).isSameAs(ones);
  }

  @Test
  void spatialDropoutDropsWholeChannelsAndTheirGradients() {
    LayerFunction dropout = new SpatialDropoutFunction(0.25, STREAMS, 50, 2, 3);

    float[] outputs = trained(dropout, ones(40, 50, 2, 3)).data().asFloat();

    int kept = 0;
    for (int channel = 0; channel < 40 * 50; channel++) {
      float[] plane = Arrays.copyOfRange(outputs, channel * 6, channel * 6 + 6);
      assertThat(plane).containsOnly(plane[0] == 0 ? 0 : (float) (1 / 0.75));
      kept += plane[0] == 0 ? 0 : 1;
    }
    assertThat(kept / 2000.0).isCloseTo(0.75, Offset.offset(0.04));
    float[] gradients =
        Views.forwardFirst(dropout.backward(ones(40, 50, 2, 3), true)).data().asFloat();
    assertThat(gradients).isEqualTo(outputs);
  }

  @Test
  void noiseIsAddedWithItsDeviationAndGradientsPass() {
    LayerFunction noise = new NoiseFunction(0.5, STREAMS, 1000);

    INDArray first = trained(noise, ones(100, 1000)).dup('c');
    INDArray second = trained(noise, ones(100, 1000)).dup('c');

    assertThat(first).isNotEqualTo(second);
    assertThat(first.meanNumber().doubleValue()).isCloseTo(1, Offset.offset(0.006));
    assertThat(first.stdNumber().doubleValue()).isCloseTo(0.5, Offset.offset(0.005));
    INDArray gradient = ones(100, 1000);
    assertThat(noise.backward(gradient, true)).isSameAs(gradient);
    assertThat(gradient).isEqualTo(ones(100, 1000));
  }

  @Test
  void anEpochDrawsTheSameNumbersAgain() {
    LayerFunction dropout = new SpatialDropoutFunction(0.5, STREAMS, 50, 2, 3);
    LayerFunction noise = new NoiseFunction(0.5, STREAMS, 50, 2, 3);
    for (LayerFunction function : new LayerFunction[] {dropout, noise}) {
      function.startEpoch(2);
      float[] first = trained(function, ones(4, 50, 2, 3)).dup('c').data().asFloat();
      float[] next = trained(function, ones(4, 50, 2, 3)).dup('c').data().asFloat();
      function.startEpoch(2);

      assertThat(trained(function, ones(4, 50, 2, 3)).dup('c').data().asFloat())
          .isEqualTo(first)
          .isNotEqualTo(next);
    }
  }

  @Test
  void whatASampleGetsDependsOnItsPlaceInTheBatchAndNotOnThePassItIsIn() {
    LayerFunction dropout = new SpatialDropoutFunction(0.5, STREAMS, 50, 3, 3);
    LayerFunction noise = new NoiseFunction(0.5, STREAMS, 50, 3, 3);
    for (LayerFunction function : new LayerFunction[] {dropout, noise}) {
      function.startEpoch(1);
      float[] whole = trained(function, ones(5, 50, 3, 3)).dup('c').data().asFloat();
      function.startEpoch(1);
      function.startBatch();
      function.startPart(3);

      assertThat(function.forward(ones(2, 50, 3, 3), true).dup('c').data().asFloat())
          .containsExactly(Arrays.copyOfRange(whole, 3 * 450, 5 * 450));
    }
  }

  private static INDArray trained(LayerFunction function, INDArray batch) {
    function.startBatch();
    function.startPart(0);
    return function.forward(batch, true);
  }

  private static INDArray ones(long... shape) {
    return Nd4j.valueArrayOf(shape, 1f);
  }
}
