package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GlobalAveragePoolingFunctionTest {

  @Test
  void imagesAndChannelsDoNotMix() {
    LayerFunction pooling = new GlobalAveragePoolingFunction(1, 2, 2, 2);

    INDArray means = pooling.forward(array(new float[] {1, 2, 4, 3, 5, 6, 8, 7}, 2, 2, 1, 2), true);

    assertThat(means.shape()).containsExactly(2, 2);
    assertThat(means.data().asFloat()).containsExactly(1.5f, 3.5f, 5.5f, 7.5f);
    assertThat(backward(pooling, array(new float[] {2, 4, 6, 8}, 2, 2)))
        .containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
  }

  // Longer than what is added up at once, and not a multiple of it: 0 to 42, mean 21.
  @Test
  void everyPixelCounts() {
    LayerFunction pooling = new GlobalAveragePoolingFunction(1, 43, 1, 1);
    float[] pixels = new float[43];
    IntStream.range(0, 43).forEach(i -> pixels[i] = i);

    assertThat(pooling.forward(array(pixels, 1, 1, 1, 43), true).data().asFloat())
        .containsExactly(21);
  }

  @Test
  void channelsOfAnyNumberArePooled() {
    LayerFunction pooling = new GlobalAveragePoolingFunction(3, 3, 1009, 1009);
    float[] pixels = new float[2 * 9 * 1009];
    float[] expected = new float[2 * 1009];
    for (int i = 0; i < expected.length; i++) {
      Arrays.fill(pixels, 9 * i, 9 * i + 9, i);
      expected[i] = i;
    }

    assertThat(pooling.forward(array(pixels, 2, 1009, 3, 3), true).data().asFloat())
        .isEqualTo(expected);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = 9 * i;
    }
    assertThat(backward(pooling, array(expected, 2, 1009))).isEqualTo(pixels);
  }

  private static float[] backward(LayerFunction pooling, INDArray gradient) {
    return Views.forwardFirst(pooling.backward(gradient, true)).data().asFloat();
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
