package io.github.experimentmaven.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.experimentmaven.experiment.Layer;
import io.github.experimentmaven.experiment.Padding;
import io.github.experimentmaven.experiment.Shape;
import io.github.experimentmaven.experiment.ShapeException;
import io.github.experimentmaven.experiment.Size;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AveragePoolingFunctionTest {

  @Test
  void theGradientOfAMeanIsSharedByItsValues() throws ShapeException {
    AveragePoolingFunction pooling = pooling(2, 4, 1, Size.square(2), Size.square(2));

    assertThat(forward(pooling, 1, 1, 2, 4, /* */ 1, 2, 1, 8, /* */ 3, 6, -8, 1))
        .containsExactly(3, 0.5f);
    assertThat(backward(pooling, 1, 1, 1, 2, /* */ 4, 8))
        .containsExactly(1, 1, 2, 2, /* */ 1, 1, 2, 2);
  }

  // (1 + 2 + 4 + 5) / 4, (3 + 6) / 2, (7 + 8) / 2, 9
  @Test
  void whatIsOutsideOfTheImageIsNotCounted() throws ShapeException {
    AveragePoolingFunction pooling = pooling(3, 3, 1, Size.square(2), Size.square(2));

    assertThat(forward(pooling, 1, 1, 3, 3, /* */ 1, 2, 3, /* */ 4, 5, 6, /* */ 7, 8, 9))
        .containsExactly(3, 4.5f, 7.5f, 9);
    assertThat(backward(pooling, 1, 1, 2, 2, /* */ 4, 8, 12, 16))
        .containsExactly(1, 1, 4, /* */ 1, 1, 4, /* */ 6, 6, 16);
  }

  @Test
  void overlappingWindowsAddUpTheirGradients() throws ShapeException {
    AveragePoolingFunction pooling = pooling(1, 4, 1, new Size(1, 3), Size.square(1));

    assertThat(forward(pooling, 1, 1, 1, 4, /* */ 1, 3, 5, 10)).containsExactly(2, 3, 6, 7.5f);
    assertThat(backward(pooling, 1, 1, 1, 4, /* */ 2, 30, 300, 4000))
        .containsExactly(11, 111, 2110, 2100);
  }

  @Test
  void imagesAndChannelsDoNotMix() throws ShapeException {
    AveragePoolingFunction pooling = pooling(1, 2, 2, new Size(1, 2), new Size(1, 2));

    assertThat(forward(pooling, 2, 2, 1, 2, /* */ 1, 2, 4, 3, /* */ 5, 6, 8, 7))
        .containsExactly(1.5f, 3.5f, 5.5f, 7.5f);
    assertThat(backward(pooling, 2, 2, 1, 1, /* */ 2, 4, 6, 8))
        .containsExactly(1, 1, 2, 2, /* */ 3, 3, 4, 4);
  }

  private static AveragePoolingFunction pooling(
      int height, int width, int channels, Size size, Size strides) throws ShapeException {
    Shape input = Shape.of(height, width, channels);
    Shape output = new Layer.AveragePooling2D(size, strides, Padding.SAME, null).outputShape(input);
    return new AveragePoolingFunction(
        Window.over(input, output, size, strides, Padding.SAME), channels);
  }

  private static float[] forward(
      LayerFunction pooling, int batch, int channels, int height, int width, float... x) {
    return pooling.forward(array(x, batch, channels, height, width), true).data().asFloat();
  }

  private static float[] backward(
      LayerFunction pooling, int batch, int channels, int height, int width, float... dy) {
    return Views.forwardFirst(pooling.backward(array(dy, batch, channels, height, width), true))
        .data()
        .asFloat();
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
