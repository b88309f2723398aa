package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SoftmaxTest {

  // e^0 : e^ln2 : e^ln5 = 1 : 2 : 5
  @Test
  void theExponentialsOfAVectorAreDividedByTheirSum() {
    float[] x = {0, (float) Math.log(2), (float) Math.log(5), 3, 3, 3};

    assertThat(forward(softmax(3), x, 2))
        .containsExactly(
            new float[] {0.125f, 0.25f, 0.625f, 1 / 3f, 1 / 3f, 1 / 3f}, Offset.offset(1e-7f));
  }

  @Test
  void greatNumbersNeitherOverflowNorBecomeNaN() {
    assertThat(forward(softmax(3), new float[] {1000, 0, -1000, 90, 90, 90}, 2))
        .containsExactly(1, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f);
  }

  @Test
  void whatIsNotANumberIsNotHidden() {
    assertThat(forward(softmax(2), new float[] {Float.NaN, 0, 1, 1}, 2))
        .containsExactly(Float.NaN, Float.NaN, 0.5f, 0.5f);
  }

  /**
   * To what the difference from the maximum, up to 20, is rounded to. Of few and of many features,
   * so that several vectors, or a part of one, are a block.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1000", "700, 5", "1024, 2", "5000, 3"})
  void valuesAndGradientsAreThoseOfTheFormulas(int features, int batch) {
    SplittableRandom random = new SplittableRandom(1);
    float[] x = new float[features * batch];
    float[] dy = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-10, 10);
      dy[i] = (float) random.nextDouble(-1, 1);
    }
    CurveFunction softmax = softmax(features);

    float[] y = forward(softmax, x, batch);
    float[] dx = Views.forwardFirst(softmax.backward(array(dy, batch), true)).data().asFloat();

    for (int row = 0; row < x.length; row += features) {
      double sum = 0;
      double inner = 0;
      for (int i = row; i < row + features; i++) {
        sum += Math.exp(x[i]);
        inner += Math.exp(x[i]) * dy[i];
      }
      for (int i = row; i < row + features; i++) {
        double expected = Math.exp(x[i]) / sum;
        assertThat((double) y[i]).isCloseTo(expected, within(2e-6 * expected));
        assertThat((double) dx[i])
            .isCloseTo(expected * (dy[i] - inner / sum), within(3e-6 * expected));
      }
    }
  }

  private static CurveFunction softmax(int features) {
    return new CurveFunction(new Softmax(features));
  }

  private static float[] forward(CurveFunction softmax, float[] x, int batch) {
    return softmax.forward(array(x, batch), true).data().asFloat();
  }

  private static INDArray array(float[] values, int batch) {
    return Nd4j.create(values, new long[] {batch, values.length / batch}, 'c');
  }
}
